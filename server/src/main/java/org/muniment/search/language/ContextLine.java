package org.muniment.search.language;

import java.util.Optional;

/**
 * The line that a context hit shows: the hit with some text on both sides, cut between words, line
 * breaks replaced by blanks one for one so that offsets stay true. All numbers are UTF-16 units
 * (contract: search-syntax §9).
 *
 * @param offset where the line starts in the page
 * @param context the line
 * @param highlight1 the hit within the line
 * @param highlight2 the partner of a proximity hit within the line; empty when there is none or it
 *     is too far away
 */
public record ContextLine(
    int offset, String context, TextSpan highlight1, Optional<TextSpan> highlight2) {
  /** About how long a line is. */
  static final int WIDTH = 80;

  /** How long a line may become when the hit itself is long. */
  static final int LONGEST = 400;

  /** The line around one hit in the text of a page. */
  public static ContextLine around(String page, TextSpan hit) {
    TextSpan shown = hit.length() <= LONGEST ? hit : clip(page, hit);
    return line(page, shown, Optional.empty(), shown.start(), shown.end());
  }

  /** The line around both words of a proximity hit, or the first alone when they are far apart. */
  public static ContextLine around(String page, TextSpan first, TextSpan second) {
    int from = Math.min(first.start(), second.start());
    int to = Math.max(first.end(), second.end());
    return to - from > LONGEST
        ? around(page, first)
        : line(page, first, Optional.of(second), from, to);
  }

  /** A name or a field value: the whole of it is the line. */
  public static ContextLine whole(String value, TextSpan hit) {
    return new ContextLine(0, withoutBreaks(value), hit, Optional.empty());
  }

  private static ContextLine line(
      String page, TextSpan first, Optional<TextSpan> second, int from, int to) {
    int room = Math.max(0, WIDTH - (to - from));
    int start = Math.max(0, from - room / 2);
    int end = Math.min(page.length(), to + room - (from - start));
    int offset = cutBefore(page, Math.max(0, Math.min(start, end - WIDTH)), from);
    return new ContextLine(
        offset,
        withoutBreaks(page.substring(offset, cutAfter(page, to, end))),
        shift(first, offset),
        second.map(span -> shift(span, offset)));
  }

  private static TextSpan shift(TextSpan span, int start) {
    return new TextSpan(span.start() - start, span.end() - start);
  }

  /** The first word start at or after the index; text without blanks is cut between characters. */
  private static int cutBefore(String page, int index, int hit) {
    boolean insideWord = index > 0 && !isBlank(page, index - 1);
    int cut = index;
    while (insideWord && cut < hit && !isBlank(page, cut)) {
      cut++;
    }
    while (cut < hit && isBlank(page, cut)) {
      cut++;
    }
    return cut == hit && index < hit && !isBlank(page, hit - 1)
        ? betweenCharacters(page, index, 1)
        : cut;
  }

  /** The last word end at or before the index. */
  private static int cutAfter(String page, int hit, int index) {
    boolean insideWord = index < page.length() && !isBlank(page, index);
    int cut = index;
    while (insideWord && cut > hit && !isBlank(page, cut - 1)) {
      cut--;
    }
    while (cut > hit && isBlank(page, cut - 1)) {
      cut--;
    }
    return cut == hit && index > hit && !isBlank(page, hit)
        ? betweenCharacters(page, index, -1)
        : cut;
  }

  private static TextSpan clip(String page, TextSpan hit) {
    return new TextSpan(hit.start(), betweenCharacters(page, hit.start() + LONGEST, -1));
  }

  /** The index, moved by one unit when it would divide a character of two units. */
  private static int betweenCharacters(String page, int index, int step) {
    boolean divides =
        index > 0
            && index < page.length()
            && Character.isSurrogatePair(page.charAt(index - 1), page.charAt(index));
    return divides ? index + step : index;
  }

  private static String withoutBreaks(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }

  private static boolean isBlank(String page, int index) {
    return SearchReader.isBlank(page.charAt(index));
  }
}
