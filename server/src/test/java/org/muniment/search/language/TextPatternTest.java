package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {

  @ParameterizedTest
  @CsvSource({
    "report, Report, true",
    "report, Reports, false",
    "Maui*, maui county, true",
    "Maui*, in Maui, false",
    "*Report*, annual REPORT 2020, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "a?c, a\uD83D\uDE00c, true",
    "br[a-o]ke*, BROKEN, true",
    "br[a-n]ke*, broken, false",
    "[n-p]x, OX, true",
    "[p-n]x, ox, true",
    "[ab-]x, -x, true",
    "Report [final], report [FINAL], true",
    "Report [final], report f, true",
    "Report [final], report final, false",
    "a[*]b, a*b, true",
    "a[*]b, axb, false",
    "a[[]b, a[b, true",
    "a[b, A[B, true",
    "a[]b, a[]b, true",
    "*, '', false",
    "'', '', true",
    "'', a, false",
    "a**b, ab, true",
    "*a*b*c, xxaxxbxxcx, false",
    "é, É, true",
    "é, e, false"
  })
  void matches_wholeValue(String pattern, String value, boolean expected) {
    assertThat(TextPattern.parse(pattern).matches(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "draft, the first DRAFT of it, true",
    "dra*of, the first draft of it, true",
    "draft, dra ft, false",
    "'', text, false",
    "[x] y, is [x] y there, true"
  })
  void occursIn_anyPart(String pattern, String value, boolean expected) {
    assertThat(TextPattern.parse(pattern).occursIn(value)).isEqualTo(expected);
  }

  @Property(tries = 3000)
  void matches_anyPattern_agreesWithDefinition(
      @ForAll @StringLength(max = 8) @Chars({'a', 'b', 'C', '*', '?', '[', ']', '-'})
          String pattern,
      @ForAll @StringLength(max = 8) @Chars({'A', 'b', 'c', '*', '['}) String value) {
    TextPattern parsed = TextPattern.parse(pattern);
    boolean byDefinition =
        pattern.isEmpty() || value.isEmpty()
            ? pattern.isEmpty() && value.isEmpty()
            : NaiveMatcher.matches(parsed, value)
                || (parsed.hasClass() && pattern.equalsIgnoreCase(value));

    assertThat(parsed.matches(value)).isEqualTo(byDefinition);
  }

  @Property(tries = 500)
  void matches_literal_isEqualityWithoutCase(
      @ForAll @StringLength(max = 4) @CharRange(from = ' ', to = ')') String a,
      @ForAll @StringLength(max = 4) @CharRange(from = ' ', to = ')') String b) {
    assertThat(TextPattern.parse(a).matches(b)).isEqualTo(a.equalsIgnoreCase(b));
  }

  @Test
  void matches_manyRuns_isQuick() {
    TextPattern pattern = TextPattern.parse("*a".repeat(2_000) + "b");
    String value = "a".repeat(20_000);
    long start = System.nanoTime();

    assertThat(pattern.matches(value)).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }
}
