package org.muniment.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class EntryServiceTest {
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

  private static void assertRefused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private Entry create(int parentId, String name, boolean autoRename) {
    return fixture.entries.create(
        fixture.ann,
        new EntryService.NewEntry(
            name, EntryType.Folder, null, autoRename, null, EntryWriter.Place.in(parentId)));
  }

  private Entry createAt(List<String> path, boolean createFolders) {
    return fixture.entries.create(
        fixture.ann,
        new EntryService.NewEntry(
            "leaf",
            EntryType.Folder,
            null,
            true,
            null,
            new EntryWriter.Place(Entry.ROOT, path, createFolders)));
  }

  @Test
  void get_root_hasABackslashAsPathAndNoParent() {
    Entry root = fixture.entries.get(fixture.ann, Entry.ROOT);
    assertThat(root.fullPath()).isEqualTo("\\");
    assertThat(root.parentId()).isNull();
    assertThat(root.creator()).isEqualTo("ann");
  }

  @Test
  void create_folderPath_makesWhatIsMissingAndReusesTheRest() {
    int a = fixture.folder(Entry.ROOT, "a");
    assertRefused(ErrorCode.ENTRY_NOT_FOUND, () -> createAt(List.of("a", "b"), false));
    assertThat(fixture.tree(Entry.ROOT)).containsExactly("a");
    Entry leaf = createAt(List.of("A", "b", "c"), true);
    assertThat(leaf.fullPath()).isEqualTo("\\a\\b\\c\\leaf");
    assertThat(fixture.find("\\a").orElseThrow().id()).isEqualTo(a);
    assertThat(createAt(List.of("a", "b", "c"), true).fullPath()).isEqualTo("\\a\\b\\c\\leaf (2)");
  }

  @Test
  void create_belowADocument_isRefused() {
    int document = fixture.document(Entry.ROOT, "d");
    assertRefused(ErrorCode.WRONG_ENTRY_TYPE, () -> create(document, "x", false));
    assertRefused(ErrorCode.WRONG_ENTRY_TYPE, () -> createAt(List.of("d"), true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Report", "REPORT", "report", "repor\u0054"})
  void create_nameThatDiffersInCaseOnly_isTaken(String name) {
    create(Entry.ROOT, "Report", false);
    assertRefused(ErrorCode.NAME_CONFLICT, () -> create(Entry.ROOT, name, false));
    assertThat(create(Entry.ROOT, name, true).name()).isEqualTo(name + " (2)");
  }

  @Test
  void create_composedAndDecomposedName_areTheSame() {
    create(Entry.ROOT, "caf\u00e9", false);
    assertRefused(ErrorCode.NAME_CONFLICT, () -> create(Entry.ROOT, "cafe\u0301", false));
  }

  @Test
  void create_autoRename_takesTheNumberAfterTheHighest() {
    create(Entry.ROOT, "x", false);
    create(Entry.ROOT, "x (7)", false);
    create(Entry.ROOT, "x (y)", false);
    create(Entry.ROOT, "x (99999999999999999999)", false);
    assertThat(create(Entry.ROOT, "x", true).name()).isEqualTo("x (8)");
    String longest = "n".repeat(255);
    create(Entry.ROOT, longest, false);
    assertThat(create(Entry.ROOT, longest, true).name()).hasSize(255).endsWith(" (2)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\\b", "a\u0000b", "a\nb", "\ud800", "\u007f"})
  void create_badName_isRefused(String name) {
    assertRefused(ErrorCode.INVALID_NAME, () -> create(Entry.ROOT, name, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "\ud83d\ude00", "'; drop table entry; --", "%", "_"})
  void create_unusualName_isKept(String name) {
    Entry made = create(Entry.ROOT, name, false);
    assertThat(made.name()).isEqualTo(name);
    assertThat(fixture.find("\\" + name.toUpperCase(Locale.ROOT)).orElseThrow().id())
        .isEqualTo(made.id());
  }

  @Test
  void create_nameOf256Characters_isRefusedAnd255EmojiAreNot() {
    assertRefused(ErrorCode.INVALID_NAME, () -> create(Entry.ROOT, "x".repeat(256), false));
    assertThat(create(Entry.ROOT, "\ud83d\ude00".repeat(255), false).id()).isPositive();
  }

  @Test
  void create_byManyAtOnce_eachGetsAnotherName() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<String>> calls = new ArrayList<>();
    for (int number = 0; number < 40; number++) {
      calls.add(() -> create(Entry.ROOT, "same", true).name());
    }
    List<String> names = new ArrayList<>();
    for (Future<String> call : threads.invokeAll(calls)) {
      names.add(call.get());
    }
    threads.shutdown();
    assertThat(names).doesNotHaveDuplicates().hasSize(40);
  }

  @Test
  void getByPath_fallsBackToTheDeepestAncestor() {
    int a = fixture.folder(Entry.ROOT, "a");
    int b = fixture.folder(a, "b");
    assertThat(fixture.entries.getByPath(fixture.ann, "a\\B", false).entry().id()).isEqualTo(b);
    assertRefused(
        ErrorCode.ENTRY_NOT_FOUND,
        () -> fixture.entries.getByPath(fixture.ann, "\\a\\b\\c\\d", false));
    EntryService.Found found = fixture.entries.getByPath(fixture.ann, "\\a\\b\\c\\d", true);
    assertThat(found.exact()).isFalse();
    assertThat(found.entry().id()).isEqualTo(b);
    assertThat(fixture.entries.getByPath(fixture.ann, "\\", false).entry().id())
        .isEqualTo(Entry.ROOT);
  }

  @Test
  void update_movesAndRenames_atOnce() {
    int a = fixture.folder(Entry.ROOT, "a");
    int d = fixture.document(Entry.ROOT, "d");
    Entry moved = fixture.entries.update(fixture.ann, d, a, "e", false);
    assertThat(moved.fullPath()).isEqualTo("\\a\\e");
    assertThat(fixture.entries.update(fixture.ann, d, null, "E", false).name()).isEqualTo("E");
    assertThat(fixture.entries.update(fixture.ann, d, null, null, false).name()).isEqualTo("E");
  }

  @Test
  void update_takenName_conflictsOrIsNumbered() {
    int a = fixture.folder(Entry.ROOT, "a");
    fixture.document(a, "d");
    int d = fixture.document(Entry.ROOT, "d");
    assertRefused(
        ErrorCode.NAME_CONFLICT, () -> fixture.entries.update(fixture.ann, d, a, null, false));
    assertThat(fixture.entries.update(fixture.ann, d, a, null, true).name()).isEqualTo("d (2)");
  }

  @Test
  void update_rootOrIntoItself_isRefused() {
    int a = fixture.folder(Entry.ROOT, "a");
    int b = fixture.folder(a, "b");
    assertRefused(
        ErrorCode.INVALID_MOVE,
        () -> fixture.entries.update(fixture.ann, Entry.ROOT, a, null, false));
    assertRefused(
        ErrorCode.INVALID_MOVE, () -> fixture.entries.update(fixture.ann, a, b, null, false));
    assertRefused(
        ErrorCode.INVALID_MOVE, () -> fixture.entries.update(fixture.ann, a, a, null, false));
    assertRefused(
        ErrorCode.ENTRY_NOT_FOUND, () -> fixture.entries.update(fixture.ann, a, 999, null, false));
    assertThat(fixture.entries.update(fixture.ann, Entry.ROOT, null, "archive", false).name())
        .isEqualTo("archive");
  }

  @Test
  void update_foldersMovedAboutByManyAtOnce_makeNoRing() throws Exception {
    List<Integer> folders = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      folders.add(fixture.folder(Entry.ROOT, "f" + number));
    }
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<Boolean>> calls = new ArrayList<>();
    long seed = 20260301;
    Random random = new Random(seed);
    for (int number = 0; number < 300; number++) {
      int moved = folders.get(random.nextInt(folders.size()));
      int target =
          random.nextInt(5) == 0 ? Entry.ROOT : folders.get(random.nextInt(folders.size()));
      calls.add(
          () -> {
            try {
              fixture.entries.update(fixture.ann, moved, target, null, true);
              return true;
            } catch (MunimentException refused) {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_MOVE);
              return false;
            }
          });
    }
    int done = 0;
    for (Future<Boolean> call : threads.invokeAll(calls)) {
      done += call.get() ? 1 : 0;
    }
    threads.shutdown();
    assertThat(done).isPositive();
    assertThat(fixture.tree(Entry.ROOT)).as("seed %d", seed).hasSize(12);
  }

  @Test
  void copy_document_atOnce_andRefusesFolders() {
    int a = fixture.folder(Entry.ROOT, "a");
    int d = fixture.document(Entry.ROOT, "d");
    assertThat(fixture.entries.copy(fixture.ann, a, d, "e", false, "default").fullPath())
        .isEqualTo("\\a\\e");
    assertRefused(
        ErrorCode.WRONG_ENTRY_TYPE,
        () -> fixture.entries.copy(fixture.ann, Entry.ROOT, a, "x", false, null));
    assertRefused(
        ErrorCode.VOLUME_NOT_FOUND,
        () -> fixture.entries.copy(fixture.ann, a, d, "f", false, "tapes"));
    assertRefused(
        ErrorCode.NAME_CONFLICT, () -> fixture.entries.copy(fixture.ann, a, d, "E", false, null));
  }

  @Test
  void writing_byAReader_isRefused() {
    int d = fixture.document(Entry.ROOT, "d");
    assertRefused(
        ErrorCode.ACCESS_DENIED, () -> fixture.entries.update(fixture.reader, d, null, "e", false));
    assertRefused(
        ErrorCode.ACCESS_DENIED,
        () -> fixture.entries.copy(fixture.reader, Entry.ROOT, d, "e", false, null));
    assertThat(fixture.entries.get(fixture.reader, d).name()).isEqualTo("d");
  }
}
