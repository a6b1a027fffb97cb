package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The services of this package over one database with two repositories. */
final class Definitions implements AutoCloseable {
  static final int REPOSITORY = 1;
  static final int OTHER_REPOSITORY = 2;

  private final AutoCloseable holder;
  final Database database;
  final FakeUse use = new FakeUse();
  final FieldDefinitionService fields = new FieldDefinitionService(use);
  final TemplateFieldService templateFields = new TemplateFieldService(fields);
  final TemplateDefinitionService templates =
      new TemplateDefinitionService(templateFields, fields, use);
  final FieldTypeChangeService typeChanges = new FieldTypeChangeService(fields, use);
  final FieldMergeService merges = new FieldMergeService(fields, use);
  final TagDefinitionService tags = new TagDefinitionService();
  final LinkDefinitionService links = new LinkDefinitionService();
  final AttributeService attributes = new AttributeService();
  final StarterDefinitions starter =
      new StarterDefinitions(fields, templates, tags, links, attributes);

  Definitions() {
    var created = TestDatabases.create();
    holder = created;
    database = created;
  }

  /** Puts two empty repositories in the place of what there is. */
  void reset() {
    use.values.clear();
    use.templates.clear();
    use.versions.clear();
    database.execute(
        transaction -> {
          transaction.update("delete from repository").execute();
          transaction
              .update(
                  "insert into repository (id, name, name_key, created) "
                      + "values (1, 'one', 'one', now()), (2, 'two', 'two', now())")
              .execute();
        });
  }

  <T> T write(Function<Transaction, T> work) {
    return database.write(work);
  }

  void execute(Consumer<Transaction> work) {
    database.execute(work);
  }

  /** Runs something that must fail with that code. */
  void refused(ErrorCode code, Consumer<Transaction> work) {
    assertThatThrownBy(() -> database.execute(work))
        .isInstanceOf(MunimentException.class)
        .extracting(failure -> ((MunimentException) failure).code())
        .isEqualTo(code);
  }

  FieldDefinition field(String name, FieldType type) {
    return field(FieldSettings.named(name), type);
  }

  FieldDefinition field(FieldSettings settings, FieldType type) {
    return write(t -> fields.create(t, REPOSITORY, type, settings, null, null));
  }

  FieldDefinition list(String name, String... values) {
    return write(
        t ->
            fields.create(
                t, REPOSITORY, FieldType.LIST, FieldSettings.named(name), List.of(values), null));
  }

  FieldDefinition get(int fieldId) {
    return write(t -> fields.get(t, REPOSITORY, fieldId));
  }

  TemplateDefinition template(String name, String... fieldNames) {
    List<TemplateFieldAssignment> assignments =
        Arrays.stream(fieldNames)
            .map(field -> new TemplateFieldAssignment(field, null, null))
            .toList();
    return write(t -> templates.create(t, REPOSITORY, TemplateSettings.named(name), assignments))
        .template();
  }

  List<String> fieldNames(int templateId) {
    return write(t -> templateFields.list(t, REPOSITORY, templateId)).stream()
        .map(field -> field.field().name())
        .toList();
  }

  /** Settings with the parts that tests vary. */
  static FieldSettings settings(
      String name, Integer length, String defaultValue, String constraint, FieldFormat format) {
    return new FieldSettings(
        name,
        null,
        length,
        defaultValue,
        null,
        null,
        constraint,
        null,
        format,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Override
  public void close() throws Exception {
    holder.close();
  }
}
