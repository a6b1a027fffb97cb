package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.muniment.error.MunimentException;

class SearchRoundTripTest {
  private static final String[] FRAGMENTS = {
    "{LF:",
    "{[",
    "]:[",
    "{[]:[F]",
    "}",
    "=",
    "~=",
    "<>",
    ">=",
    "\"",
    "\\",
    "\\\"",
    "*",
    "?",
    "[a-c]",
    "(",
    ")",
    " & ",
    " | ",
    " - ",
    "-",
    "^5 ",
    "-^2 ",
    ", ",
    "Name",
    "Basic",
    "option=",
    "Type=",
    "LookIn",
    "Created",
    "1/1/2020",
    "word ",
    "a",
    "'",
    "/*",
    "*/",
    "“",
    "LFVER:",
    "ID",
    "7",
    " ",
    "&amp;",
    "é",
    "😀",
    "Subfolders=N"
  };

  @Property(tries = 3000)
  void print_randomTree_parsesToSameTree(@ForAll long seed) {
    SearchExpression expression = new RandomSearches(seed).expression(4);
    String printed = SearchPrinter.print(expression);

    assertThat(SearchParser.parse(printed)).as(printed).isEqualTo(expression);
    assertThat(SearchPrinter.print(SearchParser.parse(printed))).isEqualTo(printed);
  }

  @Property(tries = 2000)
  void parse_anyString_answersOrRefuses(@ForAll @StringLength(max = 200) String text) {
    assertAnswersOrRefuses(text);
  }

  @Property(tries = 2000)
  void parse_anyAscii_answersOrRefuses(
      @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String text) {
    assertAnswersOrRefuses(text);
    assertAnswersOrRefuses("{LF:Name=" + text + "}");
    assertAnswersOrRefuses("{[]:[F]~=\"" + text + "\"}");
  }

  @Property(tries = 10_000)
  void parse_fragments_answersOrRefuses(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(25); i >= 0; i--) {
      text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
    }
    assertAnswersOrRefuses(text.toString());
  }

  @Property(tries = 3000)
  void parse_damagedSearch_answersOrRefuses(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text =
        new StringBuilder(SearchPrinter.print(new RandomSearches(seed).expression(3)));
    for (int i = random.nextInt(3); i >= 0 && text.length() > 0; i--) {
      int at = random.nextInt(text.length());
      if (random.nextBoolean()) {
        text.deleteCharAt(at);
      } else {
        text.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
      }
    }
    assertAnswersOrRefuses(text.toString());
  }

  /** What can be read prints as something that reads the same; the rest is refused politely. */
  private static void assertAnswersOrRefuses(String text) {
    SearchExpression expression;
    try {
      expression = SearchParser.parse(text);
    } catch (MunimentException refused) {
      assertThat(refused.text()).containsPattern(" at [0-9]+[.; ]");
      return;
    }
    String printed = SearchPrinter.print(expression);
    assertThat(SearchParser.parse(printed)).as(printed).isEqualTo(expression);
  }
}
