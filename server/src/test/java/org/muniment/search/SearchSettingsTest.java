package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.error.MunimentException;
import org.muniment.task.TaskId;
import org.muniment.task.TaskSnapshot;
import org.muniment.task.TaskStatus;

/** Rules that a repository decides on, likeness, long texts, and text that is still being read. */
class SearchSettingsTest {
  private final SearchFixture fixture = new SearchFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private void set(String stemming, boolean accents) {
    fixture.database.execute(
        transaction ->
            fixture.searches.setSettings(
                transaction, SearchFixture.REPOSITORY, new SearchSettings(stemming, accents)));
  }

  @Test
  void stemming_followsTheRepository_withoutIndexingAgain() {
    int swam = fixture.pages(1, "a", "they swam");
    int ports = fixture.pages(1, "b", "swimming in ports");
    int haus = fixture.pages(1, "c", "alte Häuser");
    assertThat(fixture.find("swim")).containsExactly(swam, ports);
    assertThat(fixture.find("port")).containsExactly(ports);
    assertThat(fixture.find("häusern")).isEmpty();

    set("german", true);
    assertThat(fixture.find("swim")).isEmpty();
    assertThat(fixture.find("häusern")).containsExactly(haus);

    set("none", true);
    assertThat(fixture.find("port")).isEmpty();
    assertThat(fixture.find("ports")).containsExactly(ports);
    assertThatThrownBy(() -> set("english_stem'", true)).isInstanceOf(MunimentException.class);
  }

  @Test
  void accents_matterUnlessTheRepositorySaysSo() {
    int text = fixture.pages(1, "Résumé", "le café noir");
    assertThat(fixture.find("cafe")).isEmpty();
    assertThat(fixture.find("{LF:Name=\"resume\"}")).isEmpty();
    assertThat(fixture.find("café")).containsExactly(text);

    set("english", false);
    for (String found :
        List.of(
            "cafe",
            "CAFÉ",
            "caf*",
            "\"cafe noir\"",
            "noir ^1 cafe",
            "{LF:Name=\"resume\"}",
            "{LF:Name=\"RÉS*\"}",
            "{LF:Name~=\"resume\"}",
            "{LF:Basic~=\"resum\", option=\"NLT\"}")) {
      assertThat(fixture.find(found)).as(found).containsExactly(text);
    }
  }

  @Test
  void fuzzy_appliesToIndexedNamesToo() {
    int name = fixture.document(1, "annual_report.pdf");
    int text = fixture.pages(1, "x", "annual reprot");
    Fuzziness two = new Fuzziness(false, 2);

    assertThat(fixture.find("{LF:Name~=\"anual\"}", Fuzziness.NONE)).isEmpty();
    assertThat(fixture.find("{LF:Name~=\"anual\"}", two)).containsExactly(name);
    assertThat(fixture.find("{LF:Name=\"anual\"}", two)).isEmpty();
    assertThat(fixture.find("report", two)).containsExactly(text);
    assertThat(fixture.find("{LF:Name~=\"xyz\"}", two)).isEmpty();
  }

  @Test
  void longText_phrasesAndDistancesHoldEverywhere() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append("w").append(i).append(i % 3 == 0 ? " dot " : " ");
    }
    int file = fixture.file(1, "long", "txt", text.toString());

    for (int at : new int[] {1, 9_999, 11_998, 12_001, 15_999, 16_000, 16_001, 31_000, 39_900}) {
      int even = at - at % 3 + 1;
      assertThat(fixture.find("\"w" + even + " w" + (even + 1) + "\"")).containsExactly(file);
      assertThat(fixture.find("w" + (even + 1) + " ^0 w" + even)).containsExactly(file);
      assertThat(fixture.find("w" + even + " ^200 w" + (even + 30))).containsExactly(file);
      assertThat(fixture.find("w" + even + " ^20 w" + (even + 30))).isEmpty();
    }
    assertThat(fixture.find("\"w1 w3\"")).isEmpty();
    assertThat(fixture.one("select count(*) from search_segment")).isGreaterThan(2);
  }

  @Test
  void manyCriteria_moreThanOneRowOfBits() {
    int document = fixture.pages(1, "a", "w1 w2 w69 w70");
    StringBuilder any = new StringBuilder("none");
    for (int i = 3; i <= 70; i++) {
      any.append(" | w").append(i);
    }
    assertThat(fixture.find(any.toString())).containsExactly(document);
    assertThat(fixture.find("w1 - (" + any + ")")).isEmpty();
    assertThat(fixture.find("w1 - none")).containsExactly(document);
  }

  @Test
  void search_waitsForFilesThatAreBeingRead_forSomeTime() {
    int file = fixture.file(1, "f", "txt", "harbour");
    fixture.run("delete from document_text");
    fixture.run(
        """
        insert into text_extraction (repository_id, sha256, size, file_name, queued, not_before)
        select 1, sha256, size, 'f.txt', :v0, :v0
        from blob
        """,
        fixture.clock.instant().atOffset(java.time.ZoneOffset.UTC));
    TaskId waiting = fixture.searches.start(fixture.ann, "harbour", Fuzziness.NONE, null);
    UUID other = fixture.search("{LF:Name=\"f\"}");
    assertThat(status(other)).isEqualTo(TaskStatus.Completed);
    assertThat(status(waiting.value()).isEnded()).isFalse();

    fixture.run(
        """
        insert into document_text (repository_id, sha256, text, created)
        select 1, sha256, 'harbour', now()
        from blob
        """);
    fixture.run("delete from text_extraction");
    fixture.clock.advance(Duration.ofSeconds(1));
    fixture.tasks.list(fixture.ann, List.of(waiting.value()), null).join();
    SearchService.Page page =
        fixture.searches.list(
            fixture.ann, waiting.value(), new SearchService.Query(List.of(), false, false, 0, 10));
    assertThat(fixture.ids(page)).containsExactly(file);
  }

  private TaskStatus status(UUID id) {
    TaskSnapshot task = fixture.tasks.list(fixture.ann, List.of(id), Duration.ZERO).join().get(0);
    return task.status();
  }
}
