package org.muniment.api.transfer;

import java.nio.charset.StandardCharsets;

/**
 * The {@code Content-Disposition} of a download (RFC 6266). Always has the name twice: {@code
 * filename*} exactly, which is what clients read first (contract: long-operations §7), and {@code
 * filename} in plain ASCII for those that know no better.
 */
public final class ContentDisposition {
  private static final String FALLBACK = "download";
  private static final String UNESCAPED = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  /** The header value that makes a client save the answer under a name. */
  public static String attachment(String fileName) {
    String name = clean(fileName);
    return "attachment; filename=\"" + ascii(name) + "\"; filename*=UTF-8''" + escape(name);
  }

  /** Drops what has no place in a file name or is there to deceive. */
  private static String clean(String fileName) {
    StringBuilder cleaned = new StringBuilder();
    fileName.codePoints().filter(ContentDisposition::isAllowed).forEach(cleaned::appendCodePoint);
    String name = cleaned.toString().strip();
    return name.chars().allMatch(c -> c == '.') ? FALLBACK : name;
  }

  private static boolean isAllowed(int character) {
    if (character == '/' || character == '\\' || isDirectionMark(character)) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  // Embeddings, overrides and isolates can make "exe.txt" of "txt.exe". The simple marks and the
  // joiners stay: languages and emoji need them.
  private static boolean isDirectionMark(int character) {
    return (character >= 0x202a && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static String ascii(String name) {
    StringBuilder ascii = new StringBuilder();
    // Some clients decode percent signs in the plain form, others take a backslash as an escape.
    name.codePoints()
        .map(c -> c < 0x20 || c > 0x7e || c == '"' || c == '%' ? '_' : c)
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  private static String escape(String name) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (one & 0xff);
      if (isPlain(character)) {
        escaped.append(character);
      } else {
        escaped.append('%').append("%02X".formatted(one));
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || UNESCAPED.indexOf(character) >= 0;
  }
}
