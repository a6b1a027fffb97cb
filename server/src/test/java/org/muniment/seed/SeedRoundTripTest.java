package org.muniment.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.identity.Caller;
import org.muniment.repository.Repository;

/** What a dump writes is read back as it was, whatever it is. */
class SeedRoundTripTest {

  @Property(tries = 500)
  void everyTextSurvivesBothSpellings(@ForAll String name, @ForAll List<String> texts)
      throws IOException {
    for (SeedFormat format : SeedFormat.values()) {
      ObjectWriter writer = format.mapper().writer();
      SeedValues values = new SeedValues(texts);
      Map<String, SeedValues> written = Map.of(name, values);
      String text = writer.writeValueAsString(written);
      Map<String, SeedValues> read =
          format.mapper().readerForMapOf(SeedValues.class).<Map<String, SeedValues>>readValue(text);
      assertThat(read).isEqualTo(written);
    }
  }

  @Test
  void textsThatLookLikeSomethingElseSurvive() throws IOException {
    for (String text :
        List.of(
            "",
            " ",
            "~",
            "null",
            "true",
            "yes",
            "12",
            "1_000",
            "0x1F",
            "1e3",
            "- a",
            "a: b",
            "#c",
            "a #c",
            "'",
            "\"",
            "a\nb",
            "a\r\nb",
            "a\n",
            "\na",
            "a\u0085b",
            "a\u2028b",
            "a\tb",
            "  a",
            "a  ",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a",
            "{",
            "[",
            "2026-01-01",
            "12:30:45",
            "\uFEFFa",
            "😀",
            "a\n  b\n c ",
            "---",
            "...",
            "?",
            ":",
            "= ",
            "<<")) {
      everyTextSurvivesBothSpellings("k" + text, List.of(text));
      everyTextSurvivesBothSpellings("k", List.of(text, text));
    }
  }

  @Test
  void contentsImagesAndSpecialSignsSurvive(@TempDir Path directory) throws IOException {
    try (SeedFixture fixture = new SeedFixture(directory)) {
      byte[] bytes = new byte[100_000];
      new Random(7).nextBytes(bytes);
      Files.write(directory.resolve("raw.bin"), bytes);
      Files.write(directory.resolve("odd.txt"), new byte[] {(byte) 0xff, 0, 1});
      ImageIO.write(
          new BufferedImage(30, 20, BufferedImage.TYPE_BYTE_GRAY),
          "png",
          directory.resolve("page.png").toFile());
      Repository first = fixture.repository(true);
      fixture.load(
          first,
          """
          fields:
            - {name: "#1: odd, name", multiValue: true, defaultValue: "- x"}
            - {name: Note, length: 1000}
          templates:
            - {name: "T: [1]", fields: ["#1: odd, name"]}
          entries:
            - {folder: /, tags: [], fields: {Note: of the root}}
            - {document: /raw, file: raw.bin}
            - {document: /again, file: raw.bin, extension: "b c", mimeType: x/y}
            - {document: /odd, file: odd.txt, mimeType: text/plain}
            - {document: "/t: #x", text: "a\\tb\\n  c \\n\\n", fields: {Note: "x\\r\\ny\\u2028z"}}
            - {document: /cleared, template: "T: [1]", fields: {"#1: odd, name": []}}
            - {document: /filled, template: "T: [1]"}
            - {document: /unset, fields: {Note: []}}
            - document: /pages
              pages: [{text: "one\\n"}, {image: page.png, rotation: 90}, {image: page.png, text: x}]
          """);
      String dump = fixture.dump(first);

      Repository second = fixture.repository(true);
      fixture.load(second, fixture.dumped());

      assertThat(fixture.dump(second)).isEqualTo(dump);
      assertThat(dump).contains("- x", "rotation: 90");
      try (var files = Files.list(directory.resolve("dump/dump.files"))) {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files.toList()) {
          contents.add(Files.readAllBytes(file));
        }
        assertThat(contents).anyMatch(one -> java.util.Arrays.equals(one, bytes));
      }
      fixture.load(second, fixture.dumped());
      assertThat(fixture.dump(second)).isEqualTo(dump);
    }
  }

  @Test
  void aDumpToAStreamNeedsAPlaceForContents(@TempDir Path directory) throws IOException {
    try (SeedFixture fixture = new SeedFixture(directory)) {
      Repository repository = fixture.repository(true);
      StringWriter out = new StringWriter();
      fixture.load(repository, "entries: [{document: /a, text: short}]");
      fixture.muniment.seeds().dump().write(repository.id(), out, null);
      assertThat(out.toString()).contains("text: short");

      Files.write(directory.resolve("raw.bin"), new byte[] {0, 1, 2});
      fixture.load(repository, "entries: [{document: /b, file: raw.bin}]");
      assertThatThrownBy(
              () ->
                  fixture.muniment.seeds().dump().write(repository.id(), new StringWriter(), null))
          .isInstanceOf(SeedException.class);
      fixture
          .muniment
          .seeds()
          .dump()
          .write(repository.id(), new StringWriter(), directory.resolve("kept"));
      assertThat(directory.resolve("kept")).isDirectoryContaining(file -> true);
    }
  }

  @Test
  void groupsHoldingsAndListsSurvive(@TempDir Path directory) throws IOException {
    try (SeedFixture fixture = new SeedFixture(directory)) {
      Repository first = fixture.repository(true);
      String seed =
          """
          fields:
            - {name: Salary}
          templates:
            - {name: Contract, fields: [Salary]}
          tags:
            - {name: Secret, secure: true}
          users:
            - {name: ben, privileges: [RecordManager], features: [Search, Export], tags: [Secret]}
            - {name: none, features: []}
          groups:
            - {name: All, members: [Staff]}
            - {name: Staff, members: [ben], privileges: [TagManager]}
          entries:
            - folder: /Plans
          access:
            - newOnes: fields
              elements: [{trustee: Everyone, allow: [ReadValue]}]
            - field: Salary
              elements: [{trustee: Staff, deny: [ReadValue]}, {trustee: Everyone, allow: [ReadValue]}]
            - template: Contract
              elements: []
            - entry: /Plans
              inherit: false
              elements:
                - {trustee: All, allow: [Browse, Read], scope: Folders}
                - {trustee: ben, deny: [Read]}
          """;
      fixture.load(first, seed);
      String dump = fixture.dump(first);
      fixture.load(first, seed);
      assertThat(fixture.dump(first)).isEqualTo(dump);
      assertThat(dump)
          .contains("groups:", "members:", "- RecordManager", "access:", "scope: Folders")
          .contains("inherit: false", "features: []");
      Repository second = fixture.repository(true);
      fixture.load(second, dump);
      assertThat(fixture.dump(second)).isEqualTo(dump);
    }
  }

  @Test
  void recordSeriesRecordsReasonsAndStampsSurvive(@TempDir Path directory) throws IOException {
    try (SeedFixture fixture = new SeedFixture(directory)) {
      ImageIO.write(
          new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB),
          "png",
          directory.resolve("approved.png").toFile());
      Repository first = fixture.repository(true);
      String seed =
          """
          annotationReasons:
            - text: "Privileged: always"
            - text: Personal
          stamps:
            - {name: Approved, file: approved.png, customData: "{}"}
          entries:
            - folder: /Archive/Plain
              record: {}
            - document: /Archive/Single
              retention: {cutoffCriterion: 5}
              record: {filed: 2026-01-02T03:04:05Z, reviewed: "2026-02-01T00:00:00+01:00"}
            - document: /Finance/2025/Bill
              text: in a record folder
              retention: {dispositionSchedule: 8}
              record: {inheritsCutoff: false, events: {3: 2026-01-01T00:00:00Z}}
            - document: /Finance/2025/Other
            - folder: /Finance/2025
              record:
                closed: true
                triggered: 2025-12-31T23:59:59Z
                events: {7: 2026-01-31T00:00:00Z, 9: 2026-02-28T00:00:00Z}
              retention: {cutoffCriterion: 1, dispositionAuthority: "", reviewInterval: 0}
            - folder: /Finance/2026
              record: {events: {7: 2026-03-01T00:00:00Z}}
            - recordSeries: /Finance
              code: F
              retention:
                cutoffCriterion: 0
                dispositionSchedule: 4
                dispositionAuthority: Board
                permanent: true
                reviewCycle: 2
                reviewInterval: 12
                reviewUnit: Month
            - recordSeries: /Finance/Zz Old
          """;
      fixture.load(first, seed);
      String dump = fixture.dump(first);
      fixture.load(first, seed);
      assertThat(fixture.dump(first)).isEqualTo(dump);
      assertThat(dump)
          .contains("recordSeries: /Finance\n", "recordSeries: /Finance/Zz Old", "code: F")
          .contains("reviewUnit: Month", "cutoffCriterion: 0", "closed: true", "record: {}")
          .contains("reviewed: 2026-01-31T23:00:00Z", "inheritsCutoff: false")
          .contains("text: \"Privileged: always\"", "name: Approved");

      Repository second = fixture.repository(true);
      fixture.load(second, fixture.dumped());
      assertThat(fixture.dump(second)).isEqualTo(dump);
      assertThat(fixture.damage(second)).isEmpty();

      assertThatThrownBy(() -> fixture.load(second, "entries: [{recordSeries: /Finance, code: X}]"))
          .hasMessageContaining("another code");
      assertThatThrownBy(() -> fixture.load(second, "entries: [{document: /Finance/2025/New}]"))
          .isInstanceOf(SeedException.class);
    }
  }

  @Test
  void auditReasonsAndHowARepositorySearchesSurvive(@TempDir Path directory) {
    try (SeedFixture fixture = new SeedFixture(directory)) {
      Repository first = fixture.repository(true);
      assertThat(fixture.dump(first)).doesNotContain("search:", "required:");
      String seed =
          """
          auditReasons:
            - event: ExportDocument
              required: true
              reasons: ["Asked: politely", business use]
            - {event: DeleteEntry, reasons: [Duplicate]}
            - {event: DeleteEntry}
          search: {stemming: german, accents: false}
          """;
      fixture.load(first, seed);
      String dump = fixture.dump(first);
      fixture.load(first, seed);
      assertThat(fixture.dump(first)).isEqualTo(dump);
      assertThat(dump)
          .contains("required: true", "- \"Asked: politely\"", "- Duplicate", "- business use")
          .contains("stemming: german", "accents: false");

      Repository second = fixture.repository(false);
      fixture.load(second, "entries: [{folder: /a}]");
      Repository third = fixture.repository(true);
      fixture.load(third, fixture.dumped());
      assertThat(fixture.dump(third)).isEqualTo(dump);

      fixture.load(
          third,
          "{auditReasons: [{event: ExportDocument, required: false}], search: {accents: true}}");
      assertThat(fixture.dump(third))
          .contains("stemming: german", "accents: true", "Asked")
          .doesNotContain("required");
    }
  }

  @Test
  void whatUsersKeepSurvives(@TempDir Path directory) throws IOException {
    try (SeedFixture fixture = new SeedFixture(directory)) {
      Repository first = fixture.repository(true);
      String seed =
          """
          users: [{name: ann}, {name: bob, role: reader}]
          entries:
            - folder: /one/two
            - document: /one/three
            - folder: \\with/slash
          areas:
            - {user: ann, kind: Starred, entries: [/one/three, /, \\with/slash, /one/two]}
            - {user: bob, kind: Starred, entries: /one}
            - {user: bob, kind: Collection, name: "To do: now", entries: []}
            - {user: bob, kind: Collection, name: Later, entries: [/one/two, /one]}
            - {user: ann, kind: Area, name: com.example, comment: "", data: '{"a": 1.50}', \
          entries: [/one, /one/two]}
          access:
            - {entry: /one, elements: [{trustee: bob, deny: [Browse]}]}
          """;
      fixture.load(first, seed);
      String dump = fixture.dump(first);
      fixture.load(first, seed);
      assertThat(fixture.dump(first)).isEqualTo(dump);
      assertThat(dump).contains("kind: Starred", "name: Later", "1.50");
      assertThat(fixture.muniment.starred().list(fixture.caller(first, "ann")))
          .extracting(one -> one.fullPath())
          .containsExactly("\\one\\three", "\\", "\\with/slash", "\\one\\two");

      Repository second = fixture.repository(true);
      fixture.load(second, fixture.dumped());
      assertThat(fixture.dump(second)).isEqualTo(dump);
      fixture.load(second, fixture.dumped());
      assertThat(fixture.dump(second)).isEqualTo(dump);

      fixture.load(second, "areas: [{user: ann, kind: Area, name: COM.example, data: x}]");
      assertThat(fixture.muniment.userAreas().list(fixture.caller(second, "ann")))
          .singleElement()
          .satisfies(area -> assertThat(area.data()).isEqualTo("x"));
    }
  }

  @Test
  void aDumpSaysWhatItLeavesOut(@TempDir Path directory) throws IOException {
    try (SeedFixture fixture = new SeedFixture(directory)) {
      Repository repository = fixture.repository(true);
      fixture.load(
          repository,
          """
          users: [{name: ann, password: correct horse battery}, {name: gone}]
          entries:
            - document: /d
              text: words
            - document: /locked
              text: words
            - {shortcut: /nowhere, target: /locked}
          links: [{source: A, target: B}]
          """);
      fixture.load(
          repository,
          """
          entries:
            - document: /d
              links: [{kind: A/B, to: /locked}]
            - recordSeries: /Series
            - document: /Series/2026/Bill
              record: {reviewed: 2026-02-01T00:00:00Z}
          """);
      Caller ann = fixture.caller(repository, "ann");
      Caller admin = fixture.admin(repository);
      int document = id(fixture, admin, "\\d");
      int locked = id(fixture, admin, "\\locked");
      fixture.muniment.versions().putUnderVersionControl(admin, document);
      fixture.muniment.versions().checkOut(ann, document, true, "mine");
      fixture
          .muniment
          .database()
          .execute(
              transaction ->
                  transaction
                      .update("delete from entry where repository_id = :r and id = :id")
                      .bind("r", repository.id())
                      .bind("id", locked)
                      .execute());

      StringWriter out = new StringWriter();
      LeftOut leftOut = fixture.muniment.seeds().dump().write(repository.id(), out, directory);

      assertThat(leftOut.things())
          .containsExactly(
              "2 passwords",
              "1 document's version control",
              "1 version",
              "1 check-out",
              "1 lock",
              "1 reviewer of a record",
              "1 shortcut that leads nowhere",
              "1 link that leads nowhere");
      assertThat(leftOut.line()).contains("is no backup", "leaves out: 2 passwords, 1 doc");
      assertThat(out.toString()).doesNotContain("nowhere");
    }
  }

  private static int id(SeedFixture fixture, Caller caller, String path) {
    return fixture.muniment.entries().getByPath(caller, path, false).entry().id();
  }
}
