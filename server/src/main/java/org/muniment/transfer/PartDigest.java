package org.muniment.transfer;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The MD5 that a client sends along with a part (RFC 1864), and that of what came in. */
final class PartDigest {
  private static final int LENGTH = 16;

  private final byte[] announced;
  private final MessageDigest computed;

  private PartDigest(byte[] announced) {
    this.announced = announced;
    try {
      this.computed = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads a header {@code Content-MD5}.
   *
   * @throws MunimentException INVALID_DIGEST
   */
  static PartDigest parse(String header) {
    String text = header.strip();
    byte[] announced;
    try {
      announced = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw invalid();
    }
    // The decoder would do without the padding, which is part of the header.
    if (announced.length != LENGTH || !Base64.getEncoder().encodeToString(announced).equals(text)) {
      throw invalid();
    }
    return new PartDigest(announced);
  }

  private static MunimentException invalid() {
    return new MunimentException(
        ErrorCode.INVALID_DIGEST, "The Content-MD5 is not the Base64 form of an MD5 digest.");
  }

  /** The same content, looked at as it is read. */
  InputStream over(InputStream content) {
    return new DigestInputStream(content, computed);
  }

  /**
   * To be called once the content has been read to its end.
   *
   * @throws MunimentException BAD_DIGEST
   */
  void check() {
    if (!MessageDigest.isEqual(announced, computed.digest())) {
      throw new MunimentException(
          ErrorCode.BAD_DIGEST, "The Content-MD5 is not that of the part that came in.");
    }
  }
}
