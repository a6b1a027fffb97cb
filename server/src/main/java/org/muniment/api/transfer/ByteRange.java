package org.muniment.api.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes a {@code Range} header asks for (RFC 9110 §14). A server may ignore the header: this
 * one does for several ranges at once, for other units and for what it can't parse.
 *
 * @param kind what to answer
 * @param offset the first byte
 * @param length how many bytes follow, the first one included
 * @param size the size of the whole content
 */
public record ByteRange(Kind kind, long offset, long length, long size) {
  private static final Pattern UNIT = Pattern.compile("(?i)bytes=(.*)");
  private static final Pattern RANGE = Pattern.compile("(\\d*)-(\\d*)");

  /** The three possible answers. */
  public enum Kind {
    /** 200 with everything. */
    WHOLE,
    /** 206 with a part. */
    PART,
    /** 416 with nothing. */
    UNSATISFIABLE
  }

  /** Reads the header of a request for a content of some size. */
  public static ByteRange parse(@Nullable String header, long size) {
    ByteRange whole = new ByteRange(Kind.WHOLE, 0, size, size);
    Matcher unit = UNIT.matcher(header == null ? "" : header.strip());
    if (!unit.matches()) {
      return whole;
    }
    // Empty elements of a list count for nothing (RFC 9110 §5.6.1.2).
    List<String> ranges =
        Arrays.stream(unit.group(1).split(","))
            .map(String::strip)
            .filter(range -> !range.isEmpty())
            .toList();
    if (ranges.size() != 1) {
      return whole;
    }
    Matcher range = RANGE.matcher(ranges.get(0));
    if (!range.matches()) {
      return whole;
    }
    String first = range.group(1);
    String last = range.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? whole : suffix(number(last), whole);
    }
    long from = number(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : number(last);
    if (from > to) {
      return whole;
    }
    if (from >= size) {
      return new ByteRange(Kind.UNSATISFIABLE, 0, 0, size);
    }
    return new ByteRange(Kind.PART, from, Math.min(to, size - 1) - from + 1, size);
  }

  private static ByteRange suffix(long wanted, ByteRange whole) {
    if (wanted == 0) {
      return new ByteRange(Kind.UNSATISFIABLE, 0, 0, whole.size());
    }
    if (whole.size() == 0) {
      // Satisfiable by definition, but no Content-Range can express it.
      return whole;
    }
    long length = Math.min(wanted, whole.size());
    return new ByteRange(Kind.PART, whole.size() - length, length, whole.size());
  }

  // No content is that large: what does not fit means "to the end" or "beyond the end".
  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  /** The value of {@code Content-Range}, null when the answer has none. */
  public @Nullable String contentRange() {
    return switch (kind) {
      case WHOLE -> null;
      case PART -> "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
      case UNSATISFIABLE -> "bytes */" + size;
    };
  }
}
