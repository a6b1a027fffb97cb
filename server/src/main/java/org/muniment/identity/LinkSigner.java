package org.muniment.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Makes download links that need no {@code Authorization} header (contract: auth §6): whoever has
 * one may fetch one content until it expires. Thread-safe.
 */
public final class LinkSigner {
  private static final int MAX_LENGTH = 8192;

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

  /**
   * Reads a token.
   *
   * @throws MunimentException with {@link ErrorCode#LINK_EXPIRED} when it has expired or was not
   *     made here
   */
  public DownloadLink verify(String token) {
    if (token.length() > MAX_LENGTH) {
      throw refused(null);
    }
    try {
      JWSObject signed = JWSObject.parse(token);
      String keyId = signed.getHeader().getKeyID();
      SigningKey key = keyId == null ? null : keys.find(keyId);
      if (key == null || !key.verifies(signed)) {
        throw refused(null);
      }
      Map<String, Object> claims = signed.getPayload().toJSONObject();
      Instant expires = Instant.ofEpochSecond(JSONObjectUtils.getLong(claims, "e"));
      if (!clock.instant().isBefore(expires)) {
        throw refused(null);
      }
      return new DownloadLink(
          JSONObjectUtils.getInt(claims, "r"),
          HexFormat.of().formatHex(new Base64URL(text(claims, "h")).decode()),
          JSONObjectUtils.getLong(claims, "s"),
          text(claims, "n"),
          text(claims, "m"),
          Boolean.TRUE.equals(claims.get("i")));
    } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
      throw refused(malformed);
    }
  }

  private static String text(Map<String, Object> claims, String name) throws ParseException {
    String text = JSONObjectUtils.getString(claims, name);
    if (text == null) {
      throw new ParseException("The claim " + name + " is missing.", 0);
    }
    return text;
  }

  private static MunimentException refused(@Nullable Throwable cause) {
    return new MunimentException(
        ErrorCode.LINK_EXPIRED, "The download link has expired or is not valid.", cause);
  }
}
