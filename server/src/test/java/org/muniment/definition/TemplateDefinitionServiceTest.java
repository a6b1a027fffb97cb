package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muniment.definition.Definitions.REPOSITORY;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;

class TemplateDefinitionServiceTest {
  private static final Executor THREADS = task -> new Thread(task).start();

  private static Definitions definitions;

  @BeforeAll
  static void open() {
    definitions = new Definitions();
  }

  @BeforeEach
  void reset() {
    definitions.reset();
    for (String name : List.of("A", "B", "C", "D")) {
      definitions.field(name, FieldType.STRING);
    }
  }

  @AfterAll
  static void close() throws Exception {
    definitions.close();
  }

  @Test
  void create_everythingSaid_isKept() {
    Color color = new Color(255, 1, 128, 0);
    CreatedTemplate created =
        definitions.write(
            t ->
                definitions.templates.create(
                    t,
                    REPOSITORY,
                    new TemplateSettings("T", "About it", color, false, true),
                    List.of(
                        new TemplateFieldAssignment("b", true, "Here"),
                        new TemplateFieldAssignment("A", null, null))));
    assertThat(created.failure()).isNull();
    assertThat(created.template())
        .isEqualTo(new TemplateDefinition(1, "T", "About it", color, 2, true))
        .isEqualTo(get(1));
    List<TemplateField> fields =
        definitions.write(t -> definitions.templateFields.list(t, REPOSITORY, 1));
    assertThat(fields).extracting(field -> field.field().name()).containsExactly("B", "A");
    assertThat(fields).extracting(field -> field.field().required()).containsExactly(true, false);
    assertThat(fields).extracting(TemplateField::localDescription).containsExactly("Here", "");
    assertThat(fields).extracting(TemplateField::groupId).containsOnlyNulls();
    assertThat(definitions.get(2).required()).isFalse();
  }

  @Test
  void create_nameTaken_conflicts() {
    definitions.template("General");
    definitions.refused(
        ErrorCode.NAME_CONFLICT,
        t ->
            definitions.templates.create(
                t, REPOSITORY, TemplateSettings.named("GENERAL"), List.of()));
  }

  @Test
  void create_fieldThatCannotBeAdded_keepsThoseBefore() {
    CreatedTemplate created =
        definitions.write(
            t ->
                definitions.templates.create(
                    t,
                    REPOSITORY,
                    TemplateSettings.named("T"),
                    List.of(
                        new TemplateFieldAssignment("A", null, null),
                        new TemplateFieldAssignment("Unknown", null, null),
                        new TemplateFieldAssignment("B", null, null))));
    assertThat(created.failure()).isNotNull();
    assertThat(created.failure().code()).isEqualTo(ErrorCode.FIELD_NOT_FOUND);
    assertThat(get(created.template().id()).fieldCount()).isEqualTo(1);
  }

  @Test
  void getByName_unknown_beginsWithTheTestedWords() {
    int id = definitions.template("Email").id();
    assertThat(definitions.write(t -> definitions.templates.getByName(t, REPOSITORY, "EMAIL")).id())
        .isEqualTo(id);
    assertThat(definitions.write(t -> definitions.templates.getForUse(t, REPOSITORY, "email")).id())
        .isEqualTo(id);
    assertThatThrownBy(
            () -> definitions.write(t -> definitions.templates.getByName(t, REPOSITORY, "None")))
        .hasMessageStartingWith("Template not found.");
    definitions.refused(
        ErrorCode.TEMPLATE_NOT_FOUND, t -> definitions.templates.get(t, REPOSITORY, 99));
    definitions.refused(
        ErrorCode.TEMPLATE_NOT_FOUND, t -> definitions.templateFields.list(t, REPOSITORY, 99));
  }

  @Test
  void update_colourSetAndCleared() {
    int id = definitions.template("T").id();
    Color color = new Color(1, 2, 3, 4);
    assertThat(update(id, new TemplateSettings(null, "Text", color, false, null)).color())
        .isEqualTo(color);
    assertThat(update(id, new TemplateSettings("U", null, null, false, true)))
        .isEqualTo(new TemplateDefinition(id, "U", "Text", color, 0, true))
        .isEqualTo(get(id));
    assertThat(update(id, new TemplateSettings(null, "", null, true, null)))
        .isEqualTo(new TemplateDefinition(id, "U", "", null, 0, true))
        .isEqualTo(get(id));
  }

  @Test
  void update_contradictions_refused() {
    definitions.template("T");
    int id = definitions.template("U").id();
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t -> new TemplateSettings(null, null, new Color(0, 0, 0, 0), true, null));
    definitions.refused(ErrorCode.INVALID_REQUEST, t -> new Color(0, 256, 0, 0));
    definitions.refused(
        ErrorCode.NAME_CONFLICT,
        t -> definitions.templates.update(t, REPOSITORY, id, TemplateSettings.named("t")));
    definitions.refused(
        ErrorCode.INVALID_NAME,
        t -> definitions.templates.update(t, REPOSITORY, id, TemplateSettings.named("")));
    definitions.refused(
        ErrorCode.TEMPLATE_NOT_FOUND,
        t -> definitions.templates.update(t, REPOSITORY, 99, TemplateSettings.named("x")));
  }

  @Test
  void delete_assignedTemplate_refusedUntilItIsFree() {
    int id = definitions.template("T", "A").id();
    definitions.use.templates.put(7, id);
    assertThat(
            definitions.<Integer>write(
                t -> definitions.templates.assignedEntryCount(t, REPOSITORY, id)))
        .isEqualTo(1);
    definitions.refused(
        ErrorCode.TEMPLATE_IN_USE, t -> definitions.templates.delete(t, REPOSITORY, id));
    definitions.use.templates.clear();
    definitions.execute(t -> definitions.templates.delete(t, REPOSITORY, id));
    definitions.refused(
        ErrorCode.TEMPLATE_NOT_FOUND, t -> definitions.templates.get(t, REPOSITORY, id));
    assertThat(definitions.get(1).name()).isEqualTo("A");
  }

  @Test
  void add_position_putsTheFieldThere() {
    int id = definitions.template("T", "A", "B").id();
    add(id, "C", 1);
    assertThat(definitions.fieldNames(id)).containsExactly("C", "A", "B");
    add(id, "D", 4);
    assertThat(definitions.fieldNames(id)).containsExactly("C", "A", "B", "D");
    assertThat(get(id).fieldCount()).isEqualTo(4);
    assertThat(
            definitions.<List<TemplateDefinition>>write(
                t -> definitions.templates.containing(t, REPOSITORY, 3)))
        .containsExactly(get(id));
  }

  @Test
  void add_wrongPositionOrField_refused() {
    int id = definitions.template("T", "A").id();
    for (int position : new int[] {0, -1, 3}) {
      definitions.refused(ErrorCode.INVALID_REQUEST, t -> addIn(t, id, "B", position));
    }
    definitions.refused(ErrorCode.INVALID_REQUEST, t -> addIn(t, id, "a", null));
    definitions.refused(ErrorCode.FIELD_NOT_FOUND, t -> addIn(t, id, "Unknown", null));
    definitions.refused(ErrorCode.TEMPLATE_NOT_FOUND, t -> addIn(t, 99, "B", null));
    assertThat(definitions.fieldNames(id)).containsExactly("A");
  }

  @Test
  void move_everyPosition_keepsTheOthersInOrder() {
    int id = definitions.template("T", "A", "B", "C").id();
    move(id, "A", 3);
    assertThat(definitions.fieldNames(id)).containsExactly("B", "C", "A");
    move(id, "a", 2);
    assertThat(definitions.fieldNames(id)).containsExactly("B", "A", "C");
    move(id, "C", 1);
    assertThat(definitions.fieldNames(id)).containsExactly("C", "B", "A");
    move(id, "B", 2);
    assertThat(definitions.fieldNames(id)).containsExactly("C", "B", "A");
    for (int position : new int[] {0, 4}) {
      definitions.refused(
          ErrorCode.INVALID_REQUEST,
          t -> definitions.templateFields.move(t, REPOSITORY, id, "A", position));
    }
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND, t -> definitions.templateFields.move(t, REPOSITORY, id, "D", 1));
  }

  @Test
  void update_field_changesWhatTheTemplateSays() {
    int id = definitions.template("T", "A", "B").id();
    updateField(id, "A", true, "Text");
    updateField(id, "A", null, null);
    assertThat(field(id, 0).field().required()).isTrue();
    assertThat(field(id, 0).localDescription()).isEqualTo("Text");
    updateField(id, "A", false, "");
    assertThat(field(id, 0).field().required()).isFalse();
    assertThat(field(id, 0).localDescription()).isEmpty();
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND,
        t -> definitions.templateFields.update(t, REPOSITORY, id, "C", true, null));
  }

  @Test
  void remove_field_leavesDefinitionAndValues() {
    int id = definitions.template("T", "A", "B", "C").id();
    definitions.use.put(7, 2, "kept");
    definitions.execute(t -> definitions.templateFields.remove(t, REPOSITORY, id, "b"));
    assertThat(definitions.fieldNames(id)).containsExactly("A", "C");
    assertThat(definitions.get(2).name()).isEqualTo("B");
    assertThat(definitions.use.get(7, 2)).containsExactly("kept");
    add(id, "B", 2);
    assertThat(definitions.fieldNames(id)).containsExactly("A", "B", "C");
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND,
        t -> definitions.templateFields.remove(t, REPOSITORY, id, "Unknown"));
  }

  @Test
  void add_fromSeveralCallersAtOnce_keepsPositionsWithoutGaps() {
    int id = definitions.template("T").id();
    CompletableFuture.allOf(
            Stream.of("A", "B", "C", "D")
                .map(name -> CompletableFuture.runAsync(() -> add(id, name, 1), THREADS))
                .toArray(CompletableFuture[]::new))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
    assertThat(definitions.fieldNames(id)).containsExactlyInAnyOrder("A", "B", "C", "D");
    add(id, definitions.field("E", FieldType.DATE).name(), 5);
    assertThat(definitions.fieldNames(id)).hasSize(5).endsWith("E");
  }

  @Test
  void properties_freshBagIsEmpty_andChangesAreKept() {
    int id = definitions.template("T").id();
    assertThat(
            definitions.<SortedMap<String, String>>write(
                t -> definitions.templates.properties(t, REPOSITORY, id)))
        .isEmpty();
    assertThat(
            definitions.<SortedMap<String, String>>write(
                t ->
                    definitions.templates.updateProperties(
                        t, REPOSITORY, id, Map.of("k", "v"), null)))
        .isEqualTo(Map.of("k", "v"))
        .isEqualTo(
            definitions.<SortedMap<String, String>>write(
                t -> definitions.templates.properties(t, REPOSITORY, id)));
    definitions.refused(
        ErrorCode.TEMPLATE_NOT_FOUND, t -> definitions.templates.properties(t, REPOSITORY, 99));
  }

  private TemplateDefinition get(int id) {
    return definitions.write(t -> definitions.templates.get(t, REPOSITORY, id));
  }

  private TemplateField field(int templateId, int index) {
    return definitions
        .write(t -> definitions.templateFields.list(t, REPOSITORY, templateId))
        .get(index);
  }

  private TemplateDefinition update(int id, TemplateSettings settings) {
    return definitions.write(t -> definitions.templates.update(t, REPOSITORY, id, settings));
  }

  private void updateField(int id, String name, Boolean required, String description) {
    definitions.execute(
        t -> definitions.templateFields.update(t, REPOSITORY, id, name, required, description));
  }

  private void add(int id, String name, Integer position) {
    definitions.execute(t -> addIn(t, id, name, position));
  }

  private void addIn(Transaction transaction, int id, String name, Integer position) {
    definitions.templateFields.add(
        transaction, REPOSITORY, id, new TemplateFieldAssignment(name, null, null), position);
  }

  private void move(int id, String name, int position) {
    definitions.execute(t -> definitions.templateFields.move(t, REPOSITORY, id, name, position));
  }

  private static DynamicChoices.Choice choice(List<String> of, String... values) {
    return new DynamicChoices.Choice(of, List.of(values));
  }

  private void choose(
      Transaction t, String field, List<String> parents, DynamicChoices.Choice... choices) {
    definitions.templateFields.choose(t, REPOSITORY, 1, field, parents, List.of(choices));
  }

  private Map<Integer, DynamicChoices> choices() {
    return definitions.write(t -> definitions.templateFields.choices(t, REPOSITORY, 1));
  }

  @Test
  void choose_fieldWithParents_showsThemAndOffersWhatGoesWithThem() {
    definitions.template("T", "A", "B", "C");
    definitions.execute(t -> choose(t, "A", List.of(), choice(List.of(), "x", "y")));
    definitions.execute(
        t ->
            choose(
                t,
                "c",
                List.of("B", "A"),
                choice(List.of("1", "X"), "one", "two"),
                choice(List.of("1", "x"), "two", "three"),
                choice(List.of("2", "x"), "four")));

    List<TemplateField> fields =
        definitions.write(t -> definitions.templateFields.list(t, REPOSITORY, 1));
    assertThat(fields)
        .extracting(TemplateField::parentIds)
        .containsExactly(List.of(), null, List.of(2, 1));
    assertThat(choices()).containsOnlyKeys(1, 3);
    assertThat(choices().get(1).values(Map.of())).containsExactly("x", "y");
    DynamicChoices ofC = choices().get(3);
    assertThat(ofC.values(Map.of(1, "x", 2, "1"))).containsExactly("one", "two", "three");
    assertThat(ofC.values(Map.of(1, "X", 2, "2"))).containsExactly("four");
    assertThat(ofC.values(Map.of(1, "y", 2, "1"))).isEmpty();
    assertThat(ofC.values(Map.of(1, "x"))).isEmpty();

    definitions.execute(t -> choose(t, "A", List.of()));
    assertThat(choices()).containsOnlyKeys(3);
  }

  @Test
  void choose_ringsAndWrongCounts_areRefused() {
    definitions.template("T", "A", "B", "C");
    definitions.execute(t -> choose(t, "B", List.of("A"), choice(List.of("1"), "x")));
    definitions.execute(t -> choose(t, "C", List.of("B"), choice(List.of("x"), "z")));

    for (List<String> parents : List.of(List.of("A"), List.of("B"), List.of("C"))) {
      definitions.refused(
          ErrorCode.INVALID_REQUEST, t -> choose(t, "A", parents, choice(List.of("1"), "x")));
    }
    definitions.refused(
        ErrorCode.INVALID_REQUEST,
        t -> choose(t, "C", List.of("A", "a"), choice(List.of("1", "1"), "x")));
    definitions.refused(
        ErrorCode.INVALID_REQUEST, t -> choose(t, "C", List.of("A"), choice(List.of(), "x")));
    definitions.refused(
        ErrorCode.FIELD_NOT_FOUND, t -> choose(t, "C", List.of("D"), choice(List.of("1"), "x")));
    assertThat(choices().get(3).parentIds()).containsExactly(2);
  }

  @Test
  void remove_parent_endsTheChoicesOfWhatDependsOnIt() {
    definitions.template("T", "A", "B", "C");
    definitions.execute(t -> choose(t, "B", List.of("A"), choice(List.of("1"), "x")));
    definitions.execute(t -> choose(t, "C", List.of("B"), choice(List.of("x"), "z")));

    definitions.execute(t -> definitions.templateFields.remove(t, REPOSITORY, 1, "A"));

    assertThat(choices()).containsOnlyKeys(3);
    assertThat(definitions.fieldNames(1)).containsExactly("B", "C");
  }
}
