package org.muniment.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.txt.Icu4jEncodingDetector;

/**
 * Finds the charset of plain text by its first bytes: mark, then UTF-8 or UTF-16 by form, then
 * statistics.
 */
final class Charsets {
  private static final int SAMPLE = 1 << 16;

  private Charsets() {}

  /** A reader of the text without its byte order mark; what cannot be decoded is replaced. */
  static Reader reader(InputStream content) throws IOException {
    BufferedInputStream marked = new BufferedInputStream(content, SAMPLE);
    marked.mark(SAMPLE);
    byte[] sample = marked.readNBytes(SAMPLE - 1);
    marked.reset();
    Charset charset = detect(sample);
    marked.skipNBytes(markLength(sample, charset));
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    return new InputStreamReader(marked, decoder);
  }

  static Charset detect(byte[] sample) throws IOException {
    if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
      return StandardCharsets.UTF_8;
    }
    if (startsWith(sample, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(sample, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    if (isUtf8(sample)) {
      return StandardCharsets.UTF_8;
    }
    Metadata metadata = new Metadata();
    try (InputStream stream = new java.io.ByteArrayInputStream(sample)) {
      Charset guessed = new Icu4jEncodingDetector().detect(stream, metadata);
      return guessed == null ? Charset.forName("windows-1252") : guessed;
    }
  }

  private static boolean startsWith(byte[] sample, int... bytes) {
    if (sample.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((sample[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the bytes are UTF-8, a character cut off at the end allowed; a zero byte speaks for
   * UTF-16.
   */
  private static boolean isUtf8(byte[] sample) {
    for (byte each : sample) {
      if (each == 0) {
        return looksLikeBytes(sample);
      }
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(sample.length + 1);
    return !decoder.decode(ByteBuffer.wrap(sample), characters, false).isError();
  }

  /** Zero bytes all on even or all on odd places are UTF-16; anywhere else they are just bytes. */
  private static boolean looksLikeBytes(byte[] sample) {
    int[] zeros = new int[2];
    for (int i = 0; i < sample.length; i++) {
      if (sample[i] == 0) {
        zeros[i % 2]++;
      }
    }
    return Arrays.stream(zeros).min().orElse(0) * 10 > Arrays.stream(zeros).max().orElse(0);
  }

  private static int markLength(byte[] sample, Charset charset) {
    if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    boolean utf16 =
        charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    return utf16 && (startsWith(sample, 0xFF, 0xFE) || startsWith(sample, 0xFE, 0xFF)) ? 2 : 0;
  }
}
