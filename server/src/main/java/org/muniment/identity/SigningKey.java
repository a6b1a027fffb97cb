package org.muniment.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A secret key with what signs and verifies by it. Thread-safe. */
final class SigningKey {
  static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;

  private final String id;
  private final @Nullable Instant retires;
  private final MACSigner signer;
  private final MACVerifier verifier;

  /**
   * @param retires when it stops to verify; null for the key that signs
   */
  SigningKey(String id, byte[] secret, @Nullable Instant retires) {
    this.id = id;
    this.retires = retires;
    try {
      this.signer = new MACSigner(secret);
      this.verifier = new MACVerifier(secret);
    } catch (JOSEException unusable) {
      throw new IllegalStateException("The signing key " + id + " can't be used.", unusable);
    }
  }

  String id() {
    return id;
  }

  boolean signs() {
    return retires == null;
  }

  boolean verifiesAt(Instant now) {
    return retires == null || now.isBefore(retires);
  }

  /** A compact token with these claims. */
  String sign(@Nullable JOSEObjectType type, Map<String, Object> claims) {
    JWSHeader header = new JWSHeader.Builder(ALGORITHM).type(type).keyID(id).build();
    JWSObject token = new JWSObject(header, new Payload(AsciiJson.write(claims)));
    try {
      token.sign(signer);
    } catch (JOSEException failure) {
      throw new IllegalStateException("A token could not be signed.", failure);
    }
    return token.serialize();
  }

  boolean verifies(JWSObject token) throws JOSEException {
    // The algorithm is ours to choose, never the token's.
    return ALGORITHM.equals(token.getHeader().getAlgorithm()) && token.verify(verifier);
  }
}
