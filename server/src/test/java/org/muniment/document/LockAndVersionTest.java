package org.muniment.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;
import org.muniment.identity.Role;
import org.muniment.transfer.IncomingContent;
import org.muniment.transfer.NewMetadata;

class LockAndVersionTest {
  @TempDir static Path directory;
  private static DocumentFixture on;

  @BeforeAll
  static void open() {
    on = new DocumentFixture(directory);
  }

  @AfterAll
  static void close() {
    on.close();
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void lock_isShownAndReleasedByItsOwner() {
    int id = on.withPages("a").id();
    assertThat(on.locks.get(on.ann, id)).isEmpty();
    refused(ErrorCode.LOCK_NOT_FOUND, () -> on.locks.unlock(on.ann, id, null));
    DocumentLock lock = on.locks.lock(on.ann, id, "working", LockExtent.All);
    assertThat(on.locks.get(on.ben, id)).contains(lock);
    assertThat(on.locks.lock(on.ann, id, "again", LockExtent.All)).isEqualTo(lock);
    Entry entry = on.entries.get(on.ben, id);
    assertThat(entry.document().lockedBy().name()).isEqualTo("ann");
    refused(ErrorCode.ENTRY_LOCKED, () -> on.locks.lock(on.ben, id, "", LockExtent.All));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.locks.unlock(on.ben, id, null));
    refused(ErrorCode.LOCK_NOT_FOUND, () -> on.locks.unlock(on.ben, id, "no token"));
    refused(
        ErrorCode.ENTRY_LOCKED,
        () -> on.entries.update(on.ben, id, null, "other name of " + id, false));
    on.locks.unlock(on.ann, id, null);
    assertThat(on.locks.get(on.ann, id)).isEmpty();
    String token = on.locks.lock(on.ann, id, "", LockExtent.All).token().toString();
    on.locks.unlock(on.ann, id, token);
    assertThat(on.locks.get(on.ann, id)).isEmpty();
  }

  @Test
  void unlock_ofAnothersLock_isForAdministrators() {
    int id = on.withPages("a").id();
    Caller administrator = on.addUser("chief of " + id, Role.ADMINISTRATOR);
    DocumentLock lock = on.locks.lock(on.ann, id, "", LockExtent.All);
    String token = lock.token().toString();
    refused(ErrorCode.ACCESS_DENIED, () -> on.locks.unlock(on.ben, id, token));
    assertThat(on.locks.get(on.ben, id)).contains(lock);
    // The token says that the lock of somebody else is meant.
    refused(ErrorCode.ENTRY_LOCKED, () -> on.locks.unlock(administrator, id, null));
    refused(ErrorCode.LOCK_NOT_FOUND, () -> on.locks.unlock(administrator, id, "no token"));
    on.locks.unlock(administrator, id, token);
    assertThat(on.locks.get(on.ann, id)).isEmpty();
  }

  @Test
  void unlock_ofAnothersLock_withThePrivilege() {
    int id = on.withPages("a").id();
    Caller warden = on.addUser("warden of " + id, Role.USER);
    String token = on.locks.lock(on.ann, id, "", LockExtent.All).token().toString();
    refused(ErrorCode.ACCESS_DENIED, () -> on.locks.unlock(warden, id, token));
    on.grant(warden, Privilege.EntryAccess);
    on.locks.unlock(warden, id, token);
    assertThat(on.locks.get(on.ann, id)).isEmpty();
  }

  @Test
  void lock_folder_isRefused() {
    refused(
        ErrorCode.WRONG_ENTRY_TYPE, () -> on.locks.lock(on.ann, Entry.ROOT, "", LockExtent.All));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.locks.lock(on.ann, 99_999, "", LockExtent.All));
  }

  @Test
  void metadataLock_leavesTheContentFree() {
    int id = on.withPages("a").id();
    on.locks.lock(on.ann, id, "", LockExtent.Metadata);
    on.pages.delete(on.ben, id, null);
    refused(
        ErrorCode.ENTRY_LOCKED,
        () ->
            on.database.execute(
                transaction ->
                    on.guard.check(transaction, on.ben, id, EntryGuard.Change.METADATA)));
  }

  @Test
  void kept_namesOnlyWhatOthersProtect() {
    int free = on.withPages("a").id();
    int own = on.withPages("a").id();
    int locked = on.withPages("a").id();
    int out = on.withPages("a").id();
    on.locks.lock(on.ann, own, "", LockExtent.All);
    on.locks.lock(on.ben, locked, "", LockExtent.All);
    on.versions.putUnderVersionControl(on.ben, out);
    on.versions.checkOut(on.ben, out, false, "");
    List<Integer> kept =
        on.database.read(
            transaction ->
                on.guard.kept(transaction, on.ann, () -> new int[] {free, own, locked, out}));
    assertThat(kept).containsExactly(locked, out);
  }

  @Test
  void versions_followTheContract() {
    int id = on.withPages("a").id();
    refused(ErrorCode.NOT_VERSIONED, () -> on.versions.checkOut(on.ann, id, true, ""));
    refused(ErrorCode.NOT_VERSIONED, () -> on.versions.checkIn(on.ann, id, true));
    refused(ErrorCode.NOT_VERSIONED, () -> on.versions.undoCheckOut(on.ann, id));
    on.versions.putUnderVersionControl(on.ann, id);
    assertThat(on.versions.putUnderVersionControl(on.ann, id).document().currentVersion())
        .isEqualTo(1);
    refused(ErrorCode.NOT_CHECKED_OUT, () -> on.versions.checkIn(on.ann, id, true));
    Entry out = on.versions.checkOut(on.ann, id, true, "why");
    assertThat(out.document().checkedOutBy().name()).isEqualTo("ann");
    assertThat(out.document().lockedBy().name()).isEqualTo("ann");
    refused(ErrorCode.CHECKED_OUT, () -> on.versions.checkOut(on.ann, id, true, ""));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.versions.checkOut(on.ben, id, true, ""));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.versions.checkIn(on.ben, id, true));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.versions.undoCheckOut(on.ben, id));
    on.pages.delete(on.ann, id, null);
    Entry in = on.versions.checkIn(on.ann, id, false);
    assertThat(in.document().currentVersion()).isEqualTo(2);
    assertThat(in.document().checkedOutBy()).isNull();
    assertThat(in.document().lockedBy()).isNotNull();
    on.versions.checkOut(on.ann, id, false, "");
    Entry undone = on.versions.undoCheckOut(on.ann, id);
    assertThat(undone.document().currentVersion()).isEqualTo(2);
    assertThat(undone.document().lockedBy()).isNull();
  }

  @Test
  void pages_versioned_makeOneVersionEach() throws IOException {
    int id = on.imported(IncomingContent.of(on.file("a.pdf", DocumentFixture.pdf(1)))).id();
    on.versions.putUnderVersionControl(on.ann, id);
    PageService.Incoming three = new PageService.Incoming(List.of(), List.of("a", "b", "c"), false);
    assertThat(on.pages.replace(on.ann, id, three).entry().document().currentVersion())
        .isEqualTo(2);
    assertThat(on.pages.move(on.ann, id, "1", 3).document().currentVersion()).isEqualTo(3);
    assertThat(on.pages.copy(on.ann, id, "1", id, 1).document().currentVersion()).isEqualTo(4);
    assertThat(on.documents.deleteElectronicDocument(on.ann, id).document().currentVersion())
        .isEqualTo(5);
    on.versions.checkOut(on.ann, id, false, "");
    assertThat(on.pages.delete(on.ann, id, "1").document().currentVersion()).isEqualTo(5);
    assertThat(on.versions.checkIn(on.ann, id, true).document().currentVersion()).isEqualTo(6);
  }

  @Test
  void checkOut_withoutLock_keepsOthersOut() {
    int id = on.withPages("a").id();
    on.versions.putUnderVersionControl(on.ann, id);
    assertThat(on.versions.checkOut(on.ann, id, false, "").document().lockedBy()).isNull();
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.delete(on.ben, id, null));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.locks.lock(on.ben, id, "", LockExtent.All));
  }

  @Test
  void checkedOut_keepsItsNameAndPlace_evenForItsHolder() {
    Entry document = on.withPages("a");
    int id = document.id();
    EntryWriter.Place root = EntryWriter.Place.in(Entry.ROOT);
    int folder =
        on.entries
            .create(
                on.ann,
                new EntryService.NewEntry("else", EntryType.Folder, null, false, null, root))
            .id();
    on.versions.putUnderVersionControl(on.ann, id);
    on.versions.checkOut(on.ann, id, true, "");
    refused(ErrorCode.CHECKED_OUT_PLACE, () -> on.entries.update(on.ann, id, null, "other", false));
    refused(ErrorCode.CHECKED_OUT_PLACE, () -> on.entries.update(on.ann, id, folder, null, false));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.entries.update(on.ben, id, null, "other", false));
    assertThat(on.entries.update(on.ann, id, Entry.ROOT, document.name(), false).name())
        .isEqualTo(document.name());
    on.versions.checkIn(on.ann, id, true);
    assertThat(on.entries.update(on.ann, id, folder, "other", false).parentId()).isEqualTo(folder);
  }

  @Test
  void update_versioned_makesOneVersion() {
    int id = on.withPages("a").id();
    on.versions.putUnderVersionControl(on.ann, id);
    IncomingContent content = IncomingContent.of(on.file("a.dat", DocumentFixture.text("content")));
    assertThat(
            on.imports
                .updateDocument(on.ann, id, content, NewMetadata.NONE)
                .entry()
                .document()
                .currentVersion())
        .isEqualTo(2);
    on.versions.checkOut(on.ann, id, true, "");
    Entry during = on.imports.updateDocument(on.ann, id, content, NewMetadata.NONE).entry();
    assertThat(during.document().currentVersion()).isEqualTo(2);
    assertThat(during.document().checkedOutBy()).isNotNull();
    refused(
        ErrorCode.ENTRY_LOCKED,
        () -> on.imports.updateDocument(on.ben, id, content, NewMetadata.NONE));
  }
}
