package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.EntryRight;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationChange;
import org.muniment.annotation.AnnotationPlace;
import org.muniment.annotation.AnnotationRights;
import org.muniment.annotation.AnnotationService;
import org.muniment.annotation.AnnotationShape;
import org.muniment.annotation.AnnotationType;
import org.muniment.blob.BlobService;
import org.muniment.document.DocumentFixture;
import org.muniment.document.PageAnnotations;
import org.muniment.document.PageService;
import org.muniment.entry.CopyEntryTask;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryTasks;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.testing.Repositories;
import org.muniment.transfer.IncomingContent;

/** Nobody finds a document by words that a redaction hides from them. */
class RedactedSearchTest {
  @TempDir static Path directory;
  private static DocumentFixture on;
  private static AnnotationService annotations;
  private static TaskService tasks;
  private static SearchService searches;
  private static ExecutorService answers;
  private static AccessControlService control;
  private static Caller ann;
  private static Caller ben;
  private static Caller reader;
  private static Caller admin;

  @BeforeAll
  static void open() {
    on = new DocumentFixture(directory);
    ann = on.ann;
    ben = on.ben;
    reader = on.addUser("reader", Role.READER);
    admin = Repositories.caller(on.database, 1, "administrator", Role.ADMINISTRATOR);
    annotations =
        new AnnotationService(
            on.database,
            new AnnotationRights(on.access),
            new PageAnnotations(
                on.guard, new BlobService(on.store, on.clock), on.visibleTexts, on.clock),
            on.clock);
    control = new AccessControlService(on.database, on.access, new GroupService(on.clock));
    answers = Executors.newFixedThreadPool(2);
    TextIndexer indexer = new TextIndexer(on.database);
    tasks =
        new TaskService(
            on.database,
            TaskConfig.defaults(),
            on.clock,
            List.of(
                new SearchTask(on.access, indexer, Duration.ofMinutes(1)),
                new CopyEntryTask(new EntryIds(on.database), on.access)),
            answers);
    searches =
        new SearchService(on.database, on.access, tasks, indexer, on.clock, Duration.ofMinutes(1));
    tasks.start();
  }

  @AfterAll
  static void close() {
    tasks.close();
    answers.shutdown();
    on.close();
  }

  private static AnnotationChange redaction(int start, int end, AnnotationPlace.Box... boxes) {
    return new AnnotationChange() {
      @Override
      public AnnotationType type() {
        return AnnotationType.Redaction;
      }

      @Override
      public Annotation.Draft apply(Annotation.Draft before) {
        return new Annotation.Draft(
            before.common(), new AnnotationShape.Redaction(false, start, end, List.of(boxes)));
      }
    };
  }

  private static AnnotationChange note() {
    return new AnnotationChange() {
      @Override
      public AnnotationType type() {
        return AnnotationType.Note;
      }

      @Override
      public Annotation.Draft apply(Annotation.Draft before) {
        return before;
      }
    };
  }

  /** Hides the first place where a page of ann's says some words; answers the redaction's id. */
  private static int hide(int id, int page, String words) {
    int start = on.pages.text(ann, id, page).indexOf(words);
    assertThat(start).isNotNegative();
    return annotations.create(ann, id, page, redaction(start, start + words.length())).itemId();
  }

  /** What a simple search finds, in the order of ids; a task has to find the same. */
  private static List<Integer> found(Caller caller, String command) {
    List<Integer> found =
        searches.search(caller, command, List.of(), false).entries().stream()
            .map(Entry::id)
            .sorted()
            .toList();
    UUID task = searches.start(caller, command, Fuzziness.NONE, null).value();
    tasks.list(caller, List.of(task), null).join();
    List<Integer> listed = new ArrayList<>();
    searches
        .list(caller, task, new SearchService.Query(List.of(), false, false, 0, 100))
        .entries()
        .forEach(entry -> listed.add(entry.id()));
    assertThat(listed).as(command).containsExactlyInAnyOrderElementsOf(found);
    return found;
  }

  private static int folder(String name) {
    return on.entries
        .create(
            ann,
            new EntryService.NewEntry(
                name, EntryType.Folder, null, false, null, EntryWriter.Place.in(Entry.ROOT)))
        .id();
  }

  private static void set(int id, boolean deny, AccessScope scope, EntryRight... rights) {
    int bits = 0;
    for (EntryRight right : rights) {
      bits |= right.bit();
    }
    control.setEntryList(
        admin, id, List.of(new AccessLists.Wanted(null, "ben", deny, bits, scope)), null);
  }

  @Test
  void hiddenWord_isFoundByThoseWhoSeeIt() {
    int id = on.withPages("the aardvark hides", "a baboon").id();
    int item = hide(id, 1, "aardvark");
    for (Caller sees : List.of(ann, ben, admin)) {
      assertThat(found(sees, "aardvark")).containsExactly(id);
      assertThat(found(sees, "\"the aardvark\" & baboon")).containsExactly(id);
    }
    for (String command :
        List.of(
            "aardvark",
            "aardv*",
            "\"the aardvark\"",
            "aardvark ^3 hides",
            "{LF:Basic~=\"aardvark\", option=\"DFANLT\"}",
            "aardvark & baboon",
            "aardvark & {LF:ID=" + id + "}")) {
      assertThat(found(admin, command)).as(command).containsExactly(id);
      assertThat(found(reader, command)).as(command).isEmpty();
    }
    for (String command :
        List.of("hides & {LF:ID=" + id + "}", "the ^1 hides", "hides - aardvark")) {
      assertThat(found(reader, command)).as(command).containsExactly(id);
    }
    assertThat(found(reader, "\"the hides\"")).isEmpty();
    assertThat(found(reader, "{LF:ID=" + id + "} - aardvark")).containsExactly(id);
    assertThat(found(admin, "{LF:ID=" + id + "} - aardvark")).isEmpty();
    assertThat(found(admin, "baboon - aardvark")).isEmpty();
    assertThat(found(reader, "baboon - aardvark")).containsExactly(id);
    assertThat(found(reader, "hides -^1 the")).isEmpty();
    annotations.delete(ann, id, 1, item);
    assertThat(found(reader, "aardvark")).containsExactly(id);
    assertThat(found(reader, "baboon - aardvark")).isEmpty();
  }

  @Test
  void hits_areOfTheTextThatIsFound() {
    int id = on.withPages("a caracal chases a caracal").id();
    hide(id, 1, "caracal");
    List<Entry> entry = searches.search(reader, "caracal", List.of(), false).entries();
    assertThat(entry).extracting(Entry::id).containsExactly(id);
    List<ContextHit> hits = searches.hits(reader, "caracal", entry, 9).get(0).hits();
    assertThat(hits)
        .extracting(hit -> hit.line().context())
        .containsExactly("a XXXXXXX chases a caracal");
    assertThat(searches.hits(ben, "caracal", entry, 9).get(0).hits()).hasSize(2);
  }

  @Test
  void redactionWithoutSpan_hidesTheWholeText() {
    int id = on.withPages("dingo one", "dingo two").id();
    annotations.create(ann, id, 2, redaction(-1, -1, new AnnotationPlace.Box(0, 0, 9, 9)));
    assertThat(found(reader, "dingo")).containsExactly(id);
    assertThat(found(reader, "dingo & two")).isEmpty();
    assertThat(found(ben, "dingo & two")).containsExactly(id);
    // Of a redaction that covers nothing and hides nothing.
    int other = on.withPages("echidna").id();
    annotations.create(ann, other, 1, redaction(-1, -1));
    assertThat(found(reader, "echidna")).containsExactly(other);
    // One that hides nothing but a blank.
    int blank = on.withPages("echidna nests").id();
    annotations.create(ann, blank, 1, redaction(7, 8));
    assertThat(found(reader, "\"echidna nests\"")).containsExactly(blank);
  }

  @Test
  void changedRedaction_hidesOtherWords() {
    int id = on.withPages("ferret and gibbon").id();
    int item = hide(id, 1, "ferret");
    assertThat(found(reader, "gibbon")).containsExactly(id);
    annotations.update(ann, id, 1, item, redaction(11, 17));
    assertThat(found(reader, "gibbon")).isEmpty();
    assertThat(found(reader, "ferret")).containsExactly(id);
    int second = hide(id, 1, "ferret");
    assertThat(found(reader, "ferret")).isEmpty();
    annotations.delete(ann, id, 1, second);
    assertThat(found(reader, "ferret")).containsExactly(id);
    // A note is no redaction.
    annotations.delete(ann, id, 1, item);
    annotations.create(ann, id, 1, note());
    assertThat(found(reader, "ferret & gibbon")).containsExactly(id);
  }

  @Test
  void rightsCountByEntry_inOneSearch() {
    int openFolder = folder("open to ben");
    int shutFolder = folder("shut to ben");
    int first = on.withPages("the heron flies", "an ibex").id();
    hide(first, 1, "heron");
    on.entries.update(ann, first, openFolder, null, false);
    int second = on.entries.copy(ann, shutFolder, first, "copy", false, null).id();
    int deep = folder("deep");
    on.entries.update(ann, deep, shutFolder, null, false);
    int third = on.entries.copy(ann, deep, first, "copy", false, null).id();
    int plain = on.withPages("heron and ibex").id();
    on.entries.update(ann, plain, shutFolder, null, false);
    set(shutFolder, true, AccessScope.All, EntryRight.SeeThroughRedactions);
    try {
      assertThat(found(ben, "heron")).containsExactlyInAnyOrder(first, plain);
      assertThat(found(ben, "heron & ibex")).containsExactlyInAnyOrder(first, plain);
      assertThat(found(ben, "ibex - heron")).containsExactly(second, third);
      assertThat(found(ben, "ibex - heron - {LF:Name=\"x\"}")).containsExactly(second, third);
      assertThat(found(ben, "flies")).containsExactly(first, second, third);
      assertThat(found(ben, "\"the heron flies\"")).containsExactly(first);
      assertThat(found(ben, "heron & {LF:Name=\"copy*\"}")).isEmpty();
      assertThat(found(ann, "heron")).hasSize(4);
      assertThat(found(reader, "heron")).containsExactly(plain);
      set(third, false, AccessScope.ThisEntry, EntryRight.SeeThroughRedactions);
      assertThat(found(ben, "heron")).containsExactlyInAnyOrder(first, plain, third);
      // Where Read is missing as well, nothing is found.
      set(shutFolder, true, AccessScope.All, EntryRight.Read, EntryRight.SeeThroughRedactions);
      assertThat(found(ben, "heron")).containsExactly(first);
      assertThat(found(ben, "flies")).containsExactly(first);
    } finally {
      control.setEntryList(admin, shutFolder, List.of(), null);
      control.setEntryList(admin, third, List.of(), null);
    }
  }

  @Test
  void rarestWordLeads_alsoToWhatIsShown() {
    int folder = folder("common");
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.add(on.withPages("jackal number " + i, i == 7 ? "a kudu is here" : "nothing " + i).id());
    }
    int one = ids.get(7);
    hide(one, 1, "jackal");
    int two = on.withPages("jackal and a kudu here").id();
    hide(two, 1, "jackal");
    int three = on.withPages("jackal with kudu").id();
    hide(three, 1, "kudu");
    int four = on.withPages("kudu behind a veil", "jackal too").id();
    hide(four, 1, "veil");
    searches.search(ann, "kudu", List.of(), false);
    run("analyze search_segment");
    assertThat(searches.explain(reader, "jackal & kudu").sql()).contains("lead as materialized");
    assertThat(found(ann, "jackal & kudu")).containsExactly(one, two, three, four);
    assertThat(found(reader, "jackal & kudu")).containsExactly(four);
    // What stands for hidden words is shown, and so is found, too.
    assertThat(searches.explain(reader, "xxxx & jackal").sql()).contains("lead as materialized");
    assertThat(found(reader, "xxxx & jackal")).containsExactly(three, four);
    assertThat(found(ann, "xxxx & jackal")).isEmpty();
    assertThat(found(reader, "number & kudu")).containsExactly(one);
    assertThat(found(reader, "kudu - jackal")).containsExactly(one, two);
    set(folder, true, AccessScope.All, EntryRight.SeeThroughRedactions);
    try {
      on.entries.update(ann, two, folder, null, false);
      on.entries.update(ann, three, folder, null, false);
      on.entries.update(ann, four, folder, null, false);
      assertThat(searches.explain(ben, "jackal & kudu").sql())
          .contains("lead as materialized", "seeing as materialized");
      assertThat(found(ben, "jackal & kudu")).containsExactly(one, four);
      assertThat(found(ben, "xxxx & jackal")).containsExactly(three, four);
      assertThat(found(ben, "kudu - jackal")).containsExactly(two);
      assertThat(found(ben, "jackal - kudu")).hasSize(30).contains(three).doesNotContain(one, two);
    } finally {
      control.setEntryList(admin, folder, List.of(), null);
    }
  }

  @Test
  void pagesTakeAlongWhatIsHidden() {
    int id = on.withPages("the lemur", "meerkat", "last").id();
    hide(id, 1, "lemur");
    on.pages.move(ann, id, "1", 4);
    assertThat(on.texts(id)).containsExactly("meerkat", "last", "the lemur");
    assertThat(found(reader, "lemur")).isEmpty();
    assertThat(found(reader, "meerkat")).containsExactly(id);
    int other = on.withPages("first").id();
    on.pages.copy(ann, id, "2-3", other, 1);
    assertThat(found(ben, "lemur")).containsExactly(id, other);
    assertThat(found(reader, "lemur")).isEmpty();
    on.pages.create(ann, id, 1, new PageService.Incoming(List.of(), List.of("a mongoose"), false));
    assertThat(found(reader, "lemur")).isEmpty();
    assertThat(found(reader, "mongoose")).containsExactly(id);
    on.pages.delete(ann, id, "1-3");
    assertThat(found(reader, "lemur")).isEmpty();
    on.pages.replace(ann, id, new PageService.Incoming(List.of(), List.of("a lemur again"), false));
    assertThat(found(reader, "lemur")).containsExactly(id);
  }

  @Test
  void writtenText_isHiddenAsItsPageShowsIt() {
    int id = on.withPages("narwhal and ocelot", "page two").id();
    hide(id, 1, "narwhal");
    assertThat(found(reader, "ocelot")).containsExactly(id);
    on.pages.write(ann, id, 1, null, "pangolin and ocelot", false);
    assertThat(found(reader, "pangolin | ocelot")).isEmpty();
    assertThat(found(ben, "pangolin & ocelot")).containsExactly(id);
    on.pages.write(ann, id, 2, null, "quokka", false);
    assertThat(found(reader, "quokka")).containsExactly(id);
    assertThat(found(reader, "ocelot")).isEmpty();
    on.pages.write(ann, id, 1, null, "", false);
    assertThat(found(reader, "ocelot")).isEmpty();
    // The very text for which the span was set.
    on.pages.write(ann, id, 1, null, "narwhal and ocelot", false);
    assertThat(found(reader, "ocelot")).containsExactly(id);
    assertThat(found(reader, "narwhal")).isEmpty();
  }

  @Test
  void copiesAndVersions_shareWhatIsHidden() {
    int source = folder("source");
    int id = on.withPages("a raccoon sleeps").id();
    on.entries.update(ann, id, source, null, false);
    hide(id, 1, "raccoon");
    TaskId copy =
        new EntryTasks(tasks, on.access)
            .startCopy(ann, Entry.ROOT, source, "target", false, null, null);
    tasks.list(ann, List.of(copy.value()), null).join();
    assertThat(found(ben, "raccoon")).hasSize(2).contains(id);
    assertThat(found(reader, "raccoon")).isEmpty();
    assertThat(found(reader, "sleeps")).hasSize(2);
    on.versions.putUnderVersionControl(ann, id);
    int item = annotations.list(ann, id).get(0).itemId();
    annotations.delete(ann, id, 1, item);
    assertThat(found(reader, "raccoon")).containsExactly(id);
    // As if the version before were made the present one.
    on.database.execute(
        transaction ->
            transaction
                .update(
                    """
                    update entry
                    set page_set_id = v.page_set_id
                    from document_version v
                    where v.entry_id = entry.id and v.number = 1 and entry.id = :id
                    """)
                .bind("id", id)
                .execute());
    assertThat(found(reader, "raccoon")).isEmpty();
    assertThat(found(ben, "raccoon")).hasSize(2);
  }

  @Test
  void textOfTheElectronicDocument_isNotHidden() {
    int id =
        on.imported(
                IncomingContent.of(on.file("a.html", DocumentFixture.text("<p>serval at large"))))
            .id();
    // As its text is read in the background.
    run(
        """
        insert into document_text (repository_id, sha256, text, created)
        select repository_id, sha256, 'serval at large', now()
        from text_extraction
        """);
    run("delete from text_extraction");
    on.pages.create(
        ann, id, null, new PageService.Incoming(List.of(), List.of("sifaka and serval"), false));
    hide(id, 1, "sifaka and serval");
    assertThat(found(reader, "serval")).containsExactly(id);
    assertThat(found(reader, "sifaka")).isEmpty();
    assertThat(found(reader, "serval - sifaka")).containsExactly(id);
    assertThat(found(ben, "serval & large & sifaka")).containsExactly(id);
    set(id, true, AccessScope.ThisEntry, EntryRight.SeeThroughRedactions);
    assertThat(found(ben, "serval - sifaka")).containsExactly(id);
    assertThat(found(ben, "sifaka & large")).isEmpty();
    control.setEntryList(admin, id, List.of(), null);
  }

  @Test
  void pagesRedactedEarlier_areHiddenUntilTheyAreSettled() throws IOException {
    int id = on.withPages("a tapir waits").id();
    hide(id, 1, "tapir");
    int noted = on.withPages("a tapir drinks").id();
    annotations.create(ann, noted, 1, note());
    run("update page set visible_text_id = null");
    assertThat(found(reader, "tapir")).containsExactly(id, noted);
    run(ofMigration("update page"));
    assertThat(found(reader, "tapir")).containsExactly(noted);
    assertThat(found(ben, "tapir")).containsExactly(id, noted);
    assertThat(found(reader, "waits")).doesNotContain(id);
    assertThat(on.visibleTexts.settleAll()).isPositive();
    assertThat(on.visibleTexts.settleAll()).isZero();
    assertThat(found(reader, "tapir")).containsExactly(noted);
    assertThat(found(reader, "waits")).contains(id);
  }

  /** The statement of the migration that begins so. */
  private static String ofMigration(String begin) throws IOException {
    try (InputStream script =
        RedactedSearchTest.class.getResourceAsStream("/db/migration/V0017__visible_text.sql")) {
      return Arrays.stream(new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";"))
          .map(String::strip)
          .filter(statement -> statement.startsWith(begin))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void sweep_keepsWhatIsShown() {
    int id = on.withPages("an urial climbs").id();
    int item = hide(id, 1, "urial");
    on.sweep();
    assertThat(found(reader, "climbs")).containsExactly(id);
    String masked = "select count(*) from page_text where text = 'an XXXXX climbs'";
    assertThat(count(masked)).isEqualTo(1);
    annotations.delete(ann, id, 1, item);
    on.sweep();
    assertThat(count(masked)).isZero();
    assertThat(found(reader, "urial")).containsExactly(id);
  }

  private static void run(String sql) {
    on.database.execute(transaction -> transaction.update(sql).execute());
  }

  private static long count(String sql) {
    return on.database.read(transaction -> transaction.query(sql).mapTo(Long.class).one());
  }

  @Test
  void whoSeesThroughEverywhere_searchesAsIfNothingWereRedacted() {
    on.withPages("vole wombat xerus");
    assertThat(found(ann, "vole & wombat")).hasSize(1);
    String words = "vole & wombat - xerus";
    String plain = searches.explain(1, "Archive", words).sql();
    assertThat(plain).doesNotContain("visible_text_id");
    assertThat(searches.explain(admin, words).sql()).isEqualTo(plain);
    assertThat(searches.explain(ann, words).sql()).isEqualTo(plain);
    assertThat(searches.explain(reader, words).sql()).contains("visible_text_id");
  }
}
