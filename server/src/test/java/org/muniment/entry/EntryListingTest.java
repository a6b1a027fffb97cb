package org.muniment.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.error.MunimentException;

class EntryListingTest {
  private static EntryFixture fixture;
  private static int folder;

  @BeforeAll
  static void open() {
    fixture = new EntryFixture();
    folder = fixture.folder(Entry.ROOT, "folder");
    for (String name : List.of("m", "B", "a", "Z", "c")) {
      fixture.folder(folder, name);
    }
    for (String name : List.of("n", "D", "b2", "y", "k")) {
      fixture.document(folder, name);
    }
    int first = fixture.find("\\folder\\n").orElseThrow().id();
    fixture.shortcut(folder, "e", first);
    fixture.shortcut(folder, "x", first);
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  private static List<Entry> all(List<EntryOrder> order, boolean grouped, int pageSize) {
    List<Entry> all = new ArrayList<>();
    EntryListing.Position after = null;
    int pages = 0;
    do {
      EntryListing.Page page =
          fixture.listing.list(
              fixture.ann,
              new EntryListing.Query(folder, order, grouped, after, 0, pageSize, true));
      assertThat(page.total()).isEqualTo(12);
      all.addAll(page.entries());
      after = page.next();
      pages++;
    } while (after != null);
    assertThat(pages).isEqualTo((12 + pageSize - 1) / pageSize);
    return all;
  }

  private static Comparator<Entry> byName() {
    return Comparator.comparing(entry -> entry.name().toLowerCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5", "11", "12", "13", "150"})
  void list_byName_pagesAreInOrderWithoutGapOrRepeat(int pageSize) {
    assertThat(all(List.of(), false, pageSize)).isSortedAccordingTo(byName()).hasSize(12);
    assertThat(all(List.of(new EntryOrder("name", true)), false, pageSize))
        .isSortedAccordingTo(byName().reversed())
        .hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5", "11", "12", "13", "150"})
  void list_grouped_foldersComeFirst(int pageSize) {
    Comparator<Entry> byType = Comparator.comparing(Entry::type);
    assertThat(all(List.of(), true, pageSize))
        .isSortedAccordingTo(byType.thenComparing(byName()))
        .doesNotHaveDuplicates()
        .hasSize(12);
    assertThat(all(List.of(new EntryOrder("name", true)), true, pageSize))
        .isSortedAccordingTo(byType.thenComparing(byName().reversed()))
        .hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({"1", "5", "12", "150"})
  void list_byOtherProperties_pagesAreInOrder(int pageSize) {
    assertThat(all(List.of(new EntryOrder("id", true)), false, pageSize))
        .isSortedAccordingTo(Comparator.comparing(Entry::id).reversed());
    assertThat(
            all(
                List.of(new EntryOrder("entryType", true), new EntryOrder("name", false)),
                false,
                pageSize))
        .isSortedAccordingTo(Comparator.comparing(Entry::type).reversed().thenComparing(byName()));
    assertThat(all(List.of(new EntryOrder("volumeName", false)), false, pageSize))
        .isSortedAccordingTo(byName());
  }

  @Test
  void list_rowNumbers_countThroughThePages() {
    assertThat(all(List.of(), true, 5))
        .extracting(Entry::rowNumber)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
  }

  @Test
  void list_skip_beginsLater() {
    for (boolean grouped : new boolean[] {false, true}) {
      List<Entry> whole = all(List.of(), grouped, 150);
      EntryListing.Page page =
          fixture.listing.list(
              fixture.ann, new EntryListing.Query(folder, List.of(), grouped, null, 7, 3, false));
      assertThat(page.entries())
          .extracting(Entry::id)
          .isEqualTo(whole.subList(7, 10).stream().map(Entry::id).toList());
      assertThat(page.entries().get(0).rowNumber()).isEqualTo(8);
      assertThat(page.total()).isNull();
    }
  }

  @Test
  void list_aDocumentOrNothing_isRefused() {
    int document = fixture.find("\\folder\\n").orElseThrow().id();
    for (int id : new int[] {document, 12_345}) {
      assertThatThrownBy(
              () ->
                  fixture.listing.list(
                      fixture.ann,
                      new EntryListing.Query(id, List.of(), false, null, 0, 10, false)))
          .isInstanceOf(MunimentException.class);
    }
  }

  @Test
  void everyKnownProperty_canBeOrderedBy() {
    for (String property :
        List.of(
            "id",
            "name",
            "parentId",
            "fullPath",
            "creator",
            "creationTime",
            "lastModifiedTime",
            "entryType",
            "isContainer",
            "isLeaf",
            "volumeName",
            "extension",
            "mimeType",
            "electronicDocumentSize",
            "isElectronicDocument",
            "targetId",
            "targetType")) {
      assertThat(EntryOrder.isKnown(property)).as(property).isTrue();
      assertThat(all(List.of(new EntryOrder(property, true)), true, 5)).hasSize(12);
    }
    assertThat(EntryOrder.isKnown("id; drop table entry")).isFalse();
  }
}
