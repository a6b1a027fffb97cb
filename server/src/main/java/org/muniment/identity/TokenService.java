package org.muniment.identity;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes access tokens. Each begins a session, and no two are equal. Thread-safe. */
public final class TokenService {
  private final SigningKeys keys;
  private final TokenConfig config;
  private final Clock clock;

  /**
   * @param keys those for {@link SigningKeys.Purpose#ACCESS}
   */
  public TokenService(SigningKeys keys, TokenConfig config, Clock clock) {
    this.keys = keys;
    this.config = config;
    this.clock = clock;
  }

  /** A token for a user who proved to be one; it is good for everything the user may do. */
  public AccessToken issue(RepositoryRef repository, Trustee trustee) {
    return issue(repository, trustee, null, ScopeSet.unlimited(), config.passwordLifetime());
  }

  /** A token for an access key of a user, good for some scopes. */
  public AccessToken issue(
      RepositoryRef repository, Trustee trustee, String clientId, ScopeSet scopes) {
    return issue(repository, trustee, clientId, scopes, config.clientLifetime());
  }

  private AccessToken issue(
      RepositoryRef repository,
      Trustee trustee,
      @Nullable String clientId,
      ScopeSet scopes,
      Duration lifetime) {
    Instant now = clock.instant();
    TokenClaims claims =
        new TokenClaims(
            repository,
            trustee.id(),
            UUID.randomUUID(),
            trustee.tokenEpoch(),
            clientId,
            scopes,
            now.plus(lifetime));
    String token =
        keys.current().sign(JOSEObjectType.JWT, claims.write(config, trustee.name(), now));
    return new AccessToken(token, lifetime, claims.sessionId());
  }
}
