package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.definition.Definitions.REPOSITORY;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.error.ErrorCode;

class FieldTypeChangeServiceTest {
  private static Definitions definitions;

  @BeforeAll
  static void open() {
    definitions = new Definitions();
  }

  @BeforeEach
  void reset() {
    definitions.reset();
  }

  @AfterAll
  static void close() throws Exception {
    definitions.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Date, DateTime, 2020-01-02T00:00:00",
    "ShortInteger, LongInteger, 5",
    "ShortInteger, Number, 5",
    "LongInteger, Number, 5",
  })
  void change_widening_needsNoLeaveAndLosesNothing(String from, String to, String value) {
    FieldDefinition field =
        definitions.field(Definitions.settings("F", null, value, null, null), FieldType.of(from));
    definitions.use.put(7, field.id(), value);
    FieldDefinition changed = change(field, to, false);
    assertThat(changed.type()).isEqualTo(FieldType.of(to));
    assertThat(changed.defaultValue()).isEqualTo(value);
    assertThat(definitions.get(field.id())).isEqualTo(changed);
    assertThat(definitions.use.get(7, field.id())).containsExactly(value);
  }

  @Test
  void change_wideningWithConstraintAndFormat_keepsThem() {
    FieldDefinition field =
        definitions.field(
            Definitions.settings("F", null, "5", ">1", FieldFormat.GENERAL_NUMBER),
            FieldType.SHORT_INTEGER);
    FieldDefinition changed = change(field, "Number", false);
    assertThat(changed.constraint()).isEqualTo(">1");
    assertThat(changed.format()).isEqualTo(FieldFormat.GENERAL_NUMBER);
  }

  @Test
  void change_nothingToLose_needsNoLeave() {
    FieldDefinition field = definitions.field("F", FieldType.STRING);
    assertThat(change(field, "List", false).type()).isEqualTo(FieldType.LIST);
    assertThat(change(field, "List", false).length()).isEqualTo(255);
    assertThat(change(field, "Time", false).length()).isZero();
    assertThat(change(field, "String", false).length()).isEqualTo(255);
  }

  @Test
  void change_somethingToLose_needsLeave() {
    refusedThenAllowed(definitions.list("Listed", "a"), "String");
    refusedThenAllowed(
        definitions.field(
            Definitions.settings("Constrained", null, null, "a*", null), FieldType.STRING),
        "List");
    refusedThenAllowed(
        definitions.field(
            Definitions.settings("Defaulted", null, "a", null, null), FieldType.STRING),
        "List");
    FieldDefinition assigned = definitions.field("Assigned", FieldType.DATE_TIME);
    definitions.use.put(7, assigned.id(), "2020-01-02T03:04:05");
    refusedThenAllowed(assigned, "Date");
    assertThat(definitions.use.get(7, assigned.id())).containsExactly("2020-01-02T00:00:00");
  }

  @Test
  void change_withLeave_keepsWhatTheNewTypeCanHave() {
    FieldDefinition field =
        definitions.field(Definitions.settings("F", 20, "12", "[0-9a-z]*", null), FieldType.STRING);
    definitions.use.put(7, field.id(), "007");
    definitions.use.put(8, field.id(), "seven");
    FieldDefinition changed = change(field, "ShortInteger", true);
    assertThat(changed.constraint()).isEmpty();
    assertThat(changed.defaultValue()).isEqualTo("12");
    assertThat(changed.length()).isZero();
    assertThat(definitions.use.get(7, field.id())).containsExactly("7");
    assertThat(definitions.use.get(8, field.id())).isEmpty();
    assertThat(definitions.use.countEntriesWithField(null, REPOSITORY, field.id())).isEqualTo(2);
  }

  @Test
  void change_formatThatDoesNotFit_isReset() {
    FieldDefinition field =
        definitions.field(
            Definitions.settings("F", null, null, null, FieldFormat.LONG_DATE), FieldType.DATE);
    assertThat(change(field, "DateTime", false).format()).isEqualTo(FieldFormat.LONG_DATE);
    assertThat(change(field, "Time", true).format()).isEqualTo(FieldFormat.NONE);
  }

  @Test
  void change_toBlobOrUnknownField_refused() {
    FieldDefinition field = definitions.field("F", FieldType.STRING);
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t -> definitions.typeChanges.change(t, REPOSITORY, field.id(), FieldType.BLOB, true));
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND,
        t -> definitions.typeChanges.change(t, REPOSITORY, 99, FieldType.DATE, true));
  }

  private void refusedThenAllowed(FieldDefinition field, String type) {
    definitions.refused(
        ErrorCode.DATA_LOSS_EXPECTED,
        t -> definitions.typeChanges.change(t, REPOSITORY, field.id(), FieldType.of(type), false));
    assertThat(definitions.get(field.id())).isEqualTo(field);
    assertThat(change(field, type, true).type()).isEqualTo(FieldType.of(type));
  }

  private FieldDefinition change(FieldDefinition field, String type, boolean allowDataLoss) {
    return definitions.write(
        t ->
            definitions.typeChanges.change(
                t, REPOSITORY, field.id(), FieldType.of(type), allowDataLoss));
  }
}
