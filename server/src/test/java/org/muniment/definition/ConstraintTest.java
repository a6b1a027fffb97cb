package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class ConstraintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "abc abc true",
        "abc abcd false",
        "abc xabc false",
        "^abc$ abc true",
        "a|b b true",
        "a|b ab false",
        "(ab)+ ababab true",
        "a.c a€c true",
        "[a-c]* abccba true",
        "[^a-c]* abc false",
        "[]x]+ ]x] true",
        "[a-]+ a-a true",
        "[[:digit:]]+ 0123 true",
        "[[:alpha:]_]+ ab_c true",
        "\\d\\d\\d-\\d\\d\\d\\d 555-1234 true",
        "\\d{3} 1234 false",
        "\\d{3,} 1234 true",
        "{a} {a} true",
        "[\\d.]+ 1.2 true",
        "\\(\\d+\\) (12) true",
        "!a b true",
        "!a a false",
        "!\\d* abc true",
        "![0-9]+ 123 false",
        "![^0-9]+ 123 true",
        "!(draft|void) draft false",
        "!(draft|void) final true",
        "\\. . true",
        "\\. x false",
        "[+*?]+ +*? true",
      })
  void accepts_text_matchesTheWholeValue(String expression, String value, boolean expected) {
    assertThat(accepts(FieldType.STRING, expression, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "[a",
        "*a",
        "a**",
        "\\",
        "\\q",
        "\\1",
        "(?i)a",
        "(?:a)",
        "[[:nothing:]]",
        "[z-a]",
        "a!(b)",
        "a!",
        "((a{100}){100}){100}",
        "a{2001}",
        "^{1000}^{1000}^{1000}",
        "a{3,2}",
      })
  void compile_unreadableExpression_refused(String expression) {
    assertThatThrownBy(() -> Constraint.compile(FieldType.STRING, expression))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONSTRAINT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ">=1000 AND <=9999;1000;true",
        ">=1000 AND <=9999;999.99999;false",
        ">=1000&<=9999;9999.5;false",
        "=1|=2;2;true",
        "<>5;5;false",
        "!=5;5;false",
        "NOT >5;5;true",
        "not >5 or >10;11;true",
        "=1 | =2 & >5;1;true",
        "(=1 | =2) & >5;1;false",
        "!(=1 | =2);3;true",
        "> -1.5;-1;true",
        "=5.0;5;true",
      })
  void accepts_number_bindsNotThenAndThenOr(String expression, String value, boolean expected) {
    assertThat(accepts(FieldType.NUMBER, expression, value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5", ">", ">=1000 <=9999", "(>1", ">1)", ">1 AND", "ANDY", ">1.2.3", "> x"})
  void compile_unreadableComparison_refused(String expression) {
    assertThatThrownBy(() -> Constraint.compile(FieldType.NUMBER, expression))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONSTRAINT));
  }

  @Test
  void compile_typeWithoutConstraints_refusedUnlessEmpty() {
    assertThatThrownBy(() -> Constraint.compile(FieldType.DATE, ">5"))
        .isInstanceOf(MunimentException.class);
    assertThat(accepts(FieldType.DATE, "", "2020-01-01")).isTrue();
  }

  @Test
  void compile_deepNesting_refusedWithoutExhaustingTheStack() {
    for (String open : new String[] {"(", "!"}) {
      assertThatThrownBy(() -> Constraint.compile(FieldType.NUMBER, open.repeat(900)))
          .isInstanceOf(MunimentException.class);
    }
    assertThatThrownBy(
            () -> Constraint.compile(FieldType.STRING, "(".repeat(400) + ")".repeat(400)))
        .isInstanceOf(MunimentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+",
        "(a|a)*b",
        "(a|aa)+$",
        "(.*a){20}",
        "(.*)(.*)(.*)(.*)b",
        "([a-z]+)*\\d",
        "(a?){1000}b",
        "([^a]|a){600}b",
        "((a*)*)*b"
      })
  void accepts_hostilePattern_isDoneInLinearTime(String expression) {
    Constraint constraint = Constraint.compile(FieldType.STRING, expression);
    FieldValue value = new FieldValue(FieldType.STRING, "a".repeat(4_000) + "!");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(constraint.accepts(value)).isFalse());
  }

  @Property
  void accepts_anyExpression_answersOrIsRefused(
      @ForAll("expressions") String expression, @ForAll("texts") String text) {
    Constraint constraint;
    try {
      constraint = Constraint.compile(FieldType.STRING, expression);
    } catch (MunimentException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_CONSTRAINT);
      return;
    }
    constraint.accepts(new FieldValue(FieldType.STRING, text));
  }

  @Property
  void accepts_quotedText_matchesItselfOnly(
      @ForAll("texts") String text, @ForAll("texts") String other) {
    StringBuilder quoted = new StringBuilder();
    text.chars()
        .forEach(c -> quoted.append(Character.isLetterOrDigit(c) ? "" : "\\").append((char) c));
    if (quoted.length() > 0) {
      assertThat(accepts(FieldType.STRING, quoted.toString(), text)).isTrue();
      assertThat(accepts(FieldType.STRING, quoted.toString(), other)).isEqualTo(text.equals(other));
    }
  }

  @Provide
  Arbitrary<String> expressions() {
    return Arbitraries.strings().withChars("ab1.[]^$!|*+?()\\d{2,}:-").ofMaxLength(20);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab1.[]^$!|*+?() \\{}-").ofMaxLength(10);
  }

  private static boolean accepts(FieldType type, String expression, String value) {
    return Constraint.compile(type, expression).accepts(FieldValue.parse(type, value));
  }
}
