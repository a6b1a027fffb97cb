package org.muniment.identity;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;

/** Tokens for programs that hold an access key (contract: auth §2). Thread-safe. */
public final class ClientCredentials {
  private static final String BEARER = "Bearer ";

  private final Database database;
  private final TokenService tokens;
  private final Clock clock;
  private final AccessKeyDao keys = new AccessKeyDao();
  private final TrusteeDao trustees = new TrusteeDao();

  public ClientCredentials(Database database, TokenService tokens, Clock clock) {
    this.database = database;
    this.tokens = tokens;
    this.clock = clock;
  }

  private record Client(AccessKeyDao.ClientKey key, Trustee trustee) {}

  /**
   * Answers a token request.
   *
   * @param authorization the header of this name, or null
   * @param form the members of the form in the body
   * @throws OAuthException when it is refused
   */
  public OAuthToken token(@Nullable String authorization, Map<String, String> form) {
    String grantType = form.get("grant_type");
    if (grantType == null || grantType.isBlank()) {
      throw OAuthException.invalidRequest("The parameter grant_type is missing.");
    }
    if (!grantType.equals("client_credentials")) {
      throw new OAuthException(
          "unsupported_grant_type", "The grant type must be client_credentials.", 400);
    }
    ClientAssertion assertion = ClientAssertion.parse(bearer(authorization));
    Client client = find(assertion.clientId());
    assertion.verify(client.key(), clock.instant());
    if (!client.trustee().enabled()) {
      throw OAuthException.invalidClient("The service principal may not sign in.");
    }
    ScopeSet scopes = ScopeSet.parse(form.get("scope"));
    AccessToken token =
        tokens.issue(client.key().repository(), client.trustee(), client.key().clientId(), scopes);
    return new OAuthToken(
        token.value(),
        "bearer",
        token.lifetime().toSeconds(),
        scopes.isEmpty() ? null : scopes.toString());
  }

  private static String bearer(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw OAuthException.invalidClient(
          "The header Authorization must carry the client assertion as a bearer token.");
    }
    return authorization.substring(BEARER.length()).strip();
  }

  private Client find(String clientId) {
    return database
        .read(
            transaction ->
                keys.find(transaction, clientId)
                    .flatMap(
                        key ->
                            trustees
                                .find(transaction, key.repository().id(), key.trusteeId())
                                .map(trustee -> new Client(key, trustee))))
        .orElseThrow(
            () -> OAuthException.invalidClient("There is no access key for this client_id."));
  }
}
