package org.muniment.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.muniment.access.AccessService;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.definition.FieldAdministration;
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
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** Without allowDataLoss no value disappears, whatever fields and values there are. */
class MetadataLossPropertyTest {
  private static final int REPOSITORY = 1;
  private static final List<FieldType> TYPES =
      List.of(
          FieldType.STRING,
          FieldType.LIST,
          FieldType.NUMBER,
          FieldType.SHORT_INTEGER,
          FieldType.LONG_INTEGER,
          FieldType.DATE,
          FieldType.DATE_TIME,
          FieldType.TIME);

  private static final AtomicInteger NAMES = new AtomicInteger();
  private static Database database;
  private static MetadataService metadata;
  private static FieldAdministration administration;
  private static EntryIds ids;
  private static Caller ann;

  @BeforeContainer
  static void open() {
    database = TestDatabases.create();
    MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
    AccessService access = new AccessService(database, clock);
    ids = new EntryIds(database);
    EntryService entries = new EntryService(database, access, ids, clock, EntryGuard.OPEN);
    MetadataUse use = new MetadataUse();
    FieldDefinitionService fields = new FieldDefinitionService(use);
    TemplateFieldService templateFields = new TemplateFieldService(fields);
    TemplateDefinitionService templates =
        new TemplateDefinitionService(templateFields, fields, use);
    TagDefinitionService tags = new TagDefinitionService();
    metadata =
        new MetadataService(
            database,
            access,
            entries,
            fields,
            templates,
            templateFields,
            tags,
            new MetadataWriter(
                access,
                fields,
                templates,
                templateFields,
                tags,
                new LinkDefinitionService(),
                EntryGuard.OPEN,
                clock));
    administration =
        new FieldAdministration(
            database,
            access,
            fields,
            templates,
            new FieldMergeService(fields, use),
            new FieldTypeChangeService(fields, use));
    Repositories.create(database, REPOSITORY, "demo");
    ann = Repositories.caller(database, REPOSITORY, "ann", Role.ADMINISTRATOR);
    database.execute(
        transaction -> entries.createRoot(transaction, REPOSITORY, "demo", ann.trusteeId()));
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  @Provide
  Arbitrary<FieldType> types() {
    return Arbitraries.of(TYPES);
  }

  /** Few, so that values of different fields and entries are often equal. */
  private static String value(FieldType type, int choice) {
    return switch (type) {
      case STRING, LIST -> List.of("a", "1", "2026-01-01", "10:00:00").get(choice);
      case NUMBER -> List.of("1", "-1.5", "0", "64999").get(choice);
      case SHORT_INTEGER, LONG_INTEGER -> List.of("1", "0", "64999", "7").get(choice);
      case TIME -> List.of("10:00:00", "00:00:00", "23:59:59", "10:00:01").get(choice);
      default ->
          List.of(
                  "2026-01-01T00:00:00",
                  "0001-01-01T00:00:00",
                  "9999-12-31T00:00:00",
                  "2026-01-02T00:00:00")
              .get(choice);
    };
  }

  @Provide
  Arbitrary<Integer> choices() {
    // -1 leaves the field off the entry.
    return Arbitraries.integers().between(-1, 3);
  }

  private static FieldDefinition field(FieldType type) {
    return administration.create(
        ann, type, FieldSettings.named("F" + NAMES.incrementAndGet()), null, null);
  }

  private static int document() {
    int id = ids.next(REPOSITORY);
    database.execute(
        transaction ->
            new EntryWriter()
                .insertDocument(
                    transaction,
                    ann,
                    id,
                    Entry.ROOT,
                    "d" + id,
                    false,
                    null,
                    null,
                    Instant.parse("2026-03-01T12:00:00Z")));
    return id;
  }

  private static Map<String, List<String>> shown(int entryId) {
    Map<String, List<String>> shown = new HashMap<>();
    metadata.fields(ann, entryId).forEach(field -> shown.put(field.field().name(), field.values()));
    return shown;
  }

  private static ErrorCode refusal(Runnable work) {
    try {
      work.run();
      return null;
    } catch (MunimentException refused) {
      return refused.code();
    }
  }

  @Property(tries = 150)
  void aChangeOfTypeKeepsAllValuesOrIsRefused(
      @ForAll("types") FieldType from,
      @ForAll("types") FieldType to,
      @ForAll @Size(min = 1, max = 3) List<@net.jqwik.api.From("choices") Integer> choices,
      @ForAll boolean stricter) {
    FieldDefinition field = field(from);
    Map<Integer, Map<String, List<String>>> before = new HashMap<>();
    for (int choice : choices) {
      int entry = document();
      List<FieldInput> inputs =
          choice < 0
              ? List.of()
              : List.of(new FieldInput(field.name(), List.of(value(from, choice))));
      metadata.setFields(ann, entry, inputs, Locale.US);
      before.put(entry, shown(entry));
    }
    if (stricter && from.isNumber()) {
      administration.update(ann, field.id(), constraint("<0"));
    }

    ErrorCode refused = refusal(() -> administration.changeType(ann, field.id(), to, false));

    before.forEach((entry, values) -> assertThat(shown(entry)).isEqualTo(values));
    assertThat(refused).isIn(null, ErrorCode.DATA_LOSS_EXPECTED);
    assertThat(administration.get(ann, field.id()).type()).isEqualTo(refused == null ? to : from);
    if (from.widensTo(to)) {
      assertThat(refused).isNull();
    }
  }

  private static FieldSettings constraint(String text) {
    return new FieldSettings(
        null, null, null, null, null, null, text, null, null, null, null, null, null, null, null,
        null);
  }

  @Property(tries = 150)
  void aMergeKeepsAllValuesOrIsRefused(
      @ForAll("types") FieldType one,
      @ForAll("types") FieldType other,
      @ForAll @Size(min = 1, max = 3) List<@net.jqwik.api.From("choices") Integer> ofOne,
      @ForAll @Size(min = 1, max = 3) List<@net.jqwik.api.From("choices") Integer> ofOther,
      @ForAll boolean makeMultiValue) {
    FieldDefinition first = field(one);
    FieldDefinition second = field(other);
    Map<Integer, Map<String, List<String>>> before = new HashMap<>();
    for (int n = 0; n < Math.min(ofOne.size(), ofOther.size()); n++) {
      List<FieldInput> inputs = new ArrayList<>();
      if (ofOne.get(n) >= 0) {
        inputs.add(new FieldInput(first.name(), List.of(value(one, ofOne.get(n)))));
      }
      if (ofOther.get(n) >= 0) {
        inputs.add(new FieldInput(second.name(), List.of(value(other, ofOther.get(n)))));
      }
      int entry = document();
      metadata.setFields(ann, entry, inputs, Locale.US);
      before.put(entry, shown(entry));
    }
    String name = "M" + NAMES.incrementAndGet();

    ErrorCode refused =
        refusal(
            () ->
                administration.merge(
                    ann,
                    new FieldMerge(
                        List.of(first.id(), second.id()),
                        name,
                        makeMultiValue ? MergeConflict.MAKE_MULTIVALUE : MergeConflict.FAIL,
                        false,
                        false,
                        false)));

    assertThat(refused).isIn(null, ErrorCode.MERGE_CONFLICT, ErrorCode.FIELDS_INCOMPATIBLE);
    before.forEach(
        (entry, values) -> {
          if (refused != null) {
            assertThat(shown(entry)).isEqualTo(values);
          } else {
            assertThat(shown(entry).values().stream().flatMap(List::stream).distinct())
                .containsExactlyInAnyOrderElementsOf(
                    values.values().stream().flatMap(List::stream).distinct().toList());
          }
        });
  }
}
