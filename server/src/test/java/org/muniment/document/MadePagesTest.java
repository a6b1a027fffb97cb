package org.muniment.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muniment.image.PageNotice;

class MadePagesTest {
  private static List<String> warnings(PageNotice... notices) {
    return new MadePages(List.of(NewPage.EMPTY), List.of(notices)).warnings("Page");
  }

  @Test
  void warnings_areOneForEachReasonWithItsPages() {
    assertThat(
            warnings(
                new PageNotice(7, "White."),
                new PageNotice(3, "Cut."),
                new PageNotice(5, "White."),
                new PageNotice(6, "White."),
                new PageNotice(1, "White."),
                PageNotice.ofFile("No end.")))
        .containsExactly("Pages 1, 5-7: White.", "Page 3: Cut.", "No end.");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void warnings_ofMany_haveAnEnd() {
    List<PageNotice> notices = new ArrayList<>();
    for (int page = 1; page <= 1_000; page++) {
      notices.add(new PageNotice(2 * page, "Alike."));
      notices.add(new PageNotice(page, "Number " + page + "."));
    }
    List<String> warnings = MadePages.warnings("Page", notices);
    assertThat(warnings).hasSize(21);
    assertThat(warnings.get(0)).endsWith("38, 40 and further ones up to 2000: Alike.");
    assertThat(warnings.get(20))
        .isEqualTo("Pages 20-1000: Something is missing for other reasons.");
  }

  @Test
  void isWhole_countsWhatIsLost() {
    PageNotice unread = PageNotice.ofRecognition(1, "Too slow.");
    assertThat(new MadePages(List.of(NewPage.EMPTY), List.of(unread)).isWhole()).isTrue();
    assertThat(new MadePages(List.of(NewPage.EMPTY), List.of(new PageNotice(1, "Cut."))).isWhole())
        .isFalse();
    assertThat(MadePages.NONE.isWhole()).isFalse();
  }
}
