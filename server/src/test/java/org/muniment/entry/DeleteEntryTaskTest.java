package org.muniment.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.task.TaskId;
import org.muniment.task.TaskSnapshot;
import org.muniment.task.TaskStatus;

class DeleteEntryTaskTest {
  private EntryFixture fixture;

  @BeforeEach
  void open() {
    fixture = new EntryFixture();
  }

  @AfterEach
  void close() {
    assertThat(fixture.damage()).isEmpty();
    fixture.close();
  }

  /** a / {b / {d.txt, c / {f.txt}}, e.txt}. */
  private int tree() {
    int a = fixture.folder(Entry.ROOT, "a");
    int b = fixture.folder(a, "b");
    fixture.document(b, "d.txt");
    int c = fixture.folder(b, "c");
    fixture.document(c, "f.txt");
    fixture.document(a, "e.txt");
    return a;
  }

  private int id(String path) {
    return fixture.find(path).orElseThrow().id();
  }

  @Test
  void delete_aFolder_removesAllBelowAndNothingElse() {
    int a = tree();
    fixture.document(Entry.ROOT, "stays.txt");
    TaskSnapshot task = fixture.end(fixture.startDelete(a));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.done()).isEqualTo(6);
    assertThat(task.result().entryId()).isEqualTo(a);
    assertThat(task.result().path()).isNull();
    assertThat(fixture.tree(Entry.ROOT)).containsExactly("stays.txt");
    assertThat(fixture.plans()).isZero();
  }

  @Test
  void delete_severalChunks_isComplete() {
    int big = fixture.folder(Entry.ROOT, "big");
    fixture.folderOfDocuments(big, "one", EntryPlanDao.CHUNK + 1);
    fixture.folderOfDocuments(big, "two", EntryPlanDao.CHUNK + 1);
    TaskSnapshot task = fixture.end(fixture.startDelete(big));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.rows()).isEqualTo(1);
  }

  @Test
  void delete_aFolderLargerThanABatch_goesInPieces() {
    int big = fixture.folder(Entry.ROOT, "big");
    int large = fixture.folderOfDocuments(big, "large", 2 * EntryPlanDao.CHUNK + 1);
    fixture.folder(large, "inside");
    TaskId task = fixture.startDelete(big);
    fixture.deletes.oneStep();
    fixture.deletes.oneStep();
    assertThat(fixture.rows()).isEqualTo(EntryPlanDao.CHUNK + 4L);
    fixture.document(large, "000 before what is gone.txt");
    TaskSnapshot end = fixture.end(task);
    assertThat(end.status()).isEqualTo(TaskStatus.Completed);
    assertThat(end.done()).isEqualTo(2 * EntryPlanDao.CHUNK + 5L);
    assertThat(fixture.rows()).isEqualTo(1);
  }

  @Test
  void delete_aDocument_removesIt() {
    int a = tree();
    TaskSnapshot task = fixture.end(fixture.startDelete(id("\\a\\b\\d.txt")));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.done()).isEqualTo(1);
    assertThat(fixture.tree(a)).containsExactly("b", "b/c", "b/c/f.txt", "e.txt");
  }

  @Test
  void delete_folderMovedOutDuringThePieces_keepsWhatIsLeft() {
    int big = fixture.folder(Entry.ROOT, "big");
    int large = fixture.folderOfDocuments(big, "large", 2 * EntryPlanDao.CHUNK + 1);
    TaskId task = fixture.startDelete(big);
    fixture.deletes.oneStep();
    fixture.deletes.oneStep();
    fixture.entries.update(fixture.ann, large, Entry.ROOT, null, false);
    assertThat(fixture.end(task).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.rows()).isEqualTo(EntryPlanDao.CHUNK + 3L);
  }

  @Test
  void delete_entryMovedOutInTime_survives() {
    int a = tree();
    TaskId task = fixture.startDelete(a);
    fixture.deletes.oneStep();
    fixture.entries.update(fixture.ann, id("\\a\\b\\d.txt"), Entry.ROOT, null, false);
    assertThat(fixture.end(task).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.tree(Entry.ROOT)).containsExactly("d.txt");
  }

  @Test
  void delete_folderMovedOutInTime_survivesWithAllBelow() {
    int a = tree();
    TaskId task = fixture.startDelete(a);
    fixture.deletes.oneStep();
    fixture.entries.update(fixture.ann, id("\\a\\b"), Entry.ROOT, null, false);
    assertThat(fixture.end(task).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.tree(Entry.ROOT)).containsExactly("b", "b/c", "b/c/f.txt", "b/d.txt");
  }

  @Test
  void delete_entriesThatCameInMeanwhile_goAsWell() {
    int a = tree();
    int other = fixture.folder(Entry.ROOT, "other");
    fixture.document(other, "inside.txt");
    TaskId task = fixture.startDelete(a);
    fixture.deletes.oneStep();
    fixture.document(id("\\a\\b\\c"), "new.txt");
    fixture.entries.update(fixture.ann, other, id("\\a\\b"), null, false);
    TaskSnapshot end = fixture.end(task);
    assertThat(end.status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.rows()).isEqualTo(1);
  }

  @Test
  void delete_goneWithAFolderAboveItBetweenTwoRounds_isComplete() {
    int a = fixture.folder(Entry.ROOT, "a");
    TaskId task = fixture.startDelete(a);
    fixture.deletes.oneStep();
    fixture.folder(a, "came in");
    fixture.deletes.oneStep();
    fixture.database.execute(
        transaction ->
            transaction
                .update("delete from entry where parent_id is not null and id >= :a")
                .bind("a", a)
                .execute());
    assertThat(fixture.end(task).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.rows()).isEqualTo(1);
  }

  @Test
  void delete_movedWithinTheTree_goesAsWell() {
    int a = tree();
    TaskId task = fixture.startDelete(a);
    fixture.deletes.oneStep();
    fixture.entries.update(fixture.ann, id("\\a\\b\\c"), a, null, false);
    assertThat(fixture.end(task).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.rows()).isEqualTo(1);
  }

  @Test
  void delete_rootOfTheDeleteMoved_isStillDeleted() {
    int a = tree();
    int other = fixture.folder(Entry.ROOT, "other");
    TaskId task = fixture.startDelete(a);
    fixture.deletes.oneStep();
    fixture.entries.update(fixture.ann, a, other, "renamed", false);
    assertThat(fixture.end(task).status()).isEqualTo(TaskStatus.Completed);
    assertThat(fixture.tree(Entry.ROOT)).containsExactly("other");
  }

  @Test
  void delete_targetOfAShortcut_leavesTheShortcutWithItsOldTarget() {
    int a = tree();
    int shortcut = fixture.shortcut(Entry.ROOT, "s", a);
    fixture.end(fixture.startDelete(a));
    Entry entry = fixture.entries.get(fixture.ann, shortcut);
    assertThat(entry.shortcut().id()).isEqualTo(a);
    assertThat(entry.shortcut().type()).isEqualTo(EntryType.Folder);
    assertThat(entry.shortcut().exists()).isFalse();
  }

  @Test
  void cancel_betweenBatches_leavesATree() {
    int big = fixture.folder(Entry.ROOT, "big");
    fixture.folderOfDocuments(big, "one", EntryPlanDao.CHUNK);
    fixture.folderOfDocuments(big, "two", EntryPlanDao.CHUNK);
    TaskId task = fixture.startDelete(big);
    fixture.deletes.oneStep();
    fixture.deletes.oneStep();
    fixture.tasks.cancel(fixture.ann, java.util.List.of(task.value()));
    TaskSnapshot end = fixture.end(task);
    assertThat(end.status()).isEqualTo(TaskStatus.Cancelled);
    assertThat(end.percentComplete()).isBetween(40, 60);
    assertThat(fixture.rows()).isEqualTo(EntryPlanDao.CHUNK + 3L);
    assertThat(fixture.plans()).isZero();
  }

  @Test
  void start_rootOrUnknownOrReader_isRefused() {
    assertThatThrownBy(() -> fixture.startDelete(Entry.ROOT))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_MOVE));
    assertThatThrownBy(() -> fixture.startDelete(4711))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ENTRY_NOT_FOUND));
    assertThatThrownBy(
            () -> fixture.entryTasks.startDelete(fixture.reader, tree(), null, null, null))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
  }
}
