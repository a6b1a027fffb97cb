package org.muniment.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.muniment.definition.TemplateAdministration;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldAssignment;
import org.muniment.definition.TemplateFieldService;
import org.muniment.definition.TemplateSettings;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.testing.LockProbe;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** Several writers at once on the same entries and definitions. */
class MetadataConcurrencyTest {
  private static final int REPOSITORY = 1;
  private static final int ROUNDS = 25;
  private static final Locale CULTURE = Locale.US;

  private final Database database = TestDatabases.create();
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final AccessService access = new AccessService(database, clock);
  private final EntryIds ids = new EntryIds(database);
  private final EntryService entries =
      new EntryService(database, access, ids, clock, EntryGuard.OPEN);
  private final MetadataUse use = new MetadataUse();
  private final FieldDefinitionService fields = new FieldDefinitionService(use);
  private final TemplateFieldService templateFields = new TemplateFieldService(fields);
  private final TemplateDefinitionService templates =
      new TemplateDefinitionService(templateFields, fields, use);
  private final TagDefinitionService tags = new TagDefinitionService();
  private final LinkDefinitionService links = new LinkDefinitionService();
  private final MetadataWriter writer =
      new MetadataWriter(
          access, fields, templates, templateFields, tags, links, EntryGuard.OPEN, clock);
  private final MetadataService metadata =
      new MetadataService(
          database, access, entries, fields, templates, templateFields, tags, writer);
  private final FieldAdministration administration =
      new FieldAdministration(
          database,
          access,
          fields,
          templates,
          new FieldMergeService(fields, use),
          new FieldTypeChangeService(fields, use));
  private final TemplateAdministration templateAdministration =
      new TemplateAdministration(database, access, templates, templateFields);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Caller ann;
  private int one;
  private int two;

  @BeforeEach
  void repository() {
    Repositories.create(database, REPOSITORY, "demo");
    ann = Repositories.caller(database, REPOSITORY, "ann", Role.ADMINISTRATOR);
    database.execute(
        transaction -> {
          entries.createRoot(transaction, REPOSITORY, "demo", ann.trusteeId());
          links.create(transaction, REPOSITORY, "A", "B", "");
        });
    one = document("one");
    two = document("two");
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    List<String> damage = new ArrayList<>();
    new MetadataCheck(database)
        .run(
            REPOSITORY,
            finding -> {
              if (!finding.harmless()) {
                damage.add(finding.text());
              }
            });
    assertThat(damage).isEmpty();
    database.close();
  }

  private int document(String name) {
    int id = ids.next(REPOSITORY);
    database.execute(
        transaction ->
            new EntryWriter()
                .insertDocument(
                    transaction, ann, id, Entry.ROOT, name, false, null, null, clock.instant()));
    return id;
  }

  private FieldDefinition field(String name, FieldType type) {
    return administration.create(ann, type, FieldSettings.named(name), null, null);
  }

  private static FieldInput value(String name, String... values) {
    return new FieldInput(name, List.of(values));
  }

  private List<String> shown(int entryId) {
    return metadata.fields(ann, entryId).stream()
        .map(shown -> shown.field().name() + shown.values())
        .toList();
  }

  private void add(int entryId, MetadataInput input) {
    database.execute(transaction -> writer.add(transaction, ann, entryId, input, CULTURE));
  }

  private static MetadataInput input(String template, FieldInput... fields) {
    return new MetadataInput(template, List.of(fields), List.of(), List.of());
  }

  private interface Work {
    void run(int round);
  }

  /**
   * Runs all at once, round after round; what a definition that is gone or retyped makes of a call
   * is allowed, anything else fails the test.
   */
  private void together(Work... works) {
    CyclicBarrier start = new CyclicBarrier(works.length);
    List<Future<?>> running = new ArrayList<>();
    for (Work work : works) {
      Callable<Boolean> task =
          () -> {
            for (int round = 0; round < ROUNDS; round++) {
              start.await(60, TimeUnit.SECONDS);
              work.run(round);
            }
            return true;
          };
      running.add(threads.submit(task));
    }
    try {
      for (Future<?> future : running) {
        future.get(120, TimeUnit.SECONDS);
      }
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /** Answers whether it was done; refusals of those kinds count as not. */
  private static boolean allowed(Runnable work, ErrorCode... refusals) {
    try {
      work.run();
      return true;
    } catch (MunimentException refused) {
      if (List.of(refusals).contains(refused.code())) {
        return false;
      }
      throw refused;
    }
  }

  @Test
  void writersOfDifferentFieldsLoseNothing() {
    int writers = 6;
    for (int n = 0; n < writers; n++) {
      field("F" + n, FieldType.STRING);
    }
    Work[] works = new Work[writers];
    for (int n = 0; n < writers; n++) {
      String name = "F" + n;
      works[n] = round -> add(one, input(null, value(name, "value " + round)));
    }

    together(works);

    List<String> expected = new ArrayList<>();
    for (int n = 0; n < writers; n++) {
      expected.add("F" + n + "[value " + (ROUNDS - 1) + "]");
    }
    assertThat(shown(one)).containsExactlyElementsOf(expected);
  }

  @Test
  void aSetOfFieldsIsAllOrNothing() {
    field("F1", FieldType.STRING);
    field("F2", FieldType.STRING);
    field("F3", FieldType.STRING);
    List<String> mixed = Collections.synchronizedList(new ArrayList<>());
    Work reader =
        round -> {
          List<List<String>> values =
              metadata.fields(ann, one).stream().map(EntryField::values).distinct().toList();
          if (values.size() > 1) {
            mixed.add(values.toString());
          }
        };

    together(
        round -> set("a" + round, "F1", "F2", "F3"),
        round -> set("b" + round, "F3", "F2", "F1"),
        round -> set("c" + round, "F2", "F1", "F3"),
        reader,
        reader);

    assertThat(mixed).isEmpty();
  }

  private void set(String text, String... names) {
    List<FieldInput> inputs = new ArrayList<>();
    for (String name : names) {
      inputs.add(value(name, text));
    }
    metadata.setFields(ann, one, inputs, CULTURE);
  }

  @Test
  void tagsFieldsAndTemplatesOfOneEntryDontUndoEachOther() {
    database.execute(
        transaction -> {
          tags.create(transaction, REPOSITORY, "T1", "", false, null);
          tags.create(transaction, REPOSITORY, "T2", "", false, null);
        });
    field("In template", FieldType.STRING);
    field("Free", FieldType.STRING);
    templateAdministration.create(
        ann,
        TemplateSettings.named("T"),
        List.of(new TemplateFieldAssignment("In template", null, null)));

    together(
        round -> metadata.setTags(ann, one, round % 2 == 0 ? List.of("T1", "T2") : List.of("T2")),
        round -> add(one, input(null, value("Free", "free " + round))),
        round ->
            metadata.setTemplate(
                ann, one, "T", List.of(value("In template", "in " + round)), CULTURE),
        round -> metadata.setTemplate(ann, two, "T", List.of(), CULTURE));

    assertThat(shown(one)).containsExactly("Free[free 24]", "In template[in 24]");
    assertThat(metadata.tags(ann, one)).hasSize(2);
  }

  @Test
  void linksReplacedAtBothEndsAreThoseOfTheLast() {
    for (int round = 0; round < ROUNDS; round++) {
      int first = document("a" + round);
      int second = document("b" + round);
      List<List<Link>> answers = Collections.synchronizedList(new ArrayList<>());
      CyclicBarrier start = new CyclicBarrier(2);
      together(
          List.of(
              () -> answers.add(replaced(start, first, second)),
              () -> answers.add(replaced(start, second, first))));
      // Each replaces all links of both: whoever came last, its answer is what is there.
      assertThat(answers).contains(metadata.links(ann, first));
      assertThat(metadata.links(ann, first)).hasSize(1);
    }
  }

  private List<Link> replaced(CyclicBarrier start, int from, int to) throws Exception {
    start.await(60, TimeUnit.SECONDS);
    return metadata.setLinks(ann, from, List.of(new LinkInput(1, to, true, Map.of())));
  }

  private void together(List<Callable<Boolean>> tasks) {
    try {
      for (Future<Boolean> future : threads.invokeAll(tasks, 120, TimeUnit.SECONDS)) {
        future.get();
      }
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void valuesWrittenWhileTheTypeChangesFitTheTypeInTheEnd() {
    FieldDefinition field = field("F", FieldType.STRING);
    Work change =
        round ->
            administration.changeType(
                ann, field.id(), round % 2 == 0 ? FieldType.NUMBER : FieldType.STRING, true);

    together(
        change,
        round -> add(one, input(null, value("F", String.valueOf(round)))),
        round -> add(two, input(null, value("F", String.valueOf(100 + round)))),
        round ->
            allowed(
                () -> add(two, input(null, value("F", "text"))), ErrorCode.INVALID_FIELD_VALUE));

    assertThat(administration.get(ann, field.id()).type()).isEqualTo(FieldType.NUMBER);
    assertThat(shown(one)).containsExactly("F[24]");
    assertThat(shown(two).get(0)).isIn("F[124]", "F[]");
  }

  @Test
  void mergesTypeChangesAndDeletesDontStopWriters() {
    List<FieldDefinition> all = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      all.add(field("F" + n, FieldType.STRING));
    }
    templateAdministration.create(
        ann,
        TemplateSettings.named("T"),
        List.of(
            new TemplateFieldAssignment("F3", null, null),
            new TemplateFieldAssignment("F0", null, null)));

    together(
        round -> set("x" + round, "F3", "F1", "F0"),
        round ->
            metadata.setTemplate(
                ann, two, "T", List.of(value("F0", "y"), value("F3", "z")), CULTURE),
        round -> {
          FieldDefinition merged =
              administration.merge(
                  ann,
                  new FieldMerge(
                      List.of(all.get(2).id(), all.get(0).id(), all.get(1).id()),
                      "M" + round,
                      MergeConflict.MAKE_MULTIVALUE,
                      false,
                      false,
                      false));
          administration.delete(ann, merged.id());
        },
        round ->
            administration.changeType(
                ann, all.get(3).id(), round % 2 == 0 ? FieldType.LIST : FieldType.STRING, true));

    metadata.setFields(ann, one, List.of(value("F0", "end")), CULTURE);
    assertThat(shown(one)).containsExactly("F0[end]");
    assertThat(administration.list(ann)).hasSize(4);
  }

  @Test
  void aFieldThatIsDeletedLeavesNoValueBehind() {
    List<FieldDefinition> doomed = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      doomed.add(field("D" + round, FieldType.STRING));
    }
    field("Kept", FieldType.STRING);

    together(
        round -> administration.delete(ann, doomed.get(round).id()),
        round -> allowed(() -> set("x", "D" + round, "Kept"), ErrorCode.FIELD_NOT_FOUND),
        round ->
            allowed(
                () -> add(two, input(null, value("D" + round, "y"), value("Kept", "z"))),
                ErrorCode.FIELD_NOT_FOUND));

    assertThat(administration.list(ann)).extracting(FieldDefinition::name).containsExactly("Kept");
    metadata.setFields(ann, one, List.of(value("Kept", "x")), CULTURE);
    assertThat(shown(one)).containsExactly("Kept[x]");
  }

  @Test
  void aTemplateIsDeletedOrAssignedButNotBoth() {
    List<Integer> doomed = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      doomed.add(
          templateAdministration.create(ann, TemplateSettings.named("T" + round), List.of()).id());
    }
    boolean[] deleted = new boolean[ROUNDS];
    boolean[] assigned = new boolean[ROUNDS];

    together(
        round ->
            deleted[round] =
                allowed(
                    () -> templateAdministration.delete(ann, doomed.get(round)),
                    ErrorCode.TEMPLATE_IN_USE),
        round ->
            assigned[round] =
                allowed(
                    () -> metadata.setTemplate(ann, one, "T" + round, List.of(), CULTURE),
                    ErrorCode.TEMPLATE_NOT_FOUND));

    for (int round = 0; round < ROUNDS; round++) {
      assertThat(deleted[round]).as("round " + round).isNotEqualTo(assigned[round]);
    }
  }

  private static String locked(String table, int id) {
    return "select id from " + table + " where repository_id = 1 and id = " + id + " for update";
  }

  private int free(String table, int id) {
    return LockProbe.free(database, locked(table, id) + " skip locked");
  }

  private int template(String name, String... fieldNames) {
    List<TemplateFieldAssignment> assignments = new ArrayList<>();
    for (String field : fieldNames) {
      assignments.add(new TemplateFieldAssignment(field, null, null));
    }
    return templateAdministration.create(ann, TemplateSettings.named(name), assignments).id();
  }

  @Test
  void addField_thatIsLocked_doesNotHoldTheTemplateMeanwhile() {
    int field = field("F", FieldType.STRING).id();
    int template = template("T");
    LockProbe.whileWaiting(
        database,
        locked("field_definition", field),
        () ->
            templateAdministration.addField(
                ann, template, new TemplateFieldAssignment("F", null, null), null),
        () -> assertThat(free("template_definition", template)).isOne());
    assertThat(templateAdministration.get(ann, template).fieldCount()).isOne();
  }

  @Test
  void createTemplate_locksItsFieldsInTheOrderOfIds() {
    int first = field("F1", FieldType.STRING).id();
    int second = field("F2", FieldType.STRING).id();
    LockProbe.whileWaiting(
        database,
        locked("field_definition", first),
        () -> template("T", "F2", "F1"),
        () -> assertThat(free("field_definition", second)).isOne());
    assertThat(templateAdministration.list(ann, "T").get(0).fieldCount()).isEqualTo(2);
  }

  @Test
  void merge_locksTemplatesInTheOrderOfIds() {
    int one = field("F1", FieldType.STRING).id();
    int two = field("F2", FieldType.STRING).id();
    int first = template("T1", "F2");
    int second = template("T2", "F1");
    LockProbe.whileWaiting(
        database,
        locked("template_definition", first),
        () ->
            administration.merge(
                ann,
                new FieldMerge(
                    List.of(one, two), "M", MergeConflict.MAKE_MULTIVALUE, true, false, false)),
        () -> assertThat(free("template_definition", second)).isOne());
    assertThat(templateAdministration.get(ann, first).fieldCount()).isZero();
    assertThat(templateAdministration.get(ann, second).fieldCount()).isZero();
  }

  @Test
  void setTemplate_locksTemplatesInTheOrderOfIds() {
    int first = template("T1");
    int second = template("T2");
    metadata.setTemplate(ann, one, "T2", List.of(), CULTURE);
    LockProbe.whileWaiting(
        database,
        locked("template_definition", first),
        () -> metadata.setTemplate(ann, one, "T1", List.of(), CULTURE),
        () -> assertThat(free("template_definition", second)).isOne());
    assertThat(templateAdministration.assignedEntryCount(ann, first)).isOne();
  }

  @Test
  void setLinks_thatWaits_keepsDeletesFromTheOtherEnd() {
    LockProbe.whileWaiting(
        database,
        locked("entry", one),
        () -> metadata.setLinks(ann, two, List.of(new LinkInput(1, one, true, Map.of()))),
        () ->
            assertThat(
                    LockProbe.free(
                        database,
                        """
                        select 1
                        from (select pg_try_advisory_xact_lock_shared(classid::int, objid::int) as got
                          from pg_locks
                          where locktype = 'advisory' and mode = 'ExclusiveLock' and granted
                            and database = (
                              select oid from pg_database where datname = current_database()))
                          as held
                        where not got
                        """))
                .as("tree locks held alone")
                .isOne());
    assertThat(metadata.links(ann, one)).hasSize(1);
  }
}
