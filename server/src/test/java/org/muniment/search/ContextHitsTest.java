package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.search.language.ContextLine;

/** Where in an entry a search matched. */
class ContextHitsTest {
  private SearchFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SearchFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<ContextHit> hits(String command) {
    UUID search = fixture.search(command);
    return fixture.searches.contextHits(fixture.ann, search, 1);
  }

  private static String highlighted(ContextHit hit) {
    ContextLine line = hit.line();
    return line.context().substring(line.highlight1().start(), line.highlight1().end());
  }

  @Test
  void hits_inPages_areTrueToTheText() {
    String first = "😀 Windham\nAvenue, " + "filler ".repeat(40) + "the Windhams live there";
    String second = "windham";
    fixture.pages(1, "Windham plan", first, second);

    List<ContextHit> hits = hits("{LF:Basic~=\"windham\", option=\"DN\"}");

    assertThat(hits)
        .extracting(ContextHit::source)
        .containsExactly(
            ContextHit.Source.PAGE,
            ContextHit.Source.PAGE,
            ContextHit.Source.PAGE,
            ContextHit.Source.NAME);
    assertThat(hits).extracting(ContextHit::pageNumber).containsExactly(1, 1, 2, 0);
    assertThat(hits)
        .extracting(ContextHitsTest::highlighted)
        .containsExactly("Windham", "Windhams", "windham", "Windham");
    for (ContextHit hit : hits.subList(0, 2)) {
      ContextLine line = hit.line();
      int start = line.offset() + line.highlight1().start();
      assertThat(first.substring(start)).startsWith(highlighted(hit));
      assertThat(line.context()).doesNotContain("\n");
    }
    assertThat(hits.get(3).line().context()).isEqualTo("Windham plan");
  }

  @Test
  void hits_phraseAndProximity() {
    fixture.pages(1, "a", "the annual report of the budget and then cuts, and budget");

    List<ContextHit> phrase = hits("\"annual report\" & budget ^2 cuts");

    assertThat(phrase).hasSize(3);
    assertThat(highlighted(phrase.get(0))).isEqualTo("annual report");
    assertThat(phrase.get(0).words()).isEqualTo(2);
    ContextLine pair = phrase.get(1).line();
    assertThat(highlighted(phrase.get(1))).isEqualTo("budget");
    assertThat(pair.highlight2())
        .hasValueSatisfying(
            span ->
                assertThat(pair.context().substring(span.start(), span.end())).isEqualTo("cuts"));
  }

  @Test
  void hits_ofFile_onlyWithoutPages() {
    fixture.file(1, "a", "txt", "maple here and maple there");

    assertThat(hits("maple - oak"))
        .extracting(ContextHit::source)
        .containsExactly(
            ContextHit.Source.ELECTRONIC_DOCUMENT, ContextHit.Source.ELECTRONIC_DOCUMENT);
    assertThat(hits("{LF:Ext~=\"txt\"}"))
        .extracting(ContextHit::source)
        .containsExactly(ContextHit.Source.EXTENSION);
  }

  @Test
  void hits_partsOfNames_highlightTheWord() {
    fixture.document(1, "Annual_Reports 2023");

    List<ContextHit> hits = hits("{LF:Basic~=\"epor\", option=\"NLT\"}");

    assertThat(hits).hasSize(1);
    assertThat(highlighted(hits.get(0))).isEqualTo("Reports");
  }

  @Test
  void hits_wildcardAlone_areLimited() {
    fixture.pages(1, "a", "word ".repeat(3_000));

    assertThat(hits("*")).hasSize(1_000);
  }

  @Test
  void hits_databaseSearch_noneAndUnknownRowNotFound() {
    fixture.document(1, "a");
    assertThat(hits("{LF:Name=\"a\"}")).isEmpty();
    UUID search = fixture.search("{LF:Name=\"a\"}");
    for (int row : new int[] {0, -1, 2, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> fixture.searches.contextHits(fixture.ann, search, row))
          .isInstanceOfSatisfying(
              MunimentException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SEARCH_ROW_NOT_FOUND));
    }
  }

  @Test
  void hits_inComments_ofVersions() {
    int id = fixture.document(1, "a");
    fixture.run(
        "insert into document_control (repository_id, entry_id, current_version) values (1, :v0, 1)",
        id);
    fixture.run(
        """
        insert into document_version
          (repository_id, entry_id, number, creator_id, created, comment)
        values (1, :v0, 1, :v1, now(), 'The import of May')
        """,
        id,
        fixture.ann.trusteeId());

    List<ContextHit> hits = hits("{LFVER:Comment~=\"import\"}");
    assertThat(hits)
        .extracting(ContextHit::source)
        .containsExactly(ContextHit.Source.VERSION_COMMENT);
    assertThat(highlighted(hits.get(0))).isEqualTo("import");
    assertThat(hits("{LFVER:Comment=\"import\"}")).isEmpty();
  }

  @Test
  void hits_inFile_onlyWherePagesHaveNone() {
    int paged = fixture.pages(1, "both", "maple on the page");
    int file = fixture.file(1, "file", "txt", "maple in the file, oak too");
    fixture.run(
        "update entry set electronic_document_id = (select electronic_document_id from entry where id"
            + " = :v1) where id = :v0",
        paged,
        file);

    assertThat(hits("maple & {LF:ID=" + paged + "}"))
        .extracting(ContextHit::source)
        .containsExactly(ContextHit.Source.PAGE);
    assertThat(hits("oak & {LF:ID=" + paged + "}"))
        .extracting(ContextHit::source)
        .containsExactly(ContextHit.Source.ELECTRONIC_DOCUMENT);
  }
}
