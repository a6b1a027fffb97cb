package org.muniment.userarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.userarea.UserAreaFixture.refused;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;

class UserAreaServiceTest {
  private static final int UNKNOWN = 999_999;

  private final UserAreaFixture on = new UserAreaFixture();

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void create_isRead_listedByName() {
    UserArea second = on.areas.create(on.ann, "Views", "mine", "{\"a\":1}");
    UserArea first = on.areas.create(on.ann, "layout", null, null);

    assertThat(second).isEqualTo(new UserArea(second.id(), "Views", "mine", "{\"a\":1}"));
    assertThat(on.areas.get(on.ann, second.id())).isEqualTo(second);
    assertThat(on.areas.list(on.ann)).containsExactly(first, second);
  }

  @Test
  void areas_belongToOneUser() {
    UserArea area = on.areas.create(on.ann, "Views", null, null);

    assertThat(on.areas.list(on.ben)).isEmpty();
    refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.get(on.ben, area.id()));
    refused(
        ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.update(on.ben, area.id(), "X", null, null));
    refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.delete(on.ben, area.id()));
    refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.entries(on.ben, area.id()));
    refused(
        ErrorCode.USER_AREA_NOT_FOUND,
        () -> on.areas.addEntries(on.ben, area.id(), List.of(Entry.ROOT)));
    refused(
        ErrorCode.USER_AREA_NOT_FOUND,
        () -> on.areas.removeEntries(on.ben, area.id(), List.of(Entry.ROOT)));
    assertThat(on.areas.create(on.ben, "views", null, null).name()).isEqualTo("views");
    assertThat(on.areas.get(on.ann, area.id())).isEqualTo(area);
  }

  @Test
  void readers_keepAreas_too() {
    UserArea area = on.areas.create(on.reader, "Mine", null, null);
    assertThat(on.areas.addEntries(on.reader, area.id(), List.of(Entry.ROOT))).hasSize(1);
    assertThat(on.areas.update(on.reader, area.id(), "Yours", null, null).name())
        .isEqualTo("Yours");
    on.areas.delete(on.reader, area.id());
    assertThat(on.areas.list(on.reader)).isEmpty();
  }

  @Test
  void create_nameTaken_conflicts() {
    on.areas.create(on.ann, "Stra\u00dfe", null, null);
    refused(ErrorCode.NAME_CONFLICT, () -> on.areas.create(on.ann, "STRASSE", null, null));
    assertThat(on.areas.list(on.ann)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pc_1",
        "PC_x",
        "Starred",
        "starred entries",
        "StarredEntries",
        "RECENT",
        "Recent Documents",
        "recentFolders",
        "Personal Collections"
      })
  void reservedNames_conflict(String name) {
    UserArea area = on.areas.create(on.ann, "Free", null, null);
    refused(ErrorCode.NAME_CONFLICT, () -> on.areas.create(on.ann, name, null, null));
    refused(ErrorCode.NAME_CONFLICT, () -> on.areas.update(on.ann, area.id(), name, null, null));
    assertThat(on.areas.list(on.ann)).containsExactly(area);
  }

  @Test
  void badNames_areRefused() {
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.create(on.ann, null, null, null));
    for (String name : List.of("", "  ", "a\tb", "a\u0000", "\ud83d", "x".repeat(257))) {
      refused(ErrorCode.INVALID_NAME, () -> on.areas.create(on.ann, name, null, null));
    }
    String longest = "\ud83d\ude00".repeat(256);
    assertThat(on.areas.create(on.ann, longest, null, null).name()).isEqualTo(longest);
  }

  @Test
  void commentAndData_areBounded() {
    String comment = "c".repeat(UserAreaService.LONGEST_COMMENT);
    String data = "d".repeat(UserAreaService.LONGEST_DATA);
    UserArea area = on.areas.create(on.ann, "Full", comment, data);
    assertThat(on.areas.get(on.ann, area.id())).isEqualTo(area);

    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.create(on.ann, "A", comment + "c", null));
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.create(on.ann, "A", null, data + "d"));
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.create(on.ann, "A", "\ud83d", null));
    refused(
        ErrorCode.INVALID_REQUEST, () -> on.areas.update(on.ann, area.id(), null, null, "\u0000"));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.areas.update(on.ann, area.id(), null, comment + "c", null));
    assertThat(on.areas.list(on.ann)).containsExactly(area);
  }

  @Test
  void areas_areLimitedInNumber() {
    for (int n = 0; n < UserAreaService.MOST_AREAS; n++) {
      on.areas.create(on.ann, "area " + n, null, null);
    }
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.create(on.ann, "more", null, null));
    assertThat(on.areas.list(on.ann)).hasSize(UserAreaService.MOST_AREAS);
    assertThat(on.areas.create(on.ben, "more", null, null).name()).isEqualTo("more");
  }

  @Test
  void update_leavesWhatIsNull() {
    UserArea area = on.areas.create(on.ann, "Views", "mine", "1");
    int id = area.id();

    assertThat(on.areas.update(on.ann, id, null, null, null)).isEqualTo(area);
    assertThat(on.areas.update(on.ann, id, null, null, "2"))
        .isEqualTo(new UserArea(id, "Views", "mine", "2"));
    assertThat(on.areas.update(on.ann, id, "VIEWS", "", null))
        .isEqualTo(new UserArea(id, "VIEWS", "", "2"));
    assertThat(on.areas.get(on.ann, id)).isEqualTo(new UserArea(id, "VIEWS", "", "2"));
  }

  @Test
  void update_toTakenName_conflicts_andChangesNothing() {
    UserArea area = on.areas.create(on.ann, "one", null, null);
    on.areas.create(on.ann, "two", null, null);
    refused(ErrorCode.NAME_CONFLICT, () -> on.areas.update(on.ann, area.id(), "TWO", "new", "new"));
    assertThat(on.areas.get(on.ann, area.id())).isEqualTo(area);
    refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.update(on.ann, UNKNOWN, "x", null, null));
  }

  @Test
  void delete_takesTheArea_notItsEntries() {
    int document = on.document(Entry.ROOT, "kept");
    UserArea area = on.areas.create(on.ann, "gone", null, null);
    on.areas.addEntries(on.ann, area.id(), List.of(document));

    on.areas.delete(on.ann, area.id());

    refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.get(on.ann, area.id()));
    refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.delete(on.ann, area.id()));
    assertThat(on.rows("user_area_entry")).isZero();
    assertThat(on.entries.get(on.ann, document).name()).isEqualTo("kept");
  }

  @Test
  void whatTheServerKeepsItself_isNoArea() {
    on.starred.star(on.ann, List.of(Entry.ROOT));
    PersonalCollection collection = on.collections.create(on.ann, "mine");
    int areaId = PersonalCollection.areaId(collection.id()).getAsInt();

    assertThat(on.areas.list(on.ann)).isEmpty();
    for (int id : List.of(areaId, areaId - 1)) {
      refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.get(on.ann, id));
      refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.update(on.ann, id, "x", null, null));
      refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.delete(on.ann, id));
      refused(ErrorCode.USER_AREA_NOT_FOUND, () -> on.areas.entries(on.ann, id));
      refused(
          ErrorCode.USER_AREA_NOT_FOUND,
          () -> on.areas.addEntries(on.ann, id, List.of(Entry.ROOT)));
    }
    assertThat(on.collections.list(on.ann)).containsExactly(collection);
    assertThat(on.starred.list(on.ann)).hasSize(1);
  }

  @Test
  void entries_areAddedOnce_inOrder_andRemoved() {
    int folder = on.folder(Entry.ROOT, "in");
    int one = on.document(folder, "one");
    int two = on.document(folder, "two");
    int area = on.areas.create(on.ann, "a", null, null).id();

    assertThat(on.areas.entries(on.ann, area)).isEmpty();
    assertThat(on.areas.addEntries(on.ann, area, List.of(two, two, folder)))
        .containsExactly(new AreaEntry(two, "\\in\\two"), new AreaEntry(folder, "\\in"));
    assertThat(on.areas.addEntries(on.ann, area, List.of(Entry.ROOT, two, one)))
        .containsExactly(
            new AreaEntry(two, "\\in\\two"),
            new AreaEntry(folder, "\\in"),
            new AreaEntry(Entry.ROOT, "\\"),
            new AreaEntry(one, "\\in\\one"));
    assertThat(on.areas.removeEntries(on.ann, area, List.of(two, UNKNOWN, folder, Entry.ROOT)))
        .containsExactly(new AreaEntry(one, "\\in\\one"));
    assertThat(on.areas.removeEntries(on.ann, area, List.of(two)))
        .isEqualTo(on.areas.entries(on.ann, area));
  }

  @Test
  void addEntries_withAnUnknownOne_changesNothing() {
    int one = on.document(Entry.ROOT, "one");
    int area = on.areas.create(on.ann, "a", null, null).id();
    refused(
        ErrorCode.ENTRY_NOT_FOUND, () -> on.areas.addEntries(on.ann, area, List.of(one, UNKNOWN)));
    assertThat(on.areas.entries(on.ann, area)).isEmpty();
  }

  @Test
  void entryIds_mustBeSome_andBeIds() {
    int area = on.areas.create(on.ann, "a", null, null).id();
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.addEntries(on.ann, area, null));
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.addEntries(on.ann, area, List.of()));
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.removeEntries(on.ann, area, List.of()));
    refused(ErrorCode.INVALID_ENTRY_ID, () -> on.areas.addEntries(on.ann, area, List.of(0)));
    refused(
        ErrorCode.INVALID_ENTRY_ID,
        () -> on.areas.removeEntries(on.ann, area, Arrays.asList(1, null)));
  }

  @Test
  void entries_areLimitedInNumber() {
    List<Integer> most = on.documents(AreaEntries.MOST);
    int more = on.document(Entry.ROOT, "more");
    int area = on.areas.create(on.ann, "a", null, null).id();
    assertThat(on.areas.addEntries(on.ann, area, most)).hasSize(AreaEntries.MOST);
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.addEntries(on.ann, area, List.of(more)));
    assertThat(on.areas.entries(on.ann, area)).hasSize(AreaEntries.MOST);

    // What was deleted takes no place.
    on.remove(most.get(7));
    assertThat(on.areas.addEntries(on.ann, area, List.of(more)))
        .hasSize(AreaEntries.MOST)
        .contains(new AreaEntry(more, "\\more"));
    List<Integer> tooMany = new java.util.ArrayList<>(most);
    tooMany.add(more);
    refused(ErrorCode.INVALID_REQUEST, () -> on.areas.removeEntries(on.ann, area, tooMany));
  }
}
