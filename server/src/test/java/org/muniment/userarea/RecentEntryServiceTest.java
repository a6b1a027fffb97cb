package org.muniment.userarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.userarea.UserAreaFixture.refused;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;
import org.muniment.identity.Caller;

class RecentEntryServiceTest {
  private final UserAreaFixture on = new UserAreaFixture();

  @AfterEach
  void close() {
    on.close();
  }

  private void open(Caller caller, int... documents) {
    for (int document : documents) {
      on.recent.opened(caller, RecentKind.DOCUMENT, document);
    }
  }

  private List<Integer> recent(Caller caller) {
    return on.recent.list(caller, RecentKind.DOCUMENT, null).stream()
        .map(AreaEntry::entryId)
        .toList();
  }

  @Test
  void newestFirst_documentsAndFoldersApart() {
    int folder = on.folder(Entry.ROOT, "in");
    int one = on.document(folder, "one");
    int two = on.document(folder, "two");
    open(on.ann, one, two);
    on.recent.opened(on.ann, RecentKind.FOLDER, Entry.ROOT);
    on.recent.opened(on.ann, RecentKind.FOLDER, folder);

    assertThat(on.recent.list(on.ann, RecentKind.DOCUMENT, null))
        .containsExactly(new AreaEntry(two, "\\in\\two"), new AreaEntry(one, "\\in\\one"));
    assertThat(on.recent.list(on.ann, RecentKind.FOLDER, null))
        .containsExactly(new AreaEntry(folder, "\\in"), new AreaEntry(Entry.ROOT, "\\"));
    assertThat(recent(on.ben)).isEmpty();
  }

  @Test
  void limit_isObeyed() {
    int one = on.document(Entry.ROOT, "one");
    int two = on.document(Entry.ROOT, "two");
    open(on.reader, one, two);
    assertThat(on.recent.list(on.reader, RecentKind.DOCUMENT, 1))
        .containsExactly(new AreaEntry(two, "\\two"));
    assertThat(on.recent.list(on.reader, RecentKind.DOCUMENT, 0)).isEmpty();
    assertThat(on.recent.list(on.reader, RecentKind.DOCUMENT, Integer.MAX_VALUE)).hasSize(2);
    refused(ErrorCode.INVALID_REQUEST, () -> on.recent.list(on.reader, RecentKind.DOCUMENT, -1));
  }

  @Test
  void anEntry_isWrittenOnceAMinute() {
    int one = on.document(Entry.ROOT, "one");
    int two = on.document(Entry.ROOT, "two");
    open(on.ann, one, two);
    assertThat(recent(on.ann)).containsExactly(two, one);

    on.clock.advance(Duration.ofSeconds(59));
    open(on.ann, one);
    assertThat(recent(on.ann)).containsExactly(two, one);

    on.clock.advance(Duration.ofSeconds(1));
    open(on.ann, one);
    assertThat(recent(on.ann)).containsExactly(one, two);
    assertThat(on.rows("recent_entry")).isEqualTo(2);
  }

  @Test
  void anEntry_openedAgainBeforeItIsWritten_movesUp() {
    int one = on.document(Entry.ROOT, "one");
    int two = on.document(Entry.ROOT, "two");
    open(on.ann, one, two, one);
    assertThat(recent(on.ann)).containsExactly(one, two);
  }

  @Test
  void theNewestHundred_areKept() {
    List<Integer> all = on.documents(RecentEntryService.MOST + 30);
    for (int document : all) {
      open(on.ann, document);
      if (document % 40 == 0) {
        on.recent.write();
      }
    }
    open(on.ben, all.get(0));
    List<Integer> newest = new java.util.ArrayList<>(all.subList(30, RecentEntryService.MOST + 30));
    Collections.reverse(newest);
    assertThat(recent(on.ann)).isEqualTo(newest);
    assertThat(recent(on.ben)).containsExactly(all.get(0));
    assertThat(on.rows("recent_entry")).isEqualTo(RecentEntryService.MOST + 1);
  }

  @Test
  void manyOpenings_areWrittenWithoutWaiting() {
    List<Integer> all = on.documents(Openings.MOST_WAITING);
    all.forEach(document -> open(on.ann, document));
    assertThat(on.rows("recent_entry")).isEqualTo(RecentEntryService.MOST);
  }

  @Test
  void whatIsGone_orOfAnotherType_isPassedOver() {
    int folder = on.folder(Entry.ROOT, "in");
    int one = on.document(Entry.ROOT, "one");
    int gone = on.document(Entry.ROOT, "gone");
    on.remove(gone);
    open(on.ann, folder, gone, one);
    on.recent.opened(on.ann, RecentKind.FOLDER, one);
    assertThat(recent(on.ann)).containsExactly(one);
    assertThat(on.recent.list(on.ann, RecentKind.FOLDER, null)).isEmpty();
    assertThat(on.rows("recent_entry")).isEqualTo(1);
  }

  @Test
  void openings_ofAUserWhoIsGone_doNotKeepOthersFromBeingWritten() {
    int one = on.document(Entry.ROOT, "one");
    open(on.ben, one);
    open(on.ann, one);
    on.database.execute(
        transaction ->
            transaction
                .update("delete from trustee where id = :id")
                .bind("id", on.ben.trusteeId())
                .execute());
    assertThat(recent(on.ann)).containsExactly(one);
  }

  @Test
  void opened_neverFails() {
    List<Integer> all = on.documents(Openings.MOST_WAITING);
    on.database.close();
    all.forEach(document -> open(on.ann, document));
  }

  @Test
  void close_writesWhatWaits() {
    int one = on.document(Entry.ROOT, "one");
    open(on.ann, one);
    assertThat(on.rows("recent_entry")).isZero();
    on.recent.close();
    assertThat(on.rows("recent_entry")).isEqualTo(1);
  }
}
