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

class CopyEntryTaskTest {
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

  /** a / {b / {d.txt, c / {}}, e.txt, s -> e.txt}. */
  private int tree() {
    int a = fixture.folder(Entry.ROOT, "a");
    int b = fixture.folder(a, "b");
    fixture.document(b, "d.txt");
    fixture.folder(b, "c");
    int e = fixture.document(a, "e.txt");
    fixture.shortcut(a, "s", e);
    return a;
  }

  @Test
  void copy_aTree_hasTheSamePathsAndNewIds() {
    int a = tree();
    TaskSnapshot task = fixture.end(fixture.startCopy(Entry.ROOT, a, "copy"));

    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.percentComplete()).isEqualTo(100);
    assertThat(task.done()).isEqualTo(6);
    assertThat(task.total()).isEqualTo(6);
    assertThat(task.errors()).isEmpty();
    int copy = task.result().entryId();
    assertThat(task.result().path()).isEqualTo("v2/Repositories/demo/Entries/" + copy);
    assertThat(fixture.tree(copy)).isEqualTo(fixture.tree(a)).hasSize(5);
    assertThat(fixture.entries.get(fixture.ann, copy).name()).isEqualTo("copy");
    assertThat(fixture.plans()).isZero();
  }

  @Test
  void copy_aShortcut_pointsToTheSameTarget() {
    int a = tree();
    TaskSnapshot task = fixture.end(fixture.startCopy(Entry.ROOT, a, "copy"));
    Entry original = fixture.find("\\a\\s").orElseThrow();
    Entry copied = fixture.find("\\copy\\s").orElseThrow();
    assertThat(copied.id()).isNotEqualTo(original.id());
    assertThat(copied.shortcut()).isEqualTo(original.shortcut());
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
  }

  @Test
  void copy_ofSeveralChunks_isComplete() {
    int big = fixture.folder(Entry.ROOT, "big");
    fixture.folderOfDocuments(big, "one", EntryPlanDao.CHUNK + 10);
    fixture.folderOfDocuments(big, "two", EntryPlanDao.CHUNK - 10);
    fixture.folderOfDocuments(big, "three", 7);
    TaskSnapshot task = fixture.end(fixture.startCopy(Entry.ROOT, big, "copy"));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.done()).isEqualTo(2L * EntryPlanDao.CHUNK + 7 + 4);
    assertThat(fixture.tree(task.result().entryId())).isEqualTo(fixture.tree(big));
    assertThat(fixture.copies.steps()).isGreaterThan(3);
  }

  @Test
  void copy_entryDeletedMeanwhile_isPassedOverAndNamed() {
    int a = tree();
    int e = fixture.find("\\a\\e.txt").orElseThrow().id();
    TaskId id = fixture.startCopy(Entry.ROOT, a, "copy");
    fixture.copies.oneStep();
    fixture.deletes.open();
    fixture.await(fixture.startDelete(e));

    TaskSnapshot task = fixture.end(id);
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.ENTRY_NOT_FOUND);
              assertThat(problem.entryId()).isEqualTo(e);
              assertThat(problem.title()).contains("deleted meanwhile");
            });
    assertThat(fixture.tree(task.result().entryId())).containsExactly("b", "b/c", "b/d.txt", "s");
  }

  @Test
  void copy_folderDeletedAndChildMovedOut_leavesNoOrphan() {
    int a = tree();
    int b = fixture.find("\\a\\b").orElseThrow().id();
    int d = fixture.find("\\a\\b\\d.txt").orElseThrow().id();
    TaskId id = fixture.startCopy(Entry.ROOT, a, "copy");
    fixture.copies.oneStep();
    fixture.entries.update(fixture.ann, d, Entry.ROOT, null, false);
    fixture.deletes.open();
    fixture.await(fixture.startDelete(b));

    TaskSnapshot task = fixture.end(id);
    assertThat(task.errors()).hasSize(3);
    assertThat(fixture.tree(task.result().entryId())).containsExactly("e.txt", "s");
  }

  @Test
  void copy_entryAddedMeanwhile_isNotCopied() {
    int a = tree();
    TaskId id = fixture.startCopy(Entry.ROOT, a, "copy");
    fixture.copies.oneStep();
    fixture.document(a, "late.txt");
    TaskSnapshot task = fixture.end(id);
    assertThat(fixture.tree(task.result().entryId())).doesNotContain("late.txt").hasSize(5);
  }

  @Test
  void copy_sourceMovedMeanwhile_isStillCopiedAsItStood() {
    int a = tree();
    int b = fixture.find("\\a\\b").orElseThrow().id();
    TaskId id = fixture.startCopy(Entry.ROOT, a, "copy");
    fixture.copies.oneStep();
    fixture.entries.update(fixture.ann, b, Entry.ROOT, null, false);
    TaskSnapshot task = fixture.end(id);
    assertThat(fixture.tree(task.result().entryId()))
        .containsExactly("b", "b/c", "b/d.txt", "e.txt", "s");
  }

  @Test
  void copy_nameTaken_failsInTheTaskAndMakesNothing() {
    int a = tree();
    long before = fixture.rows();
    TaskSnapshot task = fixture.end(fixture.startCopy(Entry.ROOT, a, "A"));
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.percentComplete()).isLessThan(100);
    assertThat(task.result()).isNull();
    assertThat(task.errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.NAME_CONFLICT));
    assertThat(fixture.rows()).isEqualTo(before);
    assertThat(fixture.plans()).isZero();
  }

  @Test
  void copy_nameTakenWithAutoRename_getsTheNextNumber() {
    int a = tree();
    fixture.copies.open();
    for (int number = 2; number <= 3; number++) {
      TaskSnapshot task =
          fixture.await(
              fixture.entryTasks.startCopy(fixture.ann, Entry.ROOT, a, "a", true, null, null));
      assertThat(fixture.entries.get(fixture.ann, task.result().entryId()).name())
          .isEqualTo("a (" + number + ")");
    }
  }

  @Test
  void copy_nameTakenInTheNewFolderMeanwhile_goesOnWithoutThatEntry() {
    int big = fixture.folder(Entry.ROOT, "big");
    int inner = fixture.folder(big, "inner");
    fixture.folderOfDocuments(inner, "many", EntryPlanDao.CHUNK);
    TaskId id = fixture.startCopy(Entry.ROOT, big, "copy");
    fixture.copies.oneStep();
    fixture.copies.oneStep();
    int newMany = fixture.find("\\copy\\inner\\many").orElseThrow().id();
    fixture.document(newMany, "DOC 17");

    TaskSnapshot task = fixture.end(id);
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.NAME_CONFLICT));
    assertThat(fixture.tree(newMany)).hasSize(EntryPlanDao.CHUNK).contains("DOC 17");
  }

  @Test
  void copy_newFolderDeletedMeanwhile_leavesNoOrphan() {
    int big = fixture.folder(Entry.ROOT, "big");
    fixture.folderOfDocuments(big, "many", EntryPlanDao.CHUNK);
    TaskId id = fixture.startCopy(Entry.ROOT, big, "copy");
    fixture.copies.oneStep();
    fixture.copies.oneStep();
    fixture.deletes.open();
    fixture.await(fixture.startDelete(fixture.find("\\copy").orElseThrow().id()));

    TaskSnapshot task = fixture.end(id);
    assertThat(task.errors()).isNotEmpty();
    assertThat(fixture.find("\\copy")).isEmpty();
  }

  @Test
  void start_intoItselfOrBelow_isRefused() {
    int a = tree();
    int c = fixture.find("\\a\\b\\c").orElseThrow().id();
    for (int destination : new int[] {a, c}) {
      assertThatThrownBy(() -> fixture.startCopy(destination, a, "copy"))
          .isInstanceOfSatisfying(
              MunimentException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_MOVE));
    }
  }

  @Test
  void start_unknownSourceOrDestination_isRefused() {
    int a = tree();
    assertThatThrownBy(() -> fixture.startCopy(Entry.ROOT, 99_999, "copy"))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ENTRY_NOT_FOUND));
    assertThatThrownBy(() -> fixture.startCopy(99_999, a, "copy"))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ENTRY_NOT_FOUND));
  }

  @Test
  void start_byAReader_isRefused() {
    int a = tree();
    assertThatThrownBy(
            () ->
                fixture.entryTasks.startCopy(
                    fixture.reader, Entry.ROOT, a, "copy", false, null, null))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_DENIED));
  }

  @Test
  void copy_deeperThanAllowed_fails() {
    int parent = Entry.ROOT;
    for (int level = 1; level <= 130; level++) {
      parent = fixture.folder(parent, "l");
    }
    int top = fixture.find("\\l").orElseThrow().id();
    int other = fixture.folder(Entry.ROOT, "o");
    for (int level = 1; level <= 130; level++) {
      other = fixture.folder(other, "o");
    }
    TaskSnapshot task = fixture.end(fixture.startCopy(other, top, "copy"));
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.errors())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.PATH_TOO_DEEP));
  }
}
