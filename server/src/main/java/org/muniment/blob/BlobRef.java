package org.muniment.blob;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which content: equal references mean equal bytes.
 *
 * @param sha256 the hash, 64 lower-case hexadecimal digits
 * @param size the number of bytes
 */
public record BlobRef(String sha256, long size) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public BlobRef {
    if (!isHash(sha256)) {
      throw new IllegalArgumentException("Not a SHA-256: " + sha256);
    }
    if (size < 0) {
      throw new IllegalArgumentException("Not a size: " + size);
    }
  }

  public static BlobRef of(byte[] sha256, long size) {
    return new BlobRef(HexFormat.of().formatHex(sha256), size);
  }

  /** The 32 bytes of the hash. */
  public byte[] hashBytes() {
    return HexFormat.of().parseHex(sha256);
  }

  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }
}
