package org.muniment.userarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.userarea.UserAreaFixture.refused;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;

class StarredEntryServiceTest {
  private final UserAreaFixture on = new UserAreaFixture();

  @AfterEach
  void close() {
    on.close();
  }

  @Test
  void stars_comeOnce_andGo() {
    int folder = on.folder(Entry.ROOT, "in");
    int document = on.document(folder, "one");
    assertThat(on.starred.list(on.ann)).isEmpty();
    assertThat(on.starred.unstar(on.ann, List.of(document))).isEmpty();

    assertThat(on.starred.star(on.ann, List.of(document)))
        .containsExactly(new AreaEntry(document, "\\in\\one"));
    assertThat(on.starred.star(on.ann, List.of(folder, document)))
        .containsExactly(new AreaEntry(document, "\\in\\one"), new AreaEntry(folder, "\\in"));
    assertThat(on.starred.unstar(on.ann, List.of(document, 999_999)))
        .containsExactly(new AreaEntry(folder, "\\in"));
    assertThat(on.starred.list(on.ann)).containsExactly(new AreaEntry(folder, "\\in"));
  }

  @Test
  void stars_belongToOneUser_readersHaveThem_too() {
    on.starred.star(on.reader, List.of(Entry.ROOT));
    assertThat(on.starred.list(on.reader)).containsExactly(new AreaEntry(Entry.ROOT, "\\"));
    assertThat(on.starred.list(on.ann)).isEmpty();
    assertThat(on.starred.unstar(on.ann, List.of(Entry.ROOT))).isEmpty();
    assertThat(on.starred.list(on.reader)).hasSize(1);
  }

  @Test
  void star_ofAnUnknownEntry_changesNothing() {
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.starred.star(on.ann, List.of(Entry.ROOT, 999_999)));
    refused(ErrorCode.INVALID_REQUEST, () -> on.starred.star(on.ann, List.of()));
    refused(ErrorCode.INVALID_REQUEST, () -> on.starred.unstar(on.ann, null));
    refused(ErrorCode.INVALID_ENTRY_ID, () -> on.starred.star(on.ann, List.of(-1)));
    assertThat(on.starred.list(on.ann)).isEmpty();
  }

  @Test
  void deletedEntries_areNotShown_andSwept() {
    int gone = on.document(Entry.ROOT, "gone");
    on.starred.star(on.ann, List.of(gone, Entry.ROOT));
    PersonalCollection collection = on.collections.create(on.ann, "c");
    on.collections.addEntries(on.ann, collection.id(), List.of(gone));
    on.recent.opened(on.ann, RecentKind.DOCUMENT, gone);
    on.recent.opened(on.ann, RecentKind.FOLDER, Entry.ROOT);
    on.recent.write();
    UserAreaSweeper sweeper = new UserAreaSweeper(on.database);
    assertThat(sweeper.sweep()).isZero();

    on.remove(gone);

    assertThat(on.starred.list(on.ann)).containsExactly(new AreaEntry(Entry.ROOT, "\\"));
    assertThat(on.collections.list(on.ann).get(0).entryIds()).isEmpty();
    assertThat(on.recent.list(on.ann, RecentKind.DOCUMENT, null)).isEmpty();
    assertThat(on.rows("user_area_entry")).isEqualTo(3);
    assertThat(sweeper.sweep()).isEqualTo(3);
    assertThat(on.rows("user_area_entry")).isEqualTo(1);
    assertThat(on.rows("recent_entry")).isEqualTo(1);
    assertThat(on.starred.list(on.ann)).hasSize(1);
  }
}
