package org.muniment.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryType;
import org.muniment.identity.Caller;
import org.muniment.metadata.EntryField;
import org.muniment.metadata.Link;
import org.muniment.repository.Repository;

class SeedServiceTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");

  @TempDir Path directory;
  private SeedFixture fixture;
  private Repository repository;
  private Caller admin;

  @BeforeEach
  void open() {
    fixture = new SeedFixture(directory);
    repository = fixture.repository(true);
    admin = fixture.admin(repository);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Entry at(String path) {
    return fixture.muniment.entries().getByPath(admin, path, false).entry();
  }

  private List<String> fields(String path) {
    return fixture.muniment.metadata().fields(admin, at(path).id()).stream()
        .map((EntryField field) -> field.field().name() + field.values())
        .toList();
  }

  /** The example of docs/seeding.md beside a copy of the document, which it names as a file. */
  private Path example() throws IOException {
    Path doc = Path.of("../docs/seeding.md");
    Matcher match = EXAMPLE.matcher(Files.readString(doc));
    assertThat(match.find()).isTrue();
    fixture.file("seeding.md", Files.readString(doc));
    return fixture.file("example.yaml", match.group(1));
  }

  @Test
  void theExampleOfTheDocumentationLoads() throws IOException {
    SeedService.Loaded loaded = fixture.load(repository, example());

    assertThat(loaded).isEqualTo(new SeedService.Loaded(17, 2, 8));
    assertThat(fields("\\Bills\\2026\\Acme 17"))
        .containsExactly(
            "Amount[1250.5]",
            "Bill Number[AC-0017]",
            "Due[2026-04-30T00:00:00]",
            "Item[Anvil, Rope]",
            "Price[1200, 50.5]",
            "State[Open]",
            "Vendor[Acme]");
    assertThat(fixture.muniment.metadata().fields(admin, at("\\Bills\\2026\\Acme 17").id()))
        .filteredOn(field -> field.groupId() != null)
        .extracting(field -> field.field().name())
        .containsExactly("Item", "Price");
    assertThat(at("\\Orders\\Anvil").electronicDocument().mimeType()).isEqualTo("text/markdown");
    assertThat(at("\\Orders\\Scan").document().pageCount()).isEqualTo(2);
    assertThat(at("\\Latest bill").shortcut().id()).isEqualTo(at("\\Bills\\2026\\Acme 17").id());
    assertThat(at("\\In/Out").type()).isEqualTo(EntryType.Folder);
    assertThat(at("\\Finance").type()).isEqualTo(EntryType.RecordSeries);
    assertThat(fixture.muniment.recordSeries().get(admin, at("\\Finance").id()).code())
        .isEqualTo("FIN");
    assertThat(fixture.muniment.records().get(admin, at("\\Finance\\2025").id()).isClosed())
        .isTrue();
    assertThat(fixture.muniment.annotationReasons().list(admin))
        .extracting(reason -> reason.text())
        .containsExactly("Trade secret");
    assertThat(fixture.muniment.annotations().list(admin, at("\\Orders\\Scan").id()))
        .extracting(one -> one.type().name())
        .containsExactly("Note", "Redaction", "Attachment");
    assertThat(fixture.muniment.starred().list(fixture.caller(repository, "ann"))).hasSize(2);
    Link link = fixture.muniment.metadata().links(admin, at("\\Orders\\Anvil").id()).get(0);
    assertThat(link.targetPath()).isEqualTo("\\Bills\\2026\\Acme 17");
    assertThat(link.properties()).containsEntry("note", "by telephone");
    assertThatCode(
            () ->
                fixture
                    .muniment
                    .signIn()
                    .signIn(repository.name(), "ann", "correct horse battery", "127.0.0.1"))
        .doesNotThrowAnyException();
    assertThat(fixture.damage(repository)).isEmpty();
  }

  @Test
  void loadingAgainChangesNothing() throws IOException {
    Path example = example();
    fixture.load(repository, example);
    String before = fixture.dump(repository);
    long rows = entryRows();
    var token =
        fixture
            .muniment
            .signIn()
            .signIn(repository.name(), "ann", "correct horse battery", "127.0.0.1");

    fixture.load(repository, example);

    assertThat(fixture.dump(repository)).isEqualTo(before);
    assertThat(entryRows()).isEqualTo(rows);
    assertThatCode(() -> fixture.muniment.tokenVerifier().verify(token.value()))
        .as("the password was not set again")
        .doesNotThrowAnyException();
  }

  private long entryRows() {
    return fixture
        .muniment
        .database()
        .read(
            transaction ->
                transaction
                    .query("select sum(1) + count(distinct modified) from entry")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void aDumpMakesTheSameRepositoryAgain() throws IOException {
    fixture.load(repository, example());
    String dump = fixture.dump(repository);
    assertThat(dump).contains("document: /Bills/2026/Acme 17").doesNotContain("correct horse");

    Repository other = fixture.repository(true);
    fixture.load(other, fixture.dumped());

    assertThat(fixture.dump(other)).isEqualTo(dump);
    assertThat(fixture.damage(other)).isEmpty();
  }

  @Test
  void theStarterDefinitionsSurviveADump() {
    Repository starter = fixture.repository(false);
    String dump = fixture.dump(starter);

    fixture.load(repository, fixture.dumped());

    assertThat(fixture.dump(repository)).isEqualTo(dump);
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    fixture.load(repository, example());
    String yaml = fixture.dump(repository);
    fixture.dump(repository, "dump.json");

    Repository other = fixture.repository(true);
    fixture.load(other, directory.resolve("dump/dump.json"));

    assertThat(fixture.dump(other)).isEqualTo(yaml);
  }

  @Test
  void whatIsThereIsBroughtUpToTheSeed() {
    fixture.load(
        repository,
        """
        fields:
          - {name: One, length: 10}
          - {name: Two}
          - {name: Pick, type: List, values: [a, b], defaultValue: a}
        templates:
          - {name: T, fields: [One, Two]}
        tags:
          - {name: Tag}
        entries:
          - document: /d
            text: old
            template: T
            fields: {One: x, Two: y}
        """);
    fixture.load(
        repository,
        """
        fields:
          - {name: one, length: 20, description: longer}
          - {name: Three}
          - {name: Pick, values: [c], defaultValue: c}
        templates:
          - {name: t, fields: [Three, Two]}
        tags:
          - {name: tag, description: now}
        entries:
          - document: /D
            text: new
            fields: {two: z}
            tags: [tag]
        """);

    assertThat(fields("\\d")).containsExactly("one[x]", "Three[]", "Two[z]");
    assertThat(at("\\d").template().fieldNames()).containsExactly("Three", "Two", "one");
    assertThat(at("\\d").electronicDocument().ref().size()).isEqualTo(3);
    assertThat(fixture.dump(repository))
        .contains("text: new", "length: 20", "defaultValue: c")
        .doesNotContain("text: old");
  }

  @Test
  void tokensArePutInOnce() {
    String seed =
        """
        fields:
          - {name: Who}
          - {name: When, type: DateTime}
        entries:
          - document: /d
            fields: {Who: "%(User)", When: "%(DateTime)"}
        """;
    fixture.load(repository, seed);
    List<String> before = fields("\\d");
    assertThat(before).contains("Who[admin]");

    fixture.load(repository, seed);

    assertThat(fields("\\d")).isEqualTo(before);
  }

  @Test
  void alikeLinksAreNeitherDoubledNorMerged() {
    String seed =
        """
        links:
          - {source: A, target: B}
        entries:
          - folder: /one
            links:
              - {kind: A/B, to: /two}
              - {kind: 1, to: /two}
          - folder: /two
            links:
              - {kind: A/B, from: /one}
        """;
    for (int time = 0; time < 2; time++) {
      fixture.load(repository, seed);
      assertThat(fixture.muniment.metadata().links(admin, at("\\one").id())).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fields: [{nme: x}] | seed.yaml:1: fields[1].nme: there is no such key; there are",
        "fields: [{length: x}] | seed.yaml:1: fields[1].length: must be a whole number",
        "fields: [{required: perhaps}] | fields[1].required: must be true or false",
        "fields: [{length: 5}] | fields[1]: the name is missing",
        "fields: {name: x} | seed.yaml:1: fields: must be a list",
        "fields: [x] | seed.yaml:1: fields[1]: must be a block of keys and values",
        "fields: [{name: [x]}] | seed.yaml:1: fields[1].name: must be a text",
        "fields: [{name: x, type: Tex}] | seed.yaml:1: fields[1]: 'Tex' is not a field type.",
        "fields: [{name: x, name: y}] | Duplicate",
        "fields: [{name: x | seed.yaml:1: ",
        "felds: [] | seed.yaml:1: felds: there is no such section",
        "[] | seed.yaml:1: seed: a seed is a set of sections",
        "templates: [{name: t, color: red}] | templates[1]: A colour is #rrggbb",
        "templates: [{name: t, fields: [f]}] | templates[1]: There is no field named 'f'.",
        "templates: [{name: t, fields: [~]}] | templates[1]: a field of a template is its name",
        "users: [{name: u, role: king}] | users[1]: a role is administrator, user or reader",
        "entries: [{document: d}] | entries[1]: The path 'd' begins with neither",
        "entries: [{document: /a//b}] | entries[1]: The name of an entry can't be empty.",
        "entries: [{folder: /a, text: x}] | entries[1]: only a document has a content",
        "entries: [{folder: /a, document: /b}] | entries[1]: an entry is either a folder or",
        "entries: [{document: /}] | entries[1]: the root is a folder",
        "entries: [{shortcut: /s}] | entries[1]: a shortcut has a target",
        "entries: [{shortcut: /s, target: /t}] | entries[1]: There is no entry at /t.",
        "entries: [{document: /d, file: gone.pdf}] | gone.pdf can't be read",
        "entries: [{document: /d, template: T}] | entries[1]: Template not found.",
        "entries: [{document: /d, fields: {F: x}}] | entries[1]: There is no field named 'F'.",
        "entries: [{document: /d, tags: [T]}] | entries[1]: There is no tag named 'T'.",
        "entries: [{folder: /d, links: [{kind: 7, to: /}]}] | entries[1]: There is no kind of",
        "entries: [{folder: /d, links: [{kind: 7}]}] | entries[1]: a link has a kind, and either",
        "entries: [{folder: /d, code: x}] | entries[1]: only a record series has a code",
        "entries: [{recordSeries: /s, record: {}}] | entries[1]: only documents and folders are",
        "entries: [{folder: /d, retention: {}}] | entries[1]: a retention belongs to",
        "entries: [{recordSeries: /s/t}] | entries[1]: There is no entry at /s.",
        "entries: [{recordSeries: /s, retention: {reviewUnit: x}}] | A review unit is",
        "entries: [{recordSeries: /s, retention: {cutoffCriterion: -1}}] | entries[1]: The cutoff",
        "entries: [{folder: /d, record: {filed: x}}] | entries[1]: A time is as in 2026",
        "entries: [{folder: /d, record: {reviewed: 2026-01-01T00:00:00Z}}] | does not apply to",
        "entries: [{folder: /d, record: {events: {x: 1}}}] | entries[1].record.events",
        "entries: [{folder: /d, record: {events: {7: ~}}}] | entries[1]: The date of the event",
        "stamps: [{name: s}] | stamps[1]: a stamp needs a file",
        "stamps: [{name: s, file: gone.png}] | gone.png can't be read",
        "auditReasons: [{event: Read}] | auditReasons[1]: the event of audit reasons is Del",
        "auditReasons: [{event: DeleteEntry, reasons: [' ']}] | auditReasons[1]: The name of an",
        "auditReasons: [{event: DeleteEntry, reasons: [~]}] | auditReasons[1]: an audit reason is",
        "auditReasons: [{event: DeleteEntry, required: x}] | auditReasons[1].required: must be",
        "search: [] | seed.yaml:1: search: must be a block of keys and values",
        "search: {stem: x} | seed.yaml:1: search.stem: there is no such key; there are acc",
        "search: {stemming: klingon} | seed.yaml:1: search: Stemming is one of arabic",
        "areas: [{kind: Starred}] | areas[1]: an area has a user and a kind",
        "areas: [{user: admin, kind: List}] | areas[1].kind: must be one of Starred, Collection",
        "areas: [{user: admin, kind: Area}] | areas[1]: a collection or an area has a name",
        "areas: [{user: admin, kind: Starred, name: x}] | areas[1]: a collection or an area has",
        "areas: [{user: admin, kind: Starred, data: x}] | areas[1]: only an area of an app",
        "areas: [{user: admin, kind: Starred, entries: [x]}] | areas[1]: The path 'x' begins",
        "areas: [{user: admin, kind: Starred, entries: [~]}] | areas[1]: an entry is given by",
        "areas: [{user: admin, kind: Starred, entries: [/x]}] | areas[1]: There is no entry at",
        "areas: [{user: bob, kind: Starred}] | areas[1]: There is no user named 'bob'.",
        "areas: [{user: admin, kind: Area, name: Starred}] | areas[1]: The name 'Starred' is re",
        "stamps: [{file: gone.png}] | stamps[1]",
        "annotationReasons: [{}] | annotationReasons[1]: the text is missing",
        "entries: [&a {folder: /d}, *a] | anchors and aliases are not supported",
      })
  void aMistakeIsNamedWithItsPlace(String seed, String message) {
    assertThatThrownBy(() -> fixture.load(repository, seed))
        .isInstanceOf(SeedException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void aMistakeInTheLastLineChangesNothing() {
    String before = fixture.dump(repository);

    assertThatThrownBy(
            () ->
                fixture.load(
                    repository,
                    """
                    fields:
                      - name: F
                    users:
                      - name: ann
                    entries:
                      - folder: /a
                      - folder: /b
                        tgas: [x]
                    """))
        .hasMessageStartingWith("seed.yaml:8: entries[2].tgas: ");

    assertThat(fixture.dump(repository)).isEqualTo(before);
  }

  @Test
  void choicesHaveToFitTheirParents() {
    for (String[] wrong :
        new String[][] {
          {"parents: [A]", "has parents, but no choices"},
          {"parents: [B], choices: [{for: x, values: y}]", "can't depend on 'B'"},
          {"parents: [C], choices: [{for: x, values: y}]", "has no field named 'C'"},
          {"parents: [A], choices: [{values: y}]", "needs one value of each parent"},
          {"choices: [{for: x, values: y}]", "needs one value of each parent"},
          {"parents: [~], choices: [{for: x, values: y}]", "a parent is a name"},
          {"choices: [~]", "a parent is a name"},
        }) {
      assertThatThrownBy(
              () ->
                  fixture.load(
                      repository,
                      """
                      fields: [{name: A}, {name: B}]
                      templates:
                        - {name: T, fields: [A, {name: B, %s}]}
                      """
                          .formatted(wrong[0])))
          .as(wrong[0])
          .isInstanceOf(SeedException.class)
          .hasMessageStartingWith("seed.yaml:3: templates[1]: ")
          .hasMessageContaining(wrong[1]);
    }
  }

  @Test
  void definitionsComeInTogetherOrNotAtAll() {
    String before = fixture.dump(repository);

    assertThatThrownBy(
            () ->
                fixture.load(
                    repository,
                    """
                    fields:
                      - {name: Good}
                      - {name: Bad, length: 0}
                    """))
        .hasMessageStartingWith("seed.yaml:3: fields[2]: ");

    assertThat(fixture.dump(repository)).isEqualTo(before);
  }

  @Test
  void typesAndTargetsAreNotChanged() {
    fixture.load(
        repository,
        """
        fields: [{name: F}]
        entries: [{folder: /a}, {folder: /b}, {shortcut: /s, target: /a}]
        """);

    assertThatThrownBy(() -> fixture.load(repository, "fields: [{name: F, type: Date}]"))
        .hasMessageContaining("a seed doesn't change types");
    assertThatThrownBy(() -> fixture.load(repository, "entries: [{shortcut: /s, target: /b}]"))
        .hasMessageContaining("leads elsewhere");
    assertThatThrownBy(() -> fixture.load(repository, "entries: [{document: /a}]"))
        .hasMessageContaining("is there already, and it is a Folder");
  }
}
