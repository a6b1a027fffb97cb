package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class FieldRulesTest {
  private static final FieldDefinition TEXT = field(FieldType.STRING, 5, "[a-z]*", List.of());

  @Test
  void check_values_areSpelledAsTheyAreStored() {
    FieldDefinition numbers = field(FieldType.NUMBER, 0, ">0", List.of());
    assertThat(FieldRules.of(numbers).check(List.of("1.50", "", "2"), false))
        .containsExactly("1.5", "2");
  }

  @Test
  void checkInGroup_emptyValues_keepTheirPlaces() {
    FieldRules numbers = FieldRules.of(field(FieldType.NUMBER, 0, ">0", List.of()));
    assertThat(numbers.checkInGroup(List.of("1.50", "", "2", ""), true))
        .containsExactly("1.5", "", "2", "");
    assertThat(numbers.checkInGroup(List.of("", ""), false)).isEmpty();
    assertThatThrownBy(() -> numbers.checkInGroup(List.of("", ""), true))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUIRED_FIELD_EMPTY));
    assertThat(numbers.format("", Locale.US)).isEmpty();
  }

  @Test
  void check_tooLong_refused() {
    refused(TEXT, "abcdef", ErrorCode.FIELD_VALUE_TOO_LONG);
    FieldDefinition anyText = field(FieldType.STRING, 2, "", List.of());
    assertThat(FieldRules.of(anyText).check("😀😀").text()).isEqualTo("😀😀");
  }

  @Test
  void check_constraintViolated_saysTheFieldsOwnWords() {
    assertThatThrownBy(() -> FieldRules.of(TEXT).check("ABC"))
        .isInstanceOf(MunimentException.class)
        .hasMessage("Lower case, please.");
    refused(TEXT, "ABC", ErrorCode.CONSTRAINT_VIOLATED);
  }

  @Test
  void check_listValue_takesTheSpellingOfTheList() {
    FieldDefinition list = field(FieldType.LIST, 20, "", List.of("Red", "Green"));
    assertThat(FieldRules.of(list).check("red").text()).isEqualTo("Red");
    refused(list, "Blue", ErrorCode.INVALID_FIELD_VALUE);
    assertThat(FieldRules.of(list).accepts(new FieldValue(FieldType.LIST, "red"))).isFalse();
    assertThat(FieldRules.of(list).accepts(new FieldValue(FieldType.LIST, "Red"))).isTrue();
  }

  @Test
  void check_requiredField_needsAValueThatIsNotEmpty() {
    assertThatThrownBy(() -> FieldRules.of(TEXT).check(List.of(""), true))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUIRED_FIELD_EMPTY));
    assertThat(FieldRules.of(TEXT).check(List.of(""), false)).isEmpty();
  }

  @Test
  void substitute_tokens_writesDatesForTheFieldType() {
    Tokens tokens =
        new Tokens(
            LocalDateTime.of(2020, 9, 10, 14, 15, 16), Locale.GERMANY, "%(User) $1", "alice");
    assertThat(tokens.substitute("%(Date) %(NAME) by %(user) %(Other) %(Date"))
        .isEqualTo("10.09.2020 %(User) $1 by alice %(Other) %(Date");
    assertThat(tokens.substitute("%(Time)|%(DateTime)")).isEqualTo("14:15|10.09.2020 14:15");
    assertThat(
            FieldValue.parse(FieldType.DATE, tokens.substitute("%(Date)", FieldType.DATE)).text())
        .isEqualTo("2020-09-10T00:00:00");
    assertThat(
            FieldValue.parse(FieldType.TIME, tokens.substitute("%(Time)", FieldType.TIME)).text())
        .isEqualTo("14:15:16");
  }

  private static void refused(FieldDefinition field, String value, ErrorCode code) {
    assertThatThrownBy(() -> FieldRules.of(field).check(value))
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  static FieldDefinition field(
      FieldType type, int length, String constraint, List<String> listValues) {
    return new FieldDefinition(
        1,
        "Field",
        type,
        "",
        length,
        "",
        true,
        false,
        constraint,
        "Lower case, please.",
        listValues,
        FieldFormat.NONE,
        "",
        "",
        true,
        false,
        false,
        false,
        false);
  }
}
