package org.muniment.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Makes download links that need no {@code Authorization} header (contract: auth §6): whoever has
 * one may fetch one content until it expires. Thread-safe.
 */
public final class LinkSigner {
  private final SigningKeys keys;
  private final Clock clock;

  /**
   * @param keys those for {@link SigningKeys.Purpose#LINK}
   */
  public LinkSigner(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** A token that stands for the link for some time; fit for a path or a query. */
  public String sign(DownloadLink link, Duration lifetime) {
    // Short names keep the address short.
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("r", link.repositoryId());
    claims.put("h", Base64URL.encode(HexFormat.of().parseHex(link.blobHash())).toString());
    claims.put("s", link.size());
    claims.put("n", link.fileName());
    claims.put("m", link.mimeType());
    if (link.inline()) {
      claims.put("i", true);
    }
    claims.put("e", clock.instant().plus(lifetime).getEpochSecond());
    return keys.current().sign(null, claims);
  }

  /** A token that stands for the address of a part of an upload for some time. */
  public String sign(UploadLink link, Duration lifetime) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("r", link.repositoryId());
    claims.put("u", link.uploadId().toString());
    claims.put("p", link.part());
    claims.put("e", clock.instant().plus(lifetime).getEpochSecond());
    return keys.current().sign(null, claims);
  }

  /**
   * Reads the token of a part.
   *
   * @throws MunimentException as {@link #verify}
   */
  public UploadLink verifyUpload(String token) {
    try {
      JWTClaimsSet claims = verified(token);
      return new UploadLink(
          present(claims.getIntegerClaim("r")),
          UUID.fromString(present(claims.getStringClaim("u"))),
          present(claims.getIntegerClaim("p")));
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      throw refused(malformed);
    }
  }

  private JWTClaimsSet verified(String token) throws ParseException, JOSEException {
    JWSObject signed = CompactToken.parse(token);
    String keyId = signed.getHeader().getKeyID();
    SigningKey key = keyId == null ? null : keys.find(keyId);
    if (key == null || !key.verifies(signed)) {
      throw refused(null);
    }
    JWTClaimsSet claims = CompactToken.claims(signed);
    Instant expires = Instant.ofEpochSecond(present(claims.getLongClaim("e")));
    if (!clock.instant().isBefore(expires)) {
      throw refused(null);
    }
    return claims;
  }

  /**
   * Reads a token.
   *
   * @throws MunimentException with {@link ErrorCode#LINK_EXPIRED} when it has expired or was not
   *     made here
   */
  public DownloadLink verify(String token) {
    try {
      JWTClaimsSet claims = verified(token);
      return new DownloadLink(
          present(claims.getIntegerClaim("r")),
          HexFormat.of().formatHex(new Base64URL(present(claims.getStringClaim("h"))).decode()),
          present(claims.getLongClaim("s")),
          present(claims.getStringClaim("n")),
          present(claims.getStringClaim("m")),
          Boolean.TRUE.equals(claims.getBooleanClaim("i")));
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      throw refused(malformed);
    }
  }

  private static <T> T present(@Nullable T claim) throws ParseException {
    if (claim == null) {
      throw new ParseException("A claim is missing.", 0);
    }
    return claim;
  }

  private static MunimentException refused(@Nullable Throwable cause) {
    return new MunimentException(
        ErrorCode.LINK_EXPIRED, "The link has expired or is not valid.", cause);
  }
}
