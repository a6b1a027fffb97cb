package org.muniment.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says about its bearer. The claims {@code aud}, {@code csid}, {@code name}
 * and {@code trid} are the ones official clients read (contract: auth §2); none of them decides
 * anything here but {@code trid}.
 *
 * @param clientId the access key it was made for; null after a sign-in with a password
 */
record TokenClaims(
    RepositoryRef repository,
    int trusteeId,
    UUID sessionId,
    int epoch,
    @Nullable String clientId,
    ScopeSet scopes,
    Instant expires) {

  Map<String, Object> write(TokenConfig config, String trusteeName, Instant issued) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", config.issuer());
    claims.put("aud", config.domain());
    claims.put("sub", String.valueOf(trusteeId));
    claims.put("csid", config.customerId());
    claims.put("trid", String.valueOf(trusteeId));
    claims.put("name", trusteeName);
    claims.put("repo_id", repository.id());
    claims.put("repo", repository.name());
    claims.put("sid", sessionId.toString());
    claims.put("epoch", epoch);
    if (clientId != null) {
      claims.put("client_id", clientId);
      claims.put("scope", scopes.toString());
    }
    claims.put("iat", issued.getEpochSecond());
    claims.put("nbf", issued.getEpochSecond());
    claims.put("exp", expires.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  /** Reads the claims of a token whose signature was verified. */
  static TokenClaims read(JWTClaimsSet claims) throws ParseException {
    String clientId = claims.getStringClaim("client_id");
    return new TokenClaims(
        new RepositoryRef(integer(claims, "repo_id"), string(claims, "repo")),
        Integer.parseInt(string(claims, "trid")),
        UUID.fromString(string(claims, "sid")),
        integer(claims, "epoch"),
        clientId,
        clientId == null ? ScopeSet.unlimited() : ScopeSet.parse(string(claims, "scope")),
        present(claims.getExpirationTime(), "exp").toInstant());
  }

  private static String string(JWTClaimsSet claims, String name) throws ParseException {
    return present(claims.getStringClaim(name), name);
  }

  private static int integer(JWTClaimsSet claims, String name) throws ParseException {
    return present(claims.getIntegerClaim(name), name);
  }

  private static <T> T present(@Nullable T value, String name) throws ParseException {
    if (value == null) {
      throw new ParseException("The claim " + name + " is missing.", 0);
    }
    return value;
  }
}
