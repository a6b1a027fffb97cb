package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.definition.Definitions.OTHER_REPOSITORY;
import static org.muniment.definition.Definitions.REPOSITORY;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class FieldDefinitionServiceTest {
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
  @EnumSource(value = FieldType.class, mode = EnumSource.Mode.EXCLUDE, names = "BLOB")
  void create_nothingButNameAndType_isSeenAtOnceAndUsedNowhere(FieldType type) {
    FieldDefinition created = definitions.field("Field", type);
    assertThat(created.id()).isEqualTo(1);
    assertThat(created.length()).isEqualTo(type.isText() ? 255 : 0);
    assertThat(definitions.get(1)).isEqualTo(created);
    definitions.execute(
        t -> {
          assertThat(definitions.fields.list(t, REPOSITORY)).containsExactly(created);
          assertThat(definitions.fields.list(t, OTHER_REPOSITORY)).isEmpty();
          assertThat(definitions.fields.assignedEntryCount(t, REPOSITORY, 1)).isZero();
          assertThat(definitions.templates.containing(t, REPOSITORY, 1)).isEmpty();
          assertThat(definitions.fields.properties(t, REPOSITORY, 1)).isEmpty();
          assertThat(definitions.fields.listValues(t, REPOSITORY, 1)).isEmpty();
        });
  }

  @Test
  void create_everythingSaid_isKept() {
    FieldSettings settings =
        new FieldSettings(
            "Amount",
            "What is due",
            null,
            "5.50",
            true,
            true,
            ">0",
            "Not enough.",
            FieldFormat.CURRENCY,
            "EUR",
            "0.0",
            false,
            true,
            true,
            true,
            true);
    FieldDefinition created = definitions.field(settings, FieldType.NUMBER);
    assertThat(definitions.get(created.id()))
        .isEqualTo(created)
        .isEqualTo(
            new FieldDefinition(
                1,
                "Amount",
                FieldType.NUMBER,
                "What is due",
                0,
                "5.50",
                true,
                true,
                ">0",
                "Not enough.",
                List.of(),
                FieldFormat.CURRENCY,
                "EUR",
                "0.0",
                false,
                true,
                true,
                true,
                true));
  }

  @Test
  void create_nameTakenInAnyCase_refused() {
    definitions.field("Straße", FieldType.STRING);
    definitions.refused(
        ErrorCode.FIELD_NAME_TAKEN,
        t ->
            definitions.fields.create(
                t, REPOSITORY, FieldType.DATE, FieldSettings.named("STRASSE"), null, null));
    definitions.execute(
        t ->
            definitions.fields.create(
                t, OTHER_REPOSITORY, FieldType.DATE, FieldSettings.named("Straße"), null, null));
    assertThat(
            definitions.<Optional<FieldDefinition>>write(
                t -> definitions.fields.findByName(t, REPOSITORY, "strasse")))
        .isPresent();
  }

  @Test
  void create_sameNameFromSeveralCallersAtOnce_oneSucceeds() {
    AtomicInteger refused = new AtomicInteger();
    Runnable create =
        () -> {
          try {
            definitions.field("Same", FieldType.STRING);
          } catch (MunimentException failure) {
            assertThat(failure.code()).isEqualTo(ErrorCode.FIELD_NAME_TAKEN);
            refused.incrementAndGet();
          }
        };
    CompletableFuture.allOf(
            Stream.generate(
                    () -> CompletableFuture.runAsync(create, task -> new Thread(task).start()))
                .limit(4)
                .toArray(CompletableFuture[]::new))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
    assertThat(refused).hasValue(3);
    assertThat(definitions.field("Next", FieldType.STRING).id()).isEqualTo(2);
  }

  @Test
  void create_contradictions_refused() {
    refusedSettings(ErrorCode.INVALID_NAME, FieldType.STRING, FieldSettings.named(" "));
    refusedSettings(ErrorCode.INVALID_NAME, FieldType.STRING, FieldSettings.named("a\tb"));
    refusedSettings(ErrorCode.INVALID_REQUEST, FieldType.BLOB, FieldSettings.named("F"));
    refusedSettings(
        ErrorCode.INVALID_REQUEST,
        FieldType.STRING,
        Definitions.settings("F", 0, null, null, null));
    refusedSettings(
        ErrorCode.INVALID_REQUEST,
        FieldType.LIST,
        Definitions.settings("F", 4_001, null, null, null));
    refusedSettings(
        ErrorCode.INVALID_CONSTRAINT,
        FieldType.STRING,
        Definitions.settings("F", null, null, "(", null));
    refusedSettings(
        ErrorCode.INVALID_CONSTRAINT,
        FieldType.DATE,
        Definitions.settings("F", null, null, ">5", null));
    refusedSettings(
        ErrorCode.FORMAT_MISMATCH,
        FieldType.DATE,
        Definitions.settings("F", null, null, null, FieldFormat.PERCENT));
    refusedSettings(
        ErrorCode.INVALID_FIELD_VALUE,
        FieldType.NUMBER,
        Definitions.settings("F", null, "five", null, null));
    refusedSettings(
        ErrorCode.CONSTRAINT_VIOLATED,
        FieldType.NUMBER,
        Definitions.settings("F", null, "5", ">5", null));
    assertThat(
            definitions.<List<FieldDefinition>>write(t -> definitions.fields.list(t, REPOSITORY)))
        .isEmpty();
  }

  @Test
  void create_defaultWithToken_isKeptForLater() {
    assertThat(
            definitions
                .field(Definitions.settings("F", null, "%(Date)", null, null), FieldType.DATE)
                .defaultValue())
        .isEqualTo("%(Date)");
  }

  @Test
  void listValues_keepTheirOrder_andAreReplacedAsAWhole() {
    FieldDefinition list = definitions.list("Size", "small", "large", "Small");
    assertThat(definitions.get(list.id()).listValues()).containsExactly("small", "large", "Small");
    assertThat(replace(list.id(), "x", "a, {b} \"c\"")).containsExactly("x", "a, {b} \"c\"");
    assertThat(definitions.get(list.id()).listValues()).containsExactly("x", "a, {b} \"c\"");
    assertThat(replace(list.id())).isEmpty();
  }

  @Test
  void listValues_duplicateEmptyOrNotOfAList_refused() {
    int list = definitions.list("Size", "small").id();
    int text = definitions.field("Text", FieldType.STRING).id();
    definitions.refused(ErrorCode.INVALID_REQUEST, t -> replaceIn(t, list, "a", "a"));
    definitions.refused(ErrorCode.INVALID_REQUEST, t -> replaceIn(t, list, "a", ""));
    definitions.refused(ErrorCode.INVALID_REQUEST, t -> replaceIn(t, list, "a".repeat(256)));
    definitions.refused(ErrorCode.INVALID_REQUEST, t -> replaceIn(t, text, "a"));
    definitions.refused(ErrorCode.FIELD_NOT_FOUND, t -> replaceIn(t, 99, "a"));
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t ->
            definitions.fields.create(
                t, REPOSITORY, FieldType.DATE, FieldSettings.named("D"), List.of("a"), null));
    assertThat(definitions.get(list).listValues()).containsExactly("small");
  }

  @Test
  void update_saidPartsChange_emptyClears() {
    FieldDefinition field =
        definitions.field(Definitions.settings("F", 10, "abc", "[a-z]*", null), FieldType.STRING);
    FieldDefinition changed = update(field.id(), Definitions.settings("G", null, "", null, null));
    assertThat(changed.name()).isEqualTo("G");
    assertThat(changed.defaultValue()).isEmpty();
    assertThat(changed.constraint()).isEqualTo("[a-z]*");
    assertThat(changed.length()).isEqualTo(10);
    assertThat(definitions.get(field.id())).isEqualTo(changed);
    assertThat(update(field.id(), Definitions.settings("g", 20, null, "", null)).length())
        .isEqualTo(20);
  }

  @Test
  void update_refusedChange_changesNothing() {
    FieldDefinition field = definitions.field("F", FieldType.STRING);
    definitions.field("G", FieldType.STRING);
    definitions.refused(
        ErrorCode.FIELD_NAME_TAKEN,
        t -> definitions.fields.update(t, REPOSITORY, field.id(), FieldSettings.named("g")));
    definitions.refused(
        ErrorCode.INVALID_NAME,
        t -> definitions.fields.update(t, REPOSITORY, field.id(), FieldSettings.named("")));
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t ->
            definitions.fields.update(
                t, REPOSITORY, field.id(), Definitions.settings(null, 0, null, null, null)));
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND,
        t -> definitions.fields.update(t, REPOSITORY, 99, FieldSettings.named("x")));
    assertThat(definitions.get(field.id())).isEqualTo(field);
  }

  @Test
  void delete_usedField_leavesTemplatesAndEntries_andItsIdIsNotUsedAgain() {
    FieldDefinition a = definitions.field("A", FieldType.STRING);
    definitions.field("B", FieldType.STRING);
    definitions.field("C", FieldType.STRING);
    TemplateDefinition template = definitions.template("T", "A", "B", "C");
    definitions.use.put(7, a.id(), "value");
    definitions.execute(t -> definitions.fields.delete(t, REPOSITORY, a.id()));
    assertThat(definitions.fieldNames(template.id())).containsExactly("B", "C");
    assertThat(definitions.use.get(7, a.id())).isEmpty();
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND, t -> definitions.fields.get(t, REPOSITORY, a.id()));
    assertThat(definitions.field("A", FieldType.STRING).id()).isEqualTo(4);
    definitions.execute(t -> definitions.templateFields.move(t, REPOSITORY, template.id(), "C", 1));
    assertThat(definitions.fieldNames(template.id())).containsExactly("C", "B");
  }

  @Test
  void properties_setAndRemoved_answerTheWholeBag() {
    int id =
        definitions
            .write(
                t ->
                    definitions.fields.create(
                        t,
                        REPOSITORY,
                        FieldType.STRING,
                        FieldSettings.named("F"),
                        null,
                        new HashMap<>(Map.of("app.a", "1", "app.b", ""))))
            .id();
    assertThat(
            definitions.<SortedMap<String, String>>write(
                t -> definitions.fields.properties(t, REPOSITORY, id)))
        .isEqualTo(Map.of("app.a", "1", "app.b", ""));
    assertThat(change(id, Map.of("é \" ' \\", "{,}", "app.a", "2"), List.of("app.b", "unknown")))
        .isEqualTo(Map.of("app.a", "2", "é \" ' \\", "{,}"))
        .isEqualTo(change(id, Map.of(), null))
        .isEqualTo(
            definitions.<SortedMap<String, String>>write(
                t -> definitions.fields.properties(t, REPOSITORY, id)));
    assertThat(definitions.get(id).name()).isEqualTo("F");
  }

  @Test
  void properties_beyondTheLimits_refused() {
    int id = definitions.field("F", FieldType.STRING).id();
    refusedChange(id, Map.of("", "x"), List.of());
    refusedChange(id, Map.of("a".repeat(257), "x"), List.of());
    refusedChange(id, Map.of("a", "x".repeat(1_001)), List.of());
    refusedChange(id, Map.of("a\n", "x"), List.of());
    refusedChange(id, Map.of("a", "x\0"), List.of());
    refusedChange(id, Map.of("a", "x"), List.of("a"));
    refusedChange(id, Map.of(), List.of(""));
    Map<String, String> withNull = new HashMap<>();
    withNull.put("a", null);
    refusedChange(id, withNull, List.of());
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 501; i++) {
      many.put("key" + i, "x");
    }
    refusedChange(id, many, List.of());
    many.remove("key0");
    many.put("key1", "é".repeat(1_000));
    assertThat(change(id, many, List.of())).hasSize(500);
    assertThat(change(id, Map.of("k".repeat(256), "x"), List.of("key2"))).hasSize(500);
    refusedChange(id, Map.of("one too many", "x"), List.of());
  }

  private Map<String, String> change(int id, Map<String, String> set, List<String> remove) {
    return definitions.write(
        t -> definitions.fields.updateProperties(t, REPOSITORY, id, set, remove));
  }

  private void refusedChange(int id, Map<String, String> set, List<String> remove) {
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t -> definitions.fields.updateProperties(t, REPOSITORY, id, set, remove));
  }

  private void refusedSettings(ErrorCode code, FieldType type, FieldSettings settings) {
    definitions.refused(
        code, t -> definitions.fields.create(t, REPOSITORY, type, settings, null, null));
  }

  private FieldDefinition update(int id, FieldSettings settings) {
    return definitions.write(t -> definitions.fields.update(t, REPOSITORY, id, settings));
  }

  private List<String> replace(int id, String... values) {
    return definitions.write(t -> replaceIn(t, id, values));
  }

  private List<String> replaceIn(Transaction transaction, int id, String... values) {
    return definitions.fields.replaceListValues(transaction, REPOSITORY, id, Arrays.asList(values));
  }
}
