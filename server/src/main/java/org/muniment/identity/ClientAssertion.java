package org.muniment.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a program says to prove that it holds an access key. Nothing in it is to be believed before
 * {@link #verify} returned.
 */
final class ClientAssertion {
  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

  /** The same for all regions and installations. */
  private static final String AUDIENCE = "laserfiche.com";

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Looser than the ids made here, but nothing the database could stumble over. */
  private static final Pattern CLIENT_ID = Pattern.compile("[!-~]{1,200}");

  private final JWSObject token;
  private final JWTClaimsSet claims;
  private final String clientId;

  private ClientAssertion(JWSObject token, JWTClaimsSet claims, String clientId) {
    this.token = token;
    this.claims = claims;
    this.clientId = clientId;
  }

  static ClientAssertion parse(String text) {
    try {
      JWSObject token = CompactToken.parse(text);
      JWTClaimsSet claims = CompactToken.claims(token);
      String clientId = claims.getStringClaim("client_id");
      if (clientId == null || !CLIENT_ID.matcher(clientId).matches()) {
        throw OAuthException.invalidClient("The client assertion has no claim client_id.");
      }
      return new ClientAssertion(token, claims, clientId);
    } catch (ParseException malformed) {
      throw OAuthException.invalidClient("The client assertion can't be read.");
    }
  }

  String clientId() {
    return clientId;
  }

  /**
   * Compares everything with what is known of the client. May be used any number of times while it
   * is valid: official clients send one again.
   */
  void verify(AccessKeyDao.ClientKey key, Instant now) {
    if (!isSignedBy(key)) {
      throw OAuthException.invalidClient("The client assertion is not signed by the access key.");
    }
    if (!claims.getAudience().contains(AUDIENCE)) {
      throw OAuthException.invalidClient("The client assertion is for another audience.");
    }
    if (!hasSecret(key.secretHash())) {
      throw OAuthException.invalidClient("The service principal key is wrong.");
    }
    Instant earliest = now.minus(TOLERANCE);
    Instant latest = now.plus(TOLERANCE);
    Instant expires = instant(claims.getExpirationTime());
    if (expires != null && !expires.isAfter(earliest)) {
      throw OAuthException.invalidClient("The client assertion has expired.");
    }
    Instant notBefore = instant(claims.getNotBeforeTime());
    Instant issued = instant(claims.getIssueTime());
    if ((notBefore != null && notBefore.isAfter(latest))
        || (issued != null && issued.isAfter(latest))) {
      throw OAuthException.invalidClient(
          "The client assertion is from the future; compare the clocks.");
    }
  }

  private boolean isSignedBy(AccessKeyDao.ClientKey key) {
    if (!ALGORITHM.equals(token.getHeader().getAlgorithm())
        || !key.keyId().equals(token.getHeader().getKeyID())) {
      return false;
    }
    ECDSAVerifier verifier;
    try {
      verifier = new ECDSAVerifier(ECKey.parse(key.publicKey()));
    } catch (ParseException | JOSEException unusable) {
      throw new IllegalStateException(
          "The public key of the client " + key.clientId() + " can't be used.", unusable);
    }
    try {
      return token.verify(verifier);
    } catch (JOSEException unusable) {
      return false;
    }
  }

  private boolean hasSecret(byte[] expected) {
    String secret;
    try {
      secret = claims.getStringClaim("client_secret");
    } catch (ParseException notText) {
      return false;
    }
    return secret != null && MessageDigest.isEqual(AccessKeys.secretHash(secret), expected);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
