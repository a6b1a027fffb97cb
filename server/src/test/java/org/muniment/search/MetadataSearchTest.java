package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Templates, fields, tags and links. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetadataSearchTest {
  private SearchFixture fixture;
  private MetadataRows rows;

  // Fields: 1 Author (text), 2 Total (number), 3 When (date), 4 Note (text), 5 Clock (time),
  // 6 Line (text). Template 1 Invoice with Author and Total, template 2 General with When.
  // 2 Invoice, Author John Smith | Sally Jones, Total 100, tags 1 2
  // 3 Invoice, Author Acme 100%, Total 5 | 500, tag 1
  // 4 Invoice without values
  // 5 General, When 2004-05-27, Clock 09:45:13, Line a | (empty) | c
  // 6 no template, Note assigned without value
  // 7 nothing; linked from 2
  @BeforeAll
  void seed() {
    fixture = new SearchFixture();
    rows = new MetadataRows(fixture);
    rows.field(1, "Author", "String");
    rows.field(2, "Total", "Number");
    rows.field(3, "When", "Date");
    rows.field(4, "Note", "String");
    rows.field(5, "Clock", "Time");
    rows.field(6, "Line", "String");
    rows.template(1, "Invoice", 1, 2);
    rows.template(2, "General", 3);
    rows.tag(1, "Paid");
    rows.tag(2, "Top Secret");
    rows.set(
        fixture.document(1, "two"),
        1,
        "{\"1\": [\"John Smith\", \"Sally Jones\"], \"2\": [\"100\"]}",
        1,
        2);
    rows.set(
        fixture.document(1, "three"), 1, "{\"1\": [\"Acme 100%\"], \"2\": [\"5\", \"500\"]}", 1);
    rows.set(fixture.document(1, "four"), 1, "{}");
    rows.set(
        fixture.document(1, "five"),
        2,
        """
        {"3": ["2004-05-27T00:00:00"], "5": ["09:45:13"], "6": ["a", "", "c"]}
        """);
    rows.set(fixture.document(1, "six"), 0, "{\"4\": []}");
    fixture.document(1, "seven");
    fixture.run(
        """
        insert into link_definition (repository_id, id, source_label, target_label, description)
        values (1, 1, 'Supersedes', 'Superseded by', ''), (1, 2, 'Attachment', 'Message', '')
        """);
    fixture.run(
        """
        insert into entry_link (repository_id, source_id, target_id, link_definition_id, properties)
        values (1, 2, 7, 1, '{}'), (1, 3, 999, 1, '{}')
        """);
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
        "{[Invoice]} => 2 3 4",
        "{[]} => 2 3 4 5",
        "{[Invoice]:[]} => 2 3 4",
        "{LF:templatename=\"inv*\"} => 2 3 4",
        "{LF:templateid=2} => 5",
        "{LF:Name=\"*\", Type=B} => 6 7",
        "{[]:[Author]=\"john smith\"} => 2",
        "{[]:[Author]=\"smith\"} => none",
        "{[]:[Author]=\"*smith\"} => 2",
        "{[]:[Author]=\"Acme*\"} => 3",
        "{[]:[Author]=\"acme 100%\"} => 3",
        "{[]:[Author]=\"%\"} => none",
        "{[General]:[Author]=\"Acme*\"} => none",
        "{[Invoice]:[Author]=\"Acme*\", [Total]>=\"100\"} => 3",
        "{[]:[Author](2)=\"Sally Jones\"} => 2",
        "{[]:[Author](1)=\"Sally Jones\"} => none",
        "{[]:[Author](all)=\"*s*\"} => 2",
        "{[]:[Author]~=\"Sally Smith\"} => 2",
        "{[]:[Author]~=\"'Sally Smith'\"} => none",
        "{[]:[Author]~=\"'sally jones'\"} => 2",
        "{[]:[Author]<>\"John Smith\"} => 2 3",
        "{[]:[Author]<>\"\"} => 2 3",
        "{[]:[Author]=\"*\"} => 2 3",
        "{[]:[Author]=\"\"} => 4",
        "{[]:[Note]=\"\"} => 6",
        "{[]:[]=\"\"} => 4 6",
        "{[]:[Total]=\"5.0\"} => 3",
        "{[]:[Total]=5} => 3",
        "{[]:[Total]>=\"50\", <=\"200\"} => 2",
        "{[]:[Total]>=\"50\"} & {[]:[Total]<=\"200\"} => 2 3",
        "{[]:[Total](all)>\"50\"} => 2",
        "{[]:[Total]<>\"5\"} => 2 3",
        "{[]:[Total]=\"*0\"} => 2 3",
        "{[]:[When]=\"5/27/2004\"} => 5",
        "{[]:[When]=\"05/2004\"} => 5",
        "{[]:[When]>\"5/27/2004\"} => none",
        "{[]:[When]>=\"5/27/2004\", <=\"5/27/2004\"} => 5",
        "{[General]:[When]<>\"5/27/2005\"} | {[General]:[When]=\"\"} => 5",
        "{[]:[Clock]=\"09:45:13\"} => 5",
        "{[]:[Clock]=\"9:45\"} => 5",
        "{[]:[Clock]=\"9:45:13 am\"} => 5",
        "{[]:[Clock]=\"9:45 PM\"} => none",
        "{[]:[Clock]<>\"09:45\"} => none",
        "{[]:[Clock]<>\"09:44\"} => 5",
        "{[]:[Clock]>\"9:45\"} => none",
        "{[]:[Clock]<=\"9:45\"} => 5",
        "{[]:[Clock]=\"09:*\"} => 5",
        "{[]:[Clock]=\"*\"} => 5",
        "{[]:[Line](1)=\"a\"} => 5",
        "{[]:[Line](3)=\"c\"} => 5",
        "{[]:[Line](2)=\"\"} => 5",
        "{[]:[Line](4)=\"\"} => 5",
        "{[]:[Line](1)=\"\"} => none",
        "{[]:[Line](2)<>\"x\"} => none",
        "{[]:[Line](2)=\"*\"} => none",
        "{[]:[Line]=\"\"} => none",
        "{[]:[Line]<>\"a\"} => 5",
        "{[]:[Line](all)=\"?\"} => 5",
        "{[]:[Line](all)<>\"\"} => 5",
        "{[]:[]=\"*jones\"} => 2",
        "{[]:[]=\"100\"} => 2",
        "{[]:[]=\"5/27/2004\"} => 5",
        "{[]:[]>\"100\"} => 3",
        "{LF:Basic~=\"jones\", option=\"F\"} => 2",
        "{LF:Basic~=\"jon\", option=\"F\"} => none",
        "{LF:Basic~=\"jon\", option=\"FLT\"} => 2",
        "{LF:Basic~=\"jones 100\", option=\"F\"} => 2",
        "{LF:Tags=\"Paid\"} => 2 3",
        "{LF:Tags=\"paid\"} & {LF:Tags=\"top secret\"} => 2",
        "{LF:Tags=\"Paid\"} - {LF:Tags=\"Top*\"} => 3",
        "{LF:Tags=\"unknown\"} => none",
        "{LF:Relation=\"Supersedes\"} => 2 7",
        "{LF:Relation=\"superseded by\"} => 2 7",
        "{LF:RelationSRC=\"Supersedes\"} => 2",
        "{LF:RelationSRC=\"1\"} => 2",
        "{LF:RelationDST=\"1\"} => 7",
        "{LF:RelationDST=\"Supersedes\"} => none",
        "{LF:Relation=\"Attachment\"} => none",
        "{[]:[Author]=\"*\"} - {LF:Tags=\"Top Secret\"} => 3",
      })
  void find_clauseAboutMetadata(String command, String expected) {
    assertThat(fixture.find(command)).isEqualTo(EntrySearchTest.numbers(expected));
  }

  @Test
  void find_valueOfWrongKind_isRefused() {
    refused("{[]:[Total]>\"x\"}", ErrorCode.SEARCH_SYNTAX);
    refused("{[]:[When]=\"13/45/2004\"}", ErrorCode.SEARCH_DATE_OUT_OF_RANGE);
    refused("{[]:[Clock]=\"25:00\"}", ErrorCode.SEARCH_DATE_OUT_OF_RANGE);
    refused("{[]:[Clock]=\"09:45Z\"}", ErrorCode.SEARCH_DATE_OUT_OF_RANGE);
    refused("{[]:[Clock]>\"5/27/2004\"}", ErrorCode.SEARCH_DATE_OUT_OF_RANGE);
    refused("{[]:[Author]>\"x\"}", ErrorCode.SEARCH_SYNTAX);
    for (String field : new String[] {"Author", "Total", "When", "Clock", ""}) {
      refused("{[]:[" + field + "]>\"*\"}", ErrorCode.SEARCH_SYNTAX);
      refused("{[]:[" + field + "]<=\"\"}", ErrorCode.SEARCH_SYNTAX);
    }
  }

  private void refused(String command, ErrorCode code) {
    assertThatThrownBy(() -> fixture.find(command))
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
