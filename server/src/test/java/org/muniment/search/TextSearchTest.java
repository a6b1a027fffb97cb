package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words, phrases and proximity in the text of pages and electronic documents. */
class TextSearchTest {
  private SearchFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SearchFixture();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void find_words_inPagesAndFiles() {
    int maple = fixture.pages(1, "a", "Pruning the maple tree.", null, "Shears are sharp.");
    int cherry =
        fixture.file(1, "b", "txt", "The CHERRY needs no pruning, governors say at 3.14 o'clock");
    int both = fixture.pages(1, "c", "maple and cherry");
    fixture.document(1, "maple in the name only");

    assertThat(fixture.find("maple")).containsExactly(maple, both);
    assertThat(fixture.find("maple & shears")).containsExactly(maple);
    assertThat(fixture.find("pruning & (maple | cherry)")).containsExactly(maple, cherry);
    assertThat(fixture.find("maple | cherry & pruning")).containsExactly(maple, cherry, both);
    assertThat(fixture.find("maple - cherry")).containsExactly(maple);
    assertThat(fixture.find("pruning maple")).containsExactly(maple);
    assertThat(fixture.find("\"pruning maple\"")).isEmpty();
    assertThat(fixture.find("\"the maple\"")).containsExactly(maple);
    assertThat(fixture.find("gov*s")).containsExactly(cherry);
    assertThat(fixture.find("gov*")).containsExactly(cherry);
    assertThat(fixture.find("?herry")).containsExactly(cherry, both);
    assertThat(fixture.find("[a-c]herry")).containsExactly(cherry, both);
    assertThat(fixture.find("*")).containsExactly(maple, cherry, both);
    assertThat(fixture.find("3.14")).containsExactly(cherry);
    assertThat(fixture.find("o'clock")).containsExactly(cherry);
    assertThat(fixture.find("clock")).isEmpty();
    assertThat(fixture.find("trees")).containsExactly(maple);
    assertThat(fixture.find("governor")).containsExactly(cherry);
    assertThat(fixture.find("\"governor say\"")).isEmpty();
    assertThat(fixture.find("{LF:Basic~=\"pruning needs\", option=\"D\"}")).containsExactly(cherry);
    assertThat(fixture.find("{LF:Basic~=\"'maple tree' shears\"}")).containsExactly(maple);
    assertThat(fixture.find("{LF:PageCount=3}")).containsExactly(maple);
    assertThat(fixture.find("{LF:PageCount<1} & {LF:Ext=\"txt\"}")).containsExactly(cherry);
    assertThat(fixture.find("{LF:OCR=Some}")).containsExactly(maple);
    assertThat(fixture.find("{LF:OCR=All}")).containsExactly(both);
    assertThat(fixture.find("{LF:Img=Y}")).containsExactly(maple);
    assertThat(fixture.find("{LF:Indexed=N}")).hasSize(1);
    assertThat(fixture.find("{LF:TotalImageSize>=1000}")).containsExactly(maple);
    assertThat(fixture.find("{LF:ImageSize=1000}")).containsExactly(maple);
    assertThat(fixture.find("{LF:TextSize>20}")).containsExactly(maple);
    assertThat(fixture.find("{LF:AssociatedPages=N}")).hasSize(2);
  }

  @Test
  void find_proximity_countsWordsBetween() {
    int near = fixture.pages(1, "near", "budget one two three cuts");
    int reverse = fixture.pages(1, "reverse", "cuts here, then the budget");
    int far = fixture.pages(1, "far", "budget " + "x ".repeat(600) + "cuts");
    int apart = fixture.pages(1, "apart", "budget", "cuts");

    assertThat(fixture.find("budget ^2 cuts")).isEmpty();
    assertThat(fixture.find("budget ^3 cuts")).containsExactly(near, reverse);
    assertThat(fixture.find("cuts ^3 (budget | deficit)")).containsExactly(near, reverse);
    assertThat(fixture.find("budget ^600 cuts")).containsExactly(near, reverse, far);
    assertThat(fixture.find("budget ^599 cuts")).containsExactly(near, reverse);
    assertThat(fixture.find("budget -^3 cuts")).containsExactly(far, apart);
    assertThat(fixture.find("\"two three\" ^0 cuts")).containsExactly(near);
    assertThat(fixture.find("budget ^0 budget")).isEmpty();
  }

  @Test
  void find_longText_keepsPlacesAcrossSegments() {
    String words =
        IntStream.range(0, 2_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    int id = fixture.file(1, "long", "txt", words);
    int same = fixture.file(1, "same", "txt", "again ".repeat(5_000) + "done");

    for (int i = 240; i < 260; i++) {
      assertThat(fixture.find("\"w%d w%d w%d\"".formatted(i, i + 1, i + 2))).containsExactly(id);
    }
    assertThat(fixture.find("\"w1 w3\"")).isEmpty();
    assertThat(fixture.find("\"again done\"")).containsExactly(same);
    assertThat(fixture.find("\"w249 w250 w25?\"")).isEmpty();
    assertThat(fixture.find("w249-w250-w25?")).containsExactly(id);
  }

  @Test
  void find_fuzzy_byLettersAndPercent() {
    int id = fixture.pages(1, "a", "Honolulu harbour");

    assertThat(fixture.find("honalulu")).isEmpty();
    assertThat(fixture.find("honalulu", new Fuzziness(false, 1))).containsExactly(id);
    assertThat(fixture.find("honalula", new Fuzziness(false, 1))).isEmpty();
    assertThat(fixture.find("honalula", new Fuzziness(true, 25))).containsExactly(id);
    assertThat(fixture.find("honalula", new Fuzziness(true, 24))).isEmpty();
    assertThat(fixture.find("xxxxxxxx", new Fuzziness(true, 100))).isEmpty();
    assertThat(fixture.find("\"honalulu harbour\"", new Fuzziness(false, 2))).isEmpty();
  }

  @Test
  void find_afterTextChanges_seesTheNewText() {
    int id = fixture.file(1, "a", "txt", "before");
    assertThat(fixture.find("before")).containsExactly(id);

    fixture.run("update document_text set text = 'after'");

    assertThat(fixture.find("before")).isEmpty();
    assertThat(fixture.find("after")).containsExactly(id);
  }

  @Test
  void index_sameTextTwice_isKeptOnce() {
    int one = fixture.pages(1, "a", "the same text");
    int two = fixture.pages(1, "b", "the same text");

    assertThat(fixture.find("same")).containsExactly(one, two);
    assertThat(fixture.one("select count(*) from search_text")).isEqualTo(1);

    fixture.run("delete from page");
    fixture.run("delete from page_text");
    assertThat(fixture.one("select count(*) from search_segment")).isZero();
  }

  @Test
  void order_moreHitsFirst_thenNamesThenIds() {
    int one = fixture.pages(1, "x", "maple");
    int many = fixture.pages(1, "y", "maple", "maple two", "maple three");
    fixture.indexer.run(SearchFixture.REPOSITORY, java.time.Duration.ofMinutes(1));

    assertThat(fixture.ordered("maple", Fuzziness.NONE)).containsExactly(many, one);
    assertThat(fixture.ordered("{LF:Name=\"*\"} - {LF:Name=\"demo\"}", Fuzziness.NONE))
        .containsExactly(one, many);
    int named = fixture.document(1, "oak 1");
    int text = fixture.pages(1, "z", "oak");
    fixture.indexer.run(SearchFixture.REPOSITORY, java.time.Duration.ofMinutes(1));
    assertThat(fixture.ordered("{LF:Basic~=\"oak\"} | {LF:ID=2}", Fuzziness.NONE))
        .isEqualTo(List.of(named, text, one));
  }

  @Test
  void find_cjk_byCharacters() {
    int id = fixture.pages(1, "a", "これは日本語です");

    assertThat(fixture.find("日本")).containsExactly(id);
    assertThat(fixture.find("本日")).isEmpty();
  }
}
