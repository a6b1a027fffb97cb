package org.muniment.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muniment.database.Transaction;

/**
 * Access keys (contract: auth §2). Building blocks for whoever administers a server: they check no
 * rights. Thread-safe.
 */
public final class AccessKeys {
  private static final int SECRET_BYTES = 32;

  private final TokenConfig config;
  private final TrusteeStates states;
  private final Clock clock;
  private final TrusteeDao trustees = new TrusteeDao();
  private final AccessKeyDao dao = new AccessKeyDao();
  private final SecureRandom random = new SecureRandom();

  public AccessKeys(TokenConfig config, TrusteeStates states, Clock clock) {
    this.config = config;
    this.states = states;
    this.clock = clock;
  }

  /**
   * Makes a key for a trustee. Only its public half and a hash are kept, so the answer is the one
   * chance to see it.
   */
  public NewAccessKey create(Transaction transaction, int repositoryId, int trusteeId) {
    if (trustees.find(transaction, repositoryId, trusteeId).isEmpty()) {
      throw UserService.notFound(trusteeId);
    }
    String clientId = UUID.randomUUID().toString();
    ECKey key = generate();
    String secret = secret();
    dao.insert(
        transaction,
        repositoryId,
        clientId,
        trusteeId,
        key.getKeyID(),
        key.toPublicJWK().toJSONString(),
        secretHash(secret),
        clock.instant());
    states.changed(transaction, repositoryId, trusteeId);
    return new NewAccessKey(clientId, encode(clientId, key), secret);
  }

  /** All keys of a repository, oldest first, revoked ones included. */
  public List<AccessKey> list(Transaction transaction, int repositoryId) {
    return dao.list(transaction, repositoryId);
  }

  /**
   * Makes a key and all tokens that were got with it invalid.
   *
   * @return whether there was such a key that was not revoked yet
   */
  public boolean revoke(Transaction transaction, int repositoryId, String clientId) {
    return dao.revoke(transaction, repositoryId, clientId, clock.instant())
        .map(
            trusteeId -> {
              states.changed(transaction, repositoryId, trusteeId);
              return true;
            })
        .orElse(false);
  }

  /**
   * The secret has 256 random bits, so there is nothing to guess and a slow hash would protect
   * nothing; a fast one keeps token requests cheap.
   */
  static byte[] secretHash(String secret) {
    return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
  }

  private String secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .keyID(UUID.randomUUID().toString())
          .generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("A P-256 key could not be made.", impossible);
    }
  }

  private String encode(String clientId, ECKey key) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", "EC");
    jwk.put("crv", "P-256");
    jwk.put("use", "sig");
    jwk.put("d", key.getD().toString());
    jwk.put("x", key.getX().toString());
    jwk.put("y", key.getY().toString());
    jwk.put("kid", key.getKeyID());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("customerId", config.customerId());
    members.put("clientId", clientId);
    members.put("domain", config.domain());
    members.put("jwk", jwk);
    return Base64.getEncoder()
        .encodeToString(AsciiJson.write(members).getBytes(StandardCharsets.US_ASCII));
  }
}
