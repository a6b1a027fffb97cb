package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.MunimentException;

class SearchParserTest {

  @Test
  void parse_operators_bindByPrecedence() {
    assertParses("a & b | c", anyOf(allOf(word("a"), word("b")), word("c")));
    assertParses("a | b & c - d", anyOf(word("a"), allOf(word("b"), except(word("c"), word("d")))));
    assertParses("a - b - c", except(word("a"), word("b"), word("c")));
    assertParses("a - (b - c)", except(word("a"), except(word("b"), word("c"))));
    assertParses("a b - c", except(allOf(word("a"), word("b")), word("c")));
    assertParses("A | John Doe", anyOf(word("A"), allOf(word("John"), word("Doe"))));
  }

  @Test
  void parse_proximity_bindsTightest() {
    assertParses(
        "(a | (b | \"c d\")) ^15 e f",
        allOf(
            new SearchExpression.Within(
                15, false, List.of(word("a"), word("b"), phrase("c", "d")), List.of(word("e"))),
            word("f")));
    assertParses(
        "a-^5b", new SearchExpression.Within(5, true, List.of(word("a")), List.of(word("b"))));
  }

  @Test
  void parse_hyphen_joinsOrTakesAway() {
    assertParses("follow-up", phrase("follow", "up"));
    assertParses("follow- up", except(word("follow"), word("up")));
    assertParses("follow -up", except(word("follow"), word("up")));
    assertParses("(follow)-up", except(word("follow"), word("up")));
    assertParses("follow-\"up\"", except(word("follow"), phrase("up")));
    assertParses("[a-f]x", word("[a-f]x"));
    assertParses("555-[0-9]*", phrase("555", "[0-9]*"));
  }

  @Test
  void parse_phrase_holdsNoWildcardsOrOperators() {
    assertParses("\"R&D (final) gov*\"", phrase("R", "D", "final", "gov"));
  }

  @Test
  void parse_wordsWithoutLetters_arePassedOver() {
    assertParses("cats / dogs, birds", allOf(word("cats"), word("dogs"), word("birds")));
  }

  @Test
  void parse_backslash_closesValueOrStandsForItself() {
    assertThat(name("{LF:Name=\"x\\\", Type=D}")).isEqualTo("x\\");
    assertThat(name("{LF:Name=\"a\\b\"}")).isEqualTo("a\\b");
    assertThat(name("{LF:Name=\"a\\\\b\\\\\"}")).isEqualTo("a\\b\\");
    assertThat(name("{LF:Name=\"say \\\"hi\\\"\"}")).isEqualTo("say \"hi\"");
    assertThat(name("{LF:Name=\"say \"\"hi\"\"\"}")).isEqualTo("say \"hi\"");
    assertThat(name("{LF:Name=\"he said \\\"hi\\\", then left\"}"))
        .isEqualTo("he said \"hi\", then left");
  }

  @Test
  void parse_basic_readsLetters() {
    PropertyCondition condition = condition("{lf:BASIC=\"'annual report' o'clock\", Option=tnl}");

    assertThat(condition.operator()).isEqualTo(ComparisonOperator.FULL_TEXT);
    assertThat(condition.options().targets()).isEqualTo(EnumSet.of(BasicTarget.NAME));
    assertThat(condition.options().leading()).isTrue();
    assertThat(condition.options().trailing()).isTrue();
    assertThat(((SearchText) condition.value()).terms())
        .isEqualTo(List.of(phrase("annual", "report"), word("o'clock")));
  }

  @Test
  void parse_type_isASetOfLetters() {
    assertThat(condition("{LF:Name=\"x\", type=BF}").options().entries())
        .isEqualTo(Set.of(EntryKind.PLAIN_DOCUMENT, EntryKind.FOLDER));
    assertThat(condition("{LF:Name=\"x\", Type=\"FDSB\"}").options())
        .isEqualTo(SearchOptions.DEFAULT);
    assertThat(condition("{LF:AnnText=\"x\", Type=CS}").options().annotations())
        .isEqualTo(Set.of(AnnotationKind.CALLOUT, AnnotationKind.STICKY_NOTE));
  }

  @Test
  void parse_option_belongsToConditionThatTakesIt() {
    PropertyClause clause =
        (PropertyClause)
            SearchParser.parse("{LF:Name=\"x\", LookIn=\"\\A\\B\\\", Type=D, Subfolders=N}");

    assertThat(clause.conditions().get(0).options().entries())
        .isEqualTo(Set.of(EntryKind.DOCUMENT));
    assertThat(clause.conditions().get(0).options().subfolders()).isTrue();
    assertThat(clause.conditions().get(1).options().subfolders()).isFalse();
    assertThat(clause.conditions().get(1).value()).isEqualTo(new FolderPath(List.of("A", "B")));
  }

  @Test
  void parse_values_haveTheirTypes() {
    assertThat(condition("{LF:LookIn=12}").value()).isEqualTo(new FolderId(12));
    assertThat(condition("{LF:LookIn=\"\\\"}").value()).isEqualTo(new FolderPath(List.of()));
    assertThat(condition("{LF:PageCount=\" 5.0 \"}").value())
        .isEqualTo(new NumberValue(new BigDecimal("5")));
    assertThat(condition("{LF:Img=true}").value()).isEqualTo(new YesNo(true));
    assertThat(condition("{LF:Created=now}").value()).isEqualTo(DateWord.TODAY);
    assertThat(condition("{LF:Created=\"2020-01-15\"}").value())
        .isEqualTo(new DateInterval(LocalDateTime.parse("2020-01-15T00:00"), DatePrecision.DAY));
    assertThat(condition("{LFRM:RetentionType=\"t,E,t\"}").value())
        .isEqualTo(new Choices(List.of("E", "T")));
  }

  @Test
  void parse_bounds_areOneCondition() {
    FieldCondition between =
        new FieldCondition(
            "F",
            FieldIndex.ANY,
            List.of(
                new FieldCondition.Comparison(
                    ComparisonOperator.GREATER_OR_EQUAL, new FieldValue("1")),
                new FieldCondition.Comparison(
                    ComparisonOperator.LESS_OR_EQUAL, new FieldValue("9"))));

    assertParses("{[]:[F]>=1, <=9}", new FieldClause(null, List.of(between)));
    assertParses("{[T]:[F]>=\"1\", [F]<=\"9\"}", new FieldClause("T", List.of(between)));
    assertThat(((FieldClause) SearchParser.parse("{[]:[F]=1, [F]=9}")).conditions()).hasSize(2);
  }

  @Test
  void parse_deepestSearch_fitsTheStack() throws InterruptedException {
    String level = "x | x & x - x (";
    String search = level.repeat(SearchParser.MAX_DEPTH) + "x" + ")".repeat(SearchParser.MAX_DEPTH);
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              SearchExpression expression = SearchParser.parse(search);
              SearchExpression again = SearchParser.parse(SearchPrinter.print(expression));
              assertThat(again.equals(expression)).isTrue();
              assertThat(again.hashCode()).isEqualTo(expression.hashCode());
            },
            "small-stack",
            900 * 1024);
    thread.setUncaughtExceptionHandler((dead, thrown) -> failure[0] = thrown);
    thread.start();
    thread.join();

    assertThat(failure[0]).isNull();
  }

  @Test
  void parse_tooDeepOrTooLong_isRefused() {
    assertThatThrownBy(() -> SearchParser.parse("(".repeat(60_000)))
        .isInstanceOf(MunimentException.class)
        .hasMessage("More than 100 parentheses are open at 101.");
    assertThatThrownBy(() -> SearchParser.parse("a".repeat(SearchParser.MAX_LENGTH + 1)))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("longer than 65536");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "\ud800", "a \udc00 b"})
  void parse_noText_isRefused(String search) {
    assertThatThrownBy(() -> SearchParser.parse(search))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("no text");
  }

  static Stream<String> longSearches() {
    return Stream.of(
            "a-",
            "a - ",
            "a|",
            "[",
            "[]",
            "[a",
            "- ",
            "\"",
            "\"\"",
            "\\\"",
            "\\\" ",
            "/*",
            "/**/",
            "a ^1 b|",
            "{[]:[a]=1}|",
            "{",
            "{LF:ID=1,ID=",
            "'",
            "a' ",
            "' a",
            "&amp;",
            ",",
            "  ")
        .flatMap(
            part -> {
              String many = part.repeat(SearchParser.MAX_LENGTH / 2 / part.length());
              return Stream.of(
                  many,
                  "\"" + many,
                  "{LF:Basic~=\"" + many,
                  "{LF:Basic~=\"" + many + "x\"}",
                  "{[" + many + "a]}",
                  "{LF:Name=" + many + "}");
            });
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("longSearches")
  void parse_longSearch_isQuick(String search) {
    long start = System.nanoTime();
    try {
      SearchPrinter.print(SearchParser.parse(search));
    } catch (MunimentException refused) {
      assertThat(refused.text().length()).isLessThan(250);
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void print_wordsSideBySide_needsNoMoreParentheses() {
    String levels = "a b - c (".repeat(SearchParser.MAX_DEPTH);
    SearchExpression expression =
        SearchParser.parse(levels + "x" + ")".repeat(SearchParser.MAX_DEPTH));

    assertParses(SearchPrinter.print(expression), expression);
  }

  private static void assertParses(String search, SearchExpression expected) {
    assertThat(SearchParser.parse(search)).isEqualTo(expected);
  }

  private static PropertyCondition condition(String search) {
    return ((PropertyClause) SearchParser.parse(search)).conditions().get(0);
  }

  private static String name(String search) {
    return ((TextPattern) condition(search).value()).text();
  }

  private static TextTerm word(String text) {
    return new TextTerm.Word(TextPattern.parse(text));
  }

  private static TextTerm phrase(String... words) {
    return new TextTerm.Phrase(Arrays.stream(words).map(TextPattern::parse).toList());
  }

  private static SearchExpression anyOf(SearchExpression... parts) {
    return new SearchExpression.AnyOf(List.of(parts));
  }

  private static SearchExpression allOf(SearchExpression... parts) {
    return new SearchExpression.AllOf(List.of(parts));
  }

  private static SearchExpression except(SearchExpression kept, SearchExpression... removed) {
    return new SearchExpression.Except(kept, List.of(removed));
  }
}
