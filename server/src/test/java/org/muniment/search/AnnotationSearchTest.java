package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.entry.EntryRows;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.testing.Repositories;

/** Clauses about annotations, on a few documents whose ids are known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotationSearchTest {
  private SearchFixture fixture;
  private AnnotationRows rows;
  private Caller reader;

  // 1 demo
  //   2 plain (no annotations)
  //   3 noted (page 1: note "Upload the rodent" with the comment "Review materials")
  //   4 boxed (page 2: text box "a gopher", callout "upload later"; page 1: highlight in yellow)
  //   5 stamped (page 1: stamp Approved by bob)
  //   6 private (page 1: note "rodent" that only its creator sees)
  //   7 redacted (page 1: "the secret word", with a redaction of "secret")
  @BeforeAll
  void seed() {
    fixture = new SearchFixture();
    reader = Repositories.caller(fixture.database, SearchFixture.REPOSITORY, "rob", Role.READER);
    rows = new AnnotationRows(fixture);
    fixture.pages(1, "plain", "nothing");
    int noted = fixture.pages(1, "noted", "one");
    rows.lay(
        noted,
        1,
        fixture.ann,
        AnnotationRows.Row.of("Note", "Standard", "Upload the rodent", "Review materials", "{}"));
    int boxed = fixture.pages(1, "boxed", "one", "two");
    rows.lay(
        boxed,
        2,
        fixture.ann,
        AnnotationRows.Row.of("TextBox", "AllUsers", "a gopher", null, "{}"));
    rows.lay(
        boxed,
        2,
        fixture.ann,
        AnnotationRows.Row.of("Callout", "Standard", "upload later", null, "{}"));
    rows.lay(
        boxed,
        1,
        fixture.ann,
        new AnnotationRows.Row("Highlight", "Standard", null, null, "#FFFF00", null, "{}"));
    int stamped = fixture.pages(1, "stamped", "one");
    rows.stamp(1, "Approved");
    rows.lay(
        stamped,
        1,
        fixture.bob,
        new AnnotationRows.Row("Stamp", "Standard", null, null, null, 1, "{}"));
    int hidden = fixture.pages(1, "private", "one");
    rows.lay(
        hidden,
        1,
        fixture.ann,
        AnnotationRows.Row.of("Note", "CreatorAndOwner", "rodent", null, "{}"));
    int redacted = fixture.pages(1, "redacted", "the secret word");
    rows.lay(
        redacted,
        1,
        fixture.ann,
        AnnotationRows.Row.of(
            "Redaction",
            "Standard",
            null,
            null,
            "{\"isWhiteout\":false,\"textStart\":4,\"textEnd\":10}"));
    rows.link(redacted, 1);
    rows.settle();
    assertThat(fixture.find("{LF:Name=\"*\"}")).hasSize(7);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{LF:AnnText~=\"upload\"} | 3 4",
        "{LF:AnnText~=\"upload rodent\"} | 3",
        "{LF:AnnText~=\"'upload rodent'\"} | ",
        "{LF:AnnText=\"pload\"} | 3 4",
        "{LF:AnnText=\"Upload\", Type=\"S\"} | 3",
        "{LF:AnnText=\"Upload\", Type=\"T\"} | ",
        "{LF:Sticky~=\"rodent\"} | 3",
        "{LF:TextBox~=\"gopher\"} | 4",
        "{LF:Callout~=\"gopher\"} | ",
        "{LF:Callout~=\"later\"} | 4",
        "{LF:AnnComment~=\"'Review materials'\"} | 3",
        "{LF:AnnComment~=\"'materials Review'\"} | ",
        "{LF:AnnCreator=\"bob\"} | 5",
        "{LF:AnnCreator=\"ann\"} | 3 4 7",
        "{LF:AnnType=\"note\"} | 3",
        "{LF:AnnType=\"redaction\"} | 7",
        "{LF:AnnType=\"link\"} | ",
        "{LF:AnnPage=2} | 4",
        "{LF:AnnPage>1} | 4",
        "{LF:AnnColor=65535} | 4",
        "{LF:AnnColor=16776960} | ",
        "{LF:AnnStampName=\"appr*\"} | 5",
        "{LF:AnnType=\"highlight\", LF:AnnPage=1} | 4",
        "{LF:AnnType=\"highlight\", LF:AnnPage=2} | ",
        "{LF:Basic~=\"gopher\", option=\"A\"} | 4",
        "{LF:Basic~=\"gopher upload\", option=\"A\"} | 4",
        "{LF:Basic~=\"goph\", option=\"A\"} | ",
        "{LF:Basic~=\"goph\", option=\"ALT\"} | 4",
        "{LF:Basic~=\"gopher\", option=\"N\"} | "
      })
  void clause_finds(String command, String ids) {
    List<Integer> expected =
        ids == null ? List.of() : Arrays.stream(ids.split(" ")).map(Integer::valueOf).toList();
    assertThat(fixture.find(command)).as(command).isEqualTo(expected);
  }

  private List<ContextHit> hits(Caller caller, String command, int entryId) {
    return fixture
        .searches
        .hits(
            caller,
            command,
            fixture.database.read(
                transaction ->
                    EntryRows.read(
                        transaction,
                        SearchFixture.REPOSITORY,
                        List.of(new EntryRows.Wanted(entryId, 1)))),
            100)
        .get(0)
        .hits();
  }

  @Test
  void hits_nameTheAnnotation() {
    assertThat(hits(fixture.ann, "{LF:AnnText~=\"upload\"}", 4))
        .singleElement()
        .satisfies(
            hit -> {
              assertThat(hit.source()).isEqualTo(ContextHit.Source.CALLOUT);
              assertThat(hit.pageNumber()).isEqualTo(2);
              assertThat(hit.annotationId()).isEqualTo(2);
              assertThat(hit.line().context()).isEqualTo("upload later");
            });
    assertThat(hits(fixture.ann, "{LF:AnnComment~=\"review\"}", 3))
        .extracting(ContextHit::source)
        .containsExactly(ContextHit.Source.ANNOTATION_COMMENT);
    assertThat(hits(fixture.ann, "{LF:Sticky~=\"rodent\"}", 6)).isEmpty();
  }

  @Test
  void hits_showNoRedactedWords() {
    assertThat(hits(fixture.ann, "secret", 7)).hasSize(1);
    assertThat(hits(reader, "secret", 7)).isEmpty();
    assertThat(hits(reader, "word", 7))
        .singleElement()
        .satisfies(hit -> assertThat(hit.line().context()).isEqualTo("the XXXXXX word"));
  }
}
