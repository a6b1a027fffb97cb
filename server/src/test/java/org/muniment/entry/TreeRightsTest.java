package org.muniment.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.EntryRight;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.task.TaskSnapshot;
import org.muniment.task.TaskStatus;
import org.muniment.testing.Repositories;

/** Listings, paths, copies and deletes of trees that are not all open to the caller. */
class TreeRightsTest {
  private final EntryFixture on = new EntryFixture();
  private final AccessControlService control =
      new AccessControlService(on.database, on.access, new GroupService(on.clock));
  private final Caller admin =
      Repositories.caller(on.database, EntryFixture.REPOSITORY, "root", Role.ADMINISTRATOR);
  private final Caller ben =
      Repositories.caller(on.database, EntryFixture.REPOSITORY, "ben", Role.USER);

  @AfterEach
  void close() {
    on.close();
  }

  private void set(int id, AccessLists.Wanted... wanted) {
    control.setEntryList(admin, id, List.of(wanted), null);
  }

  private static AccessLists.Wanted deny(EntryRight right, AccessScope scope) {
    return new AccessLists.Wanted(null, "ben", true, right.bit(), scope);
  }

  private static AccessLists.Wanted allow(EntryRight right, AccessScope scope) {
    return new AccessLists.Wanted(null, "ben", false, right.bit(), scope);
  }

  private EntryListing.Page page(
      int folder, List<EntryOrder> order, boolean grouped, int size, boolean count) {
    return on.listing.list(
        ben, new EntryListing.Query(folder, order, grouped, null, 0, size, count));
  }

  private List<String> names(EntryListing.Page page) {
    return page.entries().stream().map(Entry::name).toList();
  }

  @Test
  void listings_leaveOutWhatCanNotBeBrowsed_andCountAccordingly() {
    int folder = on.folder(1, "Mixed");
    int open = on.folder(folder, "open");
    int shut = on.folder(folder, "shut");
    on.document(folder, "a");
    int own = on.document(folder, "b");
    on.shortcut(folder, "c", open);
    assertThat(names(page(folder, List.of(), true, 10, true)))
        .containsExactly("open", "shut", "a", "b", "c");
    set(shut, deny(EntryRight.Browse, AccessScope.All));
    set(folder, deny(EntryRight.Browse, AccessScope.DocumentsOnly));
    set(own, allow(EntryRight.Browse, AccessScope.ThisEntry));
    for (boolean grouped : new boolean[] {true, false}) {
      EntryListing.Page page = page(folder, List.of(), grouped, 10, true);
      assertThat(names(page)).containsExactlyInAnyOrder("open", "b");
      assertThat(page.total()).isEqualTo(2);
    }
    EntryListing.Page first = page(folder, List.of(), true, 1, true);
    assertThat(names(first)).containsExactly("open");
    assertThat(first.next()).isNotNull();
    EntryListing.Page second =
        on.listing.list(
            ben, new EntryListing.Query(folder, List.of(), true, first.next(), 0, 1, true));
    assertThat(names(second)).containsExactly("b");
    assertThat(second.next()).isNull();
    assertThat(on.entries.childInfo(ben, folder)).isEqualTo(new ChildInfo(1, 1, 0));
    assertThat(on.entries.childInfo(admin, folder)).isEqualTo(new ChildInfo(2, 2, 1));
  }

  @Test
  void immediateScopes_endAtTheirLevel() {
    int folder = on.folder(1, "top");
    int below = on.folder(folder, "below");
    on.folder(below, "deep");
    set(folder, deny(EntryRight.Browse, AccessScope.ImmediateChildren));
    assertThat(names(page(folder, List.of(), false, 10, true))).isEmpty();
    set(folder, deny(EntryRight.Browse, AccessScope.ImmediateDocuments));
    assertThat(names(page(folder, List.of(), false, 10, true))).containsExactly("below");
    assertThat(names(page(below, List.of(), false, 10, true))).containsExactly("deep");
  }

  @Test
  void paths_fallBackToWhatShows() {
    int folder = on.folder(1, "a");
    int below = on.folder(folder, "b");
    int deep = on.folder(below, "c");
    set(below, deny(EntryRight.Browse, AccessScope.ThisEntry));
    assertThat(on.entries.getByPath(ben, "\\a\\b\\c", false).entry().id()).isEqualTo(deep);
    assertThatThrownBy(() -> on.entries.getByPath(ben, "\\a\\b", false))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
    EntryService.Found found = on.entries.getByPath(ben, "\\a\\b", true);
    assertThat(found.exact()).isFalse();
    assertThat(found.entry().id()).isEqualTo(folder);
    assertThat(on.entries.getByPath(ben, "\\a\\b\\x", true).entry().id()).isEqualTo(folder);
  }

  @Test
  void copy_takesWhatMayBeRead_andNamesTheRest() {
    int folder = on.folder(1, "source");
    on.document(folder, "read");
    int unread = on.document(folder, "unread");
    int shut = on.folder(folder, "shut");
    on.document(shut, "inside");
    int half = on.folder(folder, "half");
    on.document(half, "document");
    on.folder(half, "folder");
    int again = on.folder(shut, "again");
    on.document(again, "out of reach");
    set(unread, deny(EntryRight.Read, AccessScope.ThisEntry));
    set(shut, deny(EntryRight.Read, AccessScope.All));
    set(again, allow(EntryRight.Read, AccessScope.All));
    set(half, deny(EntryRight.Read, AccessScope.DocumentsOnly));
    TaskSnapshot task =
        on.end(on.entryTasks.startCopy(ben, 1, folder, "copy", false, null, null), ben);
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    Entry copy = on.find("\\copy").orElseThrow();
    assertThat(on.tree(copy.id())).containsExactlyInAnyOrder("read", "half", "half/folder");
    assertThat(task.errors()).extracting(Problem::code).containsOnly(ErrorCode.ACCESS_DENIED);
    assertThat(task.errors()).extracting(Problem::entryId).contains(unread, shut).hasSize(3);
    assertThat(on.damage()).isEmpty();
    // The copy has no list of its own.
    assertThat(control.entryList(admin, copy.id(), false).elements()).isEmpty();
  }

  @Test
  void delete_leavesWhatMayNotBeDeleted_withTheFoldersAboveIt() {
    int folder = on.folder(1, "old");
    on.document(folder, "gone");
    int way = on.folder(folder, "way");
    on.document(way, "gone too");
    int held = on.document(way, "held");
    int empty = on.folder(folder, "held folder");
    int kept = on.folder(folder, "all held");
    int one = on.document(kept, "one");
    int free = on.document(kept, "free");
    set(held, deny(EntryRight.Delete, AccessScope.ThisEntry));
    set(empty, deny(EntryRight.Delete, AccessScope.ThisEntry));
    set(kept, deny(EntryRight.Delete, AccessScope.DocumentsOnly));
    set(free, allow(EntryRight.Delete, AccessScope.ThisEntry));
    TaskSnapshot task = on.end(on.entryTasks.startDelete(ben, folder, null, null, null), ben);
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(on.tree(folder))
        .containsExactlyInAnyOrder("way", "way/held", "held folder", "all held", "all held/one");
    assertThat(task.errors())
        .extracting(Problem::entryId)
        .containsExactlyInAnyOrder(held, empty, one);
    assertThat(on.damage()).isEmpty();
    assertThat(on.plans()).isZero();
    for (int id : new int[] {held, empty, kept}) {
      set(id);
    }
    assertThat(on.end(on.entryTasks.startDelete(ben, folder, null, null, null), ben).status())
        .isEqualTo(TaskStatus.Completed);
    assertThat(on.find("\\old")).isEmpty();
  }

  @Test
  void delete_doesNotNameWhatDoesNotShow() {
    int folder = on.folder(1, "old");
    int hidden = on.document(folder, "hidden");
    set(hidden, deny(EntryRight.Browse, AccessScope.ThisEntry));
    TaskSnapshot task = on.end(on.entryTasks.startDelete(ben, folder, null, null, null), ben);
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.errors()).extracting(Problem::code).containsOnly(ErrorCode.MORE_PROBLEMS);
    assertThat(on.tree(folder)).containsExactly("hidden");
  }

  @Test
  void move_keepsTheListAndWhatIsInheritedFollowsThePlace() {
    int shut = on.folder(1, "shut");
    int open = on.folder(1, "open");
    int document = on.document(open, "d");
    set(shut, deny(EntryRight.Rename, AccessScope.All));
    on.entries.update(ben, document, null, "renamed", false);
    on.entries.update(admin, document, shut, null, false);
    assertThatThrownBy(() -> on.entries.update(ben, document, null, "again", false))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("Rename");
  }
}
