package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.definition.Definitions.REPOSITORY;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;

class FieldMergeServiceTest {
  private static Definitions definitions;
  private FieldDefinition first;
  private FieldDefinition second;

  @BeforeAll
  static void open() {
    definitions = new Definitions();
  }

  @BeforeEach
  void reset() {
    definitions.reset();
    first = definitions.field("First", FieldType.STRING);
    second =
        definitions.field(
            Definitions.settings("Second", 1_000, null, null, null), FieldType.STRING);
    definitions.use.put(7, first.id(), "a");
    definitions.use.put(8, second.id(), "b");
    definitions.use.put(9, first.id(), "c");
    definitions.use.put(9, second.id(), "c");
  }

  @AfterAll
  static void close() throws Exception {
    definitions.close();
  }

  @Test
  void merge_valuesThatAgree_moveToTheNewField() {
    FieldDefinition merged = merge(MergeConflict.FAIL, false, false, false);
    assertThat(merged.name()).isEqualTo("Merged");
    assertThat(merged.type()).isEqualTo(FieldType.STRING);
    assertThat(merged.length()).isEqualTo(1_000);
    assertThat(merged.multiValue()).isFalse();
    assertThat(definitions.use.get(7, merged.id())).containsExactly("a");
    assertThat(definitions.use.get(8, merged.id())).containsExactly("b");
    assertThat(definitions.use.get(9, merged.id())).containsExactly("c");
    assertThat(definitions.get(first.id())).isEqualTo(first);
    assertThat(definitions.get(second.id())).isEqualTo(second);
  }

  @Test
  void merge_conflict_failsAndChangesNothing() {
    definitions.use.put(9, second.id(), "d");
    definitions.refused(
        ErrorCode.MERGE_CONFLICT,
        t ->
            definitions.merges.merge(
                t, REPOSITORY, request(MergeConflict.FAIL, true, false, false)));
    assertThat(
            definitions.<Optional<FieldDefinition>>write(
                t -> definitions.fields.findByName(t, REPOSITORY, "Merged")))
        .isEmpty();
    assertThat(definitions.use.get(9, second.id())).containsExactly("d");
  }

  @Test
  void merge_conflict_keepsAllOrTheFirst() {
    definitions.use.put(9, second.id(), "d");
    FieldDefinition all = merge(MergeConflict.MAKE_MULTIVALUE, false, false, false);
    assertThat(all.multiValue()).isTrue();
    assertThat(definitions.use.get(9, all.id())).containsExactly("c", "d");

    definitions.use.put(9, first.id(), "c");
    definitions.use.put(9, second.id(), "d");
    FieldDefinition one = merge(MergeConflict.USE_FIRST_FIELD, false, true, true);
    assertThat(one.name()).isEqualTo("Merged (2)");
    assertThat(definitions.use.get(9, one.id())).containsExactly("c");
  }

  @Test
  void merge_removeFromTemplates_takesTheSourcesOut() {
    definitions.field("Other", FieldType.STRING);
    int template = definitions.template("T", "First", "Other", "Second").id();
    merge(MergeConflict.FAIL, true, false, false);
    assertThat(definitions.fieldNames(template)).containsExactly("Other");
  }

  @Test
  void merge_requestsThatContradict_refused() {
    definitions.refused(
        ErrorCode.DATA_LOSS_EXPECTED,
        t -> request(MergeConflict.USE_FIRST_FIELD, false, false, false));
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t -> new FieldMerge(List.of(1), "M", MergeConflict.FAIL, false, false, false));
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t -> new FieldMerge(List.of(1, 1), "M", MergeConflict.FAIL, false, false, false));
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND,
        t ->
            definitions.merges.merge(
                t,
                REPOSITORY,
                new FieldMerge(List.of(1, 99), "M", MergeConflict.FAIL, false, false, false)));
    definitions.refused(
        ErrorCode.FIELD_NAME_TAKEN,
        t ->
            definitions.merges.merge(
                t,
                REPOSITORY,
                new FieldMerge(List.of(1, 2), "FIRST", MergeConflict.FAIL, false, false, false)));
  }

  @Test
  void merge_differentTypes_takesOneThatHoldsBothOrRefuses() {
    int small = definitions.field("Small", FieldType.SHORT_INTEGER).id();
    int large = definitions.field("Large", FieldType.LONG_INTEGER).id();
    int number = definitions.field("Number", FieldType.NUMBER).id();
    int list = definitions.list("List", "a").id();
    assertThat(mergedType(small, large)).isEqualTo(FieldType.LONG_INTEGER);
    assertThat(mergedType(number, small, large)).isEqualTo(FieldType.NUMBER);
    assertThat(mergedType(list, first.id())).isEqualTo(FieldType.STRING);
    definitions.refused(ErrorCode.FIELDS_INCOMPATIBLE, t -> mergedTypeIn(t, first.id(), number));
  }

  @Test
  void merge_lists_allowsTheValuesOfBoth() {
    int one = definitions.list("One", "a", "b").id();
    int other = definitions.list("Other", "b", "c").id();
    int open = definitions.list("Open").id();
    assertThat(definitions.write(t -> mergeIn(t, one, other)).listValues())
        .containsExactly("a", "b", "c");
    assertThat(definitions.write(t -> mergeIn(t, one, open)).listValues()).isEmpty();
  }

  private FieldType mergedType(Integer... sources) {
    return definitions.write(t -> mergedTypeIn(t, sources));
  }

  private FieldType mergedTypeIn(Transaction t, Integer... sources) {
    return mergeIn(t, sources).type();
  }

  private FieldDefinition mergeIn(Transaction t, Integer... sources) {
    return definitions.merges.merge(
        t,
        REPOSITORY,
        new FieldMerge(List.of(sources), "M", MergeConflict.FAIL, false, true, false));
  }

  private FieldDefinition merge(
      MergeConflict onConflict, boolean removeFromTemplates, boolean autoRename, boolean loss) {
    return definitions.write(
        t ->
            definitions.merges.merge(
                t, REPOSITORY, request(onConflict, removeFromTemplates, autoRename, loss)));
  }

  private FieldMerge request(
      MergeConflict onConflict, boolean removeFromTemplates, boolean autoRename, boolean loss) {
    return new FieldMerge(
        List.of(first.id(), second.id()),
        "Merged",
        onConflict,
        removeFromTemplates,
        autoRename,
        loss);
  }
}
