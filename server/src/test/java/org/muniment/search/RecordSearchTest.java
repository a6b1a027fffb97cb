package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.entry.EntryType;

/** Clauses about records, on a small tree whose ids are known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordSearchTest {
  private SearchFixture fixture;

  // 1 demo
  //   2 Finance (series; code FIN, authority Treasury, criterion 7, permanent)
  //     3 Invoices (series; code FIN-1, not permanent)
  //       4 2025 (record folder; criterion 0)
  //         5 plain folder
  //           6 invoice (record)
  //         7 note (record; criterion 9)
  //     8 Audits (record folder)
  //       9 audit (record; reviewed 2026-02-01)
  //     10 loose document in the series
  //   11 folder
  //     12 declared folder (record folder; authority Board, review interval 3)
  //       13 minutes (record)
  //   14 document
  @BeforeAll
  void seed() {
    fixture = new SearchFixture();
    int finance = series(1, "Finance", "FIN", 7, "Treasury", true);
    int invoices = series(finance, "Invoices", "FIN-1", null, null, false);
    int folder = fixture.folder(invoices, "2025");
    int plain = fixture.folder(folder, "plain folder");
    fixture.document(plain, "invoice");
    int note = fixture.document(folder, "note");
    declare(folder, 0, null, null);
    declare(note, 9, null, null);
    int audits = fixture.folder(finance, "Audits");
    int audit = fixture.document(audits, "audit");
    declare(audit, null, null, null);
    fixture.run(
        "update record_entry set last_review_date = :v0 where entry_id = :v1",
        Instant.parse("2026-02-01T08:00:00Z").atOffset(ZoneOffset.UTC),
        audit);
    fixture.document(finance, "loose document");
    int declared = fixture.folder(fixture.folder(1, "folder"), "declared folder");
    fixture.document(declared, "minutes");
    declare(declared, null, "Board", 3);
    fixture.document(1, "document");
    assertThat(fixture.find("{LF:Name=\"*\"}")).hasSize(14);
  }

  private int series(
      int parent,
      String name,
      String code,
      Integer criterion,
      String authority,
      boolean permanent) {
    int id =
        fixture.entry(
            parent, name, EntryType.RecordSeries.number(), fixture.ann, fixture.clock.instant());
    fixture.run(
        """
        insert into record_series (repository_id, entry_id, code, code_key,
          cutoff_criterion_id, disposition_authority, permanent)
        values (1, :v0, :v1, lower(:v1), :v2, :v3, :v4)
        """,
        id,
        code,
        criterion,
        authority,
        permanent);
    return id;
  }

  private void declare(int id, Integer criterion, String authority, Integer interval) {
    fixture.run(
        """
        insert into record_entry (repository_id, entry_id, cutoff_criterion_id,
          disposition_authority, review_interval)
        values (1, :v0, :v1, :v2, :v3)
        """,
        id,
        criterion,
        authority,
        interval);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{LFRM:Code=\"fin-1\"} | 3 4 5 6 7",
        "{LFRM:Code=\"FIN\"} | 2 3 4 5 6 7 8 9 10",
        "{LFRM:Code=\"FIN*\"} | 2 3 4 5 6 7 8 9 10",
        "{LFRM:Code=\"nothing\"} | ",
        "{LFRM:CoffCritID=\"7\"} | 2 3 8 9",
        "{LFRM:CoffCritID=\"9\"} | 7",
        "{LFRM:CoffCritID=\"0\"} | 4 6",
        "{LFRM:DispositionAuthority=\"treasury\"} | 2 3 4 6 7 8 9",
        "{LFRM:DispositionAuthority=\"b*\"} | 12 13",
        "{LFRM:DispositionAuthority=\"\"} | ",
        "{LFRM:PermanentRecord=Y} | 2 8 9",
        "{LFRM:PermanentRecord=N} | 3 4 6 7 12 13",
        "{LFRM:VitalRecord=Y} | 12 13",
        "{LFRM:VitalRecord=N} & {LF:Name=\"note\"} | 7",
        "{LFRM:LastReviewDate=\"2026-02-01\"} | 9",
        "{LFRM:LastReviewDate<\"2026-02-01\"} | ",
        "{LFRM:ActualCutoffDate=\"*\"} | "
      })
  void finds(String search, String ids) {
    List<Integer> expected =
        ids == null ? List.of() : Arrays.stream(ids.split(" ")).map(Integer::valueOf).toList();
    assertThat(fixture.find(search)).containsExactlyElementsOf(expected);
  }
}
