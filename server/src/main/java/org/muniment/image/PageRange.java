package org.muniment.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Pages chosen by a caller: comma-separated pages and ranges such as {@code 1,3,5-7}, counted from
 * 1, each page at most once (contract: entries §7).
 */
public final class PageRange {
  private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9})\\s*(?:-\\s*(\\d{1,9})\\s*)?");
  private static final int LONGEST = 10_000;

  /** Pages from first to last, both included. */
  public record Span(int first, int last) {}

  private final List<Span> spans;

  private PageRange(List<Span> spans) {
    this.spans = List.copyOf(spans);
  }

  /** All pages of a document. */
  public static PageRange all(int pageCount) {
    return new PageRange(pageCount == 0 ? List.of() : List.of(new Span(1, pageCount)));
  }

  /** The range in the text, or all pages when there is no text. */
  public static PageRange parse(@Nullable String text, int pageCount) {
    if (text == null || text.isBlank()) {
      return all(pageCount);
    }
    if (text.length() > LONGEST) {
      throw invalid("The page range is longer than " + LONGEST + " characters.");
    }
    List<Span> spans = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      spans.add(span(part, text, pageCount));
    }
    refuseOverlaps(spans, text);
    return new PageRange(spans);
  }

  /** The spans in the order they were given. */
  public List<Span> spans() {
    return spans;
  }

  /** The page numbers in the order they were given. */
  public IntStream pages() {
    return spans.stream().flatMapToInt(span -> IntStream.rangeClosed(span.first(), span.last()));
  }

  public int count() {
    return spans.stream().mapToInt(span -> span.last() - span.first() + 1).sum();
  }

  public boolean contains(int page) {
    return spans.stream().anyMatch(span -> span.first() <= page && page <= span.last());
  }

  private static Span span(String part, String text, int pageCount) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw invalid("'%s' in the page range '%s' is not a page or a range.", part.strip(), text);
    }
    int first = Integer.parseInt(matcher.group(1));
    int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
    if (first < 1) {
      throw invalid("The page range '%s' begins below page 1.", text);
    }
    if (last < first) {
      throw invalid("'%s' in the page range '%s' runs backwards.", part.strip(), text);
    }
    if (last > pageCount) {
      throw invalid(
          "The page range '%s' reaches page %s, but the document has %s pages.",
          text, last, pageCount);
    }
    return new Span(first, last);
  }

  private static void refuseOverlaps(List<Span> spans, String text) {
    List<Span> sorted = spans.stream().sorted(Comparator.comparingInt(Span::first)).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).first() <= sorted.get(i - 1).last()) {
        throw invalid(
            "The page range '%s' names page %s more than once.", text, sorted.get(i).first());
      }
    }
  }

  private static MunimentException invalid(String message, Object... values) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, String.format(message, values));
  }
}
