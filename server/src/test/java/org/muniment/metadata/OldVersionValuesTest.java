package org.muniment.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.FieldMerge;
import org.muniment.definition.FieldMergeService;
import org.muniment.definition.FieldSettings;
import org.muniment.definition.FieldType;
import org.muniment.definition.FieldTypeChangeService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.MergeConflict;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.document.DocumentFixture;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Values that no entry has any more, but an older version of a document. */
class OldVersionValuesTest {
  @TempDir Path directory;
  private final MetadataUse use = new MetadataUse();
  private final FieldDefinitionService fields = new FieldDefinitionService(use);
  private DocumentFixture on;
  private MetadataService metadata;
  private int document;

  @BeforeEach
  void open() {
    on = new DocumentFixture(directory);
    TemplateFieldService templateFields = new TemplateFieldService(fields);
    TemplateDefinitionService templates =
        new TemplateDefinitionService(templateFields, fields, use);
    TagDefinitionService tags = new TagDefinitionService();
    metadata =
        new MetadataService(
            on.database,
            on.access,
            on.entries,
            fields,
            templates,
            templateFields,
            tags,
            new MetadataWriter(
                on.access,
                fields,
                templates,
                templateFields,
                tags,
                new LinkDefinitionService(),
                on.guard,
                on.clock));
    document = on.withPages("a").id();
  }

  @AfterEach
  void close() {
    on.close();
  }

  private int field(String name) {
    return on.database.write(
        transaction ->
            fields
                .create(transaction, 1, FieldType.STRING, FieldSettings.named(name), null, null)
                .id());
  }

  private void set(FieldInput... values) {
    metadata.setFields(on.ann, document, List.of(values), Locale.ROOT);
  }

  private static FieldInput value(String name, String value) {
    return new FieldInput(name, List.of(value));
  }

  /** Makes a version with the values, then takes them off the document. */
  private void onlyInAVersion(FieldInput... values) {
    set(values);
    on.versions.putUnderVersionControl(on.ann, document);
    set();
  }

  private List<String> ofVersion() {
    return on.database.read(
        transaction ->
            transaction
                .query(
                    """
                    select f.name || ' ' || (s.fields ->> cast(f.id as text))
                    from document_version v
                    join metadata_set s
                      on s.repository_id = v.repository_id
                     and s.id = v.metadata_set_id
                    join field_definition f
                      on f.repository_id = s.repository_id
                     and jsonb_exists(s.fields, cast(f.id as text))
                    where v.entry_id = :document
                    order by f.id
                    """)
                .bind("document", document)
                .mapTo(String.class)
                .list());
  }

  private FieldDefinition change(int fieldId, FieldType type, boolean allowDataLoss) {
    return on.database.write(
        transaction ->
            new FieldTypeChangeService(fields, use)
                .change(transaction, 1, fieldId, type, allowDataLoss));
  }

  private FieldDefinition merge(MergeConflict onConflict, int... fieldIds) {
    List<Integer> ids = new ArrayList<>();
    for (int id : fieldIds) {
      ids.add(id);
    }
    return on.database.write(
        transaction ->
            new FieldMergeService(fields, use)
                .merge(
                    transaction, 1, new FieldMerge(ids, "Both", onConflict, false, false, false)));
  }

  @Test
  void changeOfType_isRefusedForTheSakeOfTheVersion_andConvertsIt() {
    int number = field("Number");
    int word = field("Word");
    onlyInAVersion(value("Number", "12"), value("Word", "twelve"));

    for (int id : List.of(number, word)) {
      assertThatThrownBy(() -> change(id, FieldType.NUMBER, false))
          .isInstanceOfSatisfying(
              MunimentException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DATA_LOSS_EXPECTED));
    }
    assertThat(ofVersion()).containsExactly("Number [\"12\"]", "Word [\"twelve\"]");

    change(number, FieldType.NUMBER, true);
    change(word, FieldType.NUMBER, true);
    assertThat(ofVersion()).containsExactly("Number [\"12\"]", "Word []");
    assertThat(numbers()).containsExactly("12");
    assertThat(metadata.fields(on.ann, document)).isEmpty();
  }

  private List<String> numbers() {
    return on.database.read(
        transaction ->
            transaction
                .query(
                    """
                    select cast(number_value as text)
                    from metadata_value
                    where number_value is not null
                    """)
                .mapTo(String.class)
                .list());
  }

  @Test
  void merge_takesTheValuesOfTheVersionAlong() {
    int one = field("One");
    int two = field("Two");
    onlyInAVersion(value("Two", "b"));

    merge(MergeConflict.FAIL, one, two);
    assertThat(ofVersion()).containsExactly("Both [\"b\"]");
    assertThat(metadata.fields(on.ann, document)).isEmpty();
  }

  @Test
  void merge_differingValuesOfAVersion_areNoConflict_andStay() {
    int one = field("One");
    int two = field("Two");
    onlyInAVersion(value("One", "a"), value("Two", "b"));
    set(value("One", "now"));

    merge(MergeConflict.FAIL, one, two);
    assertThat(ofVersion()).containsExactly("One [\"a\"]", "Two [\"b\"]");
    assertThat(metadata.fields(on.ann, document))
        .singleElement()
        .satisfies(field -> assertThat(field.field().name()).isEqualTo("Both"))
        .satisfies(field -> assertThat(field.values()).containsExactly("now"));
  }

  @Test
  void merge_intoOneField_keepsAllValuesOfTheVersion() {
    int one = field("One");
    int two = field("Two");
    onlyInAVersion(value("One", "a"), value("Two", "b"));

    merge(MergeConflict.MAKE_MULTIVALUE, one, two);
    assertThat(ofVersion()).containsExactly("Both [\"a\", \"b\"]");
  }
}
