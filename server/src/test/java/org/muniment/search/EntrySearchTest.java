package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Clauses about entries, on a small tree whose ids are known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntrySearchTest {
  private SearchFixture fixture;

  // 1 demo
  //   2 General
  //     3 Accounting
  //       4 Annual Report 2023.pdf   created 2020-01-15 by bob, file pdf
  //       5 report [final]
  //     6 Sales
  //       7 Maui trip
  //   8 100%_sure
  //   9 Ünter O'Neil "quoted" \ back
  //   10 shortcut to report
  @BeforeAll
  void seed() {
    fixture = new SearchFixture();
    int general = fixture.folder(1, "General");
    int accounting = fixture.folder(general, "Accounting");
    int report = fixture.file(accounting, "Annual Report 2023.pdf", "pdf", "some text");
    fixture.run(
        "update entry set created = :v0, creator_id = :v1 where id = :v2",
        Instant.parse("2020-01-15T23:59:59Z").atOffset(java.time.ZoneOffset.UTC),
        fixture.bob.trusteeId(),
        report);
    fixture.document(accounting, "report [final]");
    int sales = fixture.folder(general, "Sales");
    fixture.document(sales, "Maui trip");
    fixture.document(1, "100%_sure");
    fixture.document(1, "Ünter O'Neil \"quoted\" \\ back");
    fixture.entry(
        1, "shortcut to report", SearchFixture.SHORTCUT, fixture.ann, fixture.clock.instant());
    assertThat(fixture.find("{LF:Name=\"*\"}")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\u0001',
      nullValues = "none",
      value = {
        "{LF:Name=\"*\", Type=D} => 4 5 7 8 9",
        "{LF:Name=\"*\", Type=\"FS\"} => 1 2 3 6 10",
        "{LF:Name=\"*\", Type=B} => 4 5 7 8 9",
        "{LF:Name=\"*report*\"} => 4 5 10",
        "{LF:Name=\"*Report*\", Type=D} => 4 5",
        "{LF:Name=\"*.pdf\"} => 4",
        "{LF:Name=\"MAUI*\"} => 7",
        "{LF:Name=\"ma?i [s-u]rip\"} => 7",
        "{LF:Name=\"maui\"} => none",
        "{LF:Name=\"Report [final]\"} => 5",
        "{LF:Name=\"100%_sure\"} => 8",
        "{LF:Name=\"1%sure\"} => none",
        "{LF:Name=\"100_*\"} => none",
        "{LF:Name=\"üNTER*\"} => 9",
        "{LF:Name=\"unter*\"} => none",
        "{LF:Name<>\"*report*\", Type=D} => 7 8 9",
        "{LF:Name~=\"report\"} => 4 5 10",
        "{LF:Name~=\"reports\"} => 4 5 10",
        "{LF:Name~=\"repor\"} => none",
        "{LF:Name~=\"repor*\"} => 4 5 10",
        "{LF:Name~=\"'annual report'\"} => 4",
        "{LF:Name~=\"report annual\"} => 4",
        "{LF:Name~=\"'report annual'\"} => none",
        "{LF:Name~=\"pdf\"} => 4",
        "{LF:Basic~=\"report\", option=\"N\"} => 4 5 10",
        "{LF:Basic~=\"epor\", option=\"N\"} => none",
        "{LF:Basic~=\"epor\", option=\"NLT\"} => 4 5 10",
        "{LF:Basic~=\"epor\", option=\"NL\"} => none",
        "{LF:Basic~=\"repo\", option=\"NT\"} => 4 5 10",
        "{LF:Basic~=\"ual rep\", option=\"NLT\"} => 4",
        "{LF:Basic~=\"*\", option=\"DFANLT\"} => 1 2 3 4 5 6 7 8 9 10",
        "{LF:Basic~=\"0%_s\", option=\"NLT\"} => 8",
        "{LF:parentname=\"accounting\"} => 4 5",
        "{LF:childname=\"maui*\"} => 6",
        "{LF:childname=\"*\", Type=F} => 1 2",
        "{LF:childname=\"*\", Type=S} => 1",
        "{LF:ID=3} => 3",
        "{LF:ID<>3} & {LF:ID<5} => 1 2 4",
        "{LF:ID>\"8\"} => 9 10",
        "{LF:ID>=2.5, <=3.5} => 3",
        "{LF:ID>99999999999} => none",
        "{LF:ID=4} | {LF:ID=6} | {LF:ID=99} => 4 6",
        "{LF:Lookin=\"\\General\\Accounting\"} => 4 5",
        "{LF:Lookin=\"\\\\general\\\\accounting\"} => 4 5",
        "{LF:Lookin=\"General\"} => 3 4 5 6 7",
        "{LF:Lookin=\"General\\\"} => 3 4 5 6 7",
        "{LF:Lookin=\"demo\\General\\Sales\"} => 7",
        "{LF:Lookin=\"\\General\", Subfolders=N} => 3 6",
        "{LF:Lookin=2, Subfolders=N} => 3 6",
        "{LF:Lookin=\"\\\", Subfolders=Y} => 2 3 4 5 6 7 8 9 10",
        "{LF:Lookin=\"\\\", Subfolders=0} => 2 8 9 10",
        "{LF:Creator=\"BOB\"} => 4",
        "{LF:Creator<>\"bob\"} & {LF:ID<5} => 1 2 3",
        "{LF:Creator=\"*o*\"} => 4",
        "{LF:Created=\"1/15/2020\"} => 4",
        "{LF:Created=\"01/2020\"} => 4",
        "{LF:Created<=\"1/15/2020\"} => 4",
        "{LF:Created<\"1/15/2020\"} => none",
        "{LF:Created>=\"2020-01-15\", <\"2020-02-01\"} => 4",
        "{LF:Created>\"2020-01-15\", <\"2020-02-01\"} => none",
        "{LF:Created<>\"3/1/2026\"} => 4",
        "{LF:Created=\"now\"} & {LF:ID<4} => 1 2 3",
        "{LF:Created=\"01/2020\"} - {LF:Creator=\"admin\"} => 4",
        "{LF:Ext=\"PDF\"} => 4",
        "{LF:Ext=\".pdf\"} => 4",
        "{LF:Ext=\"*\"} => 4",
        "{LF:Ext=\"doc\"} | {LF:Ext=\"docx\"} => none",
        "{LF:edocsize < 204800} => 4",
        "{LF:VolName=\"Default\"} & {LF:ID=4} => 4",
        "{LF:Name=\"*\",Type=D} & {LF:Lookin=\"\\General\"} - {LF:Name=\"maui*\"} => 4 5",
        "{LF:Name=\"*\"} - {LF:Tags=\"nothing\"} - {LF:Name=\"*\", Type=FS} => 4 5 7 8 9",
      })
  void find_clauseAboutEntries(String command, String expected) {
    assertThat(fixture.find(command.strip())).isEqualTo(numbers(expected));
  }

  @Test
  void find_whatIsNotKept_isEmpty() {
    assertThat(fixture.find("{LF:AnnText~=\"x\"} | {LF:Hold=N} | {LFSIG:SignedBy=\"x\"}"))
        .isEmpty();
  }

  static List<Integer> numbers(String expected) {
    return expected == null || expected.isBlank()
        ? List.of()
        : List.of(expected.strip().split(" ")).stream().map(Integer::valueOf).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'",
        "''",
        "'; drop table entry; --",
        "\\",
        "\\\\",
        "%",
        "_",
        "%%%",
        ":v0",
        "?",
        "$1",
        "a'b",
        "x\" y",
        "& | !",
        "'a' & 'b'",
        "<->",
        "a:*",
        "(",
        "[",
        "]",
        "[]",
        "[^a]",
        "*'*",
        "\\d",
        "\\",
        "{x}",
        "***:",
        "(?i)",
        "^$",
        ".",
        "--",
        "/*",
        "\t",
        "é",
        "😀",
        "a\u0301"
      })
  void find_valueWithSigns_isAValue(String value) {
    String quoted = value.replace("\\", "\\\\").replace("\"", "\"\"");
    for (String command :
        List.of(
            "{LF:Name=\"%s\"}",
            "{LF:Name=\"*%s*\"}",
            "{LF:Name~=\"x %s\"}",
            "{LF:Basic~=\"x %s\", option=\"DFANLT\"}",
            "{LF:Creator=\"%s\"}",
            "{LF:Tags=\"%s\"}",
            "{LF:Relation=\"%s\"}",
            "{[]:[]=\"%s\"}",
            "{[]:[]~=\"x %s\"}",
            "{LFVER:Comment=\"%s\"}",
            "\"x %s y\"",
            "{LF:Ext=\"%s\"}")) {
      List<Integer> found = fixture.find(command.formatted(quoted));
      assertThat(found).as(command).isSubsetOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }
    assertThat(fixture.find("{LF:Name=\"*\"}")).hasSize(10);
  }

  @Test
  void find_nameOfSigns_isFound() {
    assertThat(fixture.find("{LF:Name=\"Ünter O'Neil \"\"quoted\"\" \\ back\"}"))
        .containsExactly(9);
    assertThat(fixture.find("{LF:Name=\"*\\*\"}")).containsExactly(9);
    assertThat(fixture.find("{LF:Name=\"*%*\"}")).containsExactly(8);
    assertThat(fixture.find("{LF:Name=\"*[[]*\"}")).containsExactly(5);
  }

  @Test
  void compile_unknownNames_areRefused() {
    refused("{LF:Lookin=\"\\Nowhere\"}", ErrorCode.SEARCH_FOLDER_NOT_FOUND);
    refused(
        "{LF:Lookin=\"\\General\\Accounting\\report [final]\"}", ErrorCode.SEARCH_FOLDER_NOT_FOUND);
    refused("{LF:Lookin=4}", ErrorCode.SEARCH_FOLDER_NOT_FOUND);
    refused("{[]:[Nothing]=\"x\"}", ErrorCode.SEARCH_FIELD_NOT_FOUND);
    refused("{[Nothing]}", ErrorCode.SEARCH_TEMPLATE_NOT_FOUND);
  }

  private void refused(String command, ErrorCode code) {
    assertThatThrownBy(() -> fixture.find(command))
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
