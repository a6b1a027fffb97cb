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
import org.muniment.blob.StagedBlob;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.image.PageColor;
import org.muniment.transfer.IncomingContent;

class PageServiceTest {
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

  private static PageService.Incoming texts(String... texts) {
    return new PageService.Incoming(List.of(), List.of(texts), false);
  }

  @Test
  void create_imagesAndTexts_arePairedByIndex() throws IOException {
    int id = on.withPages().id();
    byte[] image = DocumentFixture.png(80);
    try (StagedBlob one = on.stage(image);
        StagedBlob two = on.stage(DocumentFixture.png(90))) {
      Entry entry =
          on.pages
              .create(
                  on.ann,
                  id,
                  null,
                  new PageService.Incoming(List.of(one, two), List.of("a", "", "c"), false))
              .entry();
      assertThat(entry.document().pageCount()).isEqualTo(3);
      assertThat(entry.document().pageBytes()).isEqualTo(one.ref().size() + two.ref().size() + 2);
    }
    assertThat(on.texts(id)).containsExactly("a", "", "c");
    PageImageRef kept = on.image(id, 1);
    assertThat(kept.width()).isEqualTo(80);
    assertThat(on.store.open(kept.ref()).readAllBytes()).isEqualTo(image);
    refused(ErrorCode.PAGE_NOT_FOUND, () -> on.pageContents.image(on.ann, id, 3));
    refused(ErrorCode.PAGE_NOT_FOUND, () -> on.pageContents.image(on.ann, id, 4));
  }

  @Test
  void create_nothing_makesOneEmptyPage() {
    int id = on.withPages().id();
    on.pages.create(on.ann, id, null, texts());
    assertThat(on.texts(id)).containsExactly("");
  }

  @Test
  void create_beforeAPage_shiftsTheOthers() {
    int id = on.withPages("a", "b").id();
    on.pages.create(on.ann, id, 2, texts("x"));
    on.pages.create(on.ann, id, 4, texts("end"));
    assertThat(on.texts(id)).containsExactly("a", "x", "b", "end");
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.create(on.ann, id, 6, texts("x")));
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.create(on.ann, id, 0, texts("x")));
  }

  @Test
  void move_keepsIdsAndOrderOfTheRange() {
    int id = on.withPages("a", "b", "c", "d", "e").id();
    List<Long> ids = on.pageIds(id);
    on.pages.move(on.ann, id, "4,1-2", 4);
    assertThat(on.texts(id)).containsExactly("c", "d", "a", "b", "e");
    assertThat(on.pageIds(id))
        .containsExactly(ids.get(2), ids.get(3), ids.get(0), ids.get(1), ids.get(4));
    on.pages.move(on.ann, id, "1", 6);
    assertThat(on.texts(id)).containsExactly("d", "a", "b", "e", "c");
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.move(on.ann, id, "6", 1));
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.move(on.ann, id, "1-2,2", 1));
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.move(on.ann, id, " ", 1));
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.move(on.ann, id, "1", 7));
  }

  @Test
  void copy_givesNewIdsAndLeavesTheSource() {
    int source = on.withPages("a", "b", "c").id();
    int target = on.withPages().id();
    Entry answer = on.pages.copy(on.ann, source, "2-3", target, 1);
    assertThat(answer.id()).isEqualTo(source);
    assertThat(on.texts(target)).containsExactly("b", "c");
    assertThat(on.texts(source)).containsExactly("a", "b", "c");
    assertThat(on.pageIds(target)).doesNotContainAnyElementsOf(on.pageIds(source));
    on.pages.copy(on.ann, source, "1", source, 2);
    assertThat(on.texts(source)).containsExactly("a", "a", "b", "c");
    assertThat(on.pageIds(source)).doesNotHaveDuplicates();
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.pages.copy(on.ann, source, "1", 99_999, 1));
  }

  @Test
  void copy_moreThan500_isRefused() {
    int id = on.withPages(java.util.Collections.nCopies(501, "same").toArray(String[]::new)).id();
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.copy(on.ann, id, "1-501", id, 1));
    assertThat(on.pages.copy(on.ann, id, "1-500", id, 1).document().pageCount()).isEqualTo(1_001);
  }

  @Test
  void delete_some_closesTheGaps() {
    int id = on.withPages("a", "b", "c", "d").id();
    on.pages.delete(on.ann, id, "3,1");
    assertThat(on.texts(id)).containsExactly("b", "d");
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.delete(on.ann, id, "3"));
    assertThat(on.pages.delete(on.ann, id, null).document().pageCount()).isZero();
  }

  @Test
  void write_changesOnlyTheGivenPart() throws IOException {
    int id = on.withPages("a", "b").id();
    List<Long> ids = on.pageIds(id);
    on.pages.write(on.ann, id, 2, null, "changed", false);
    try (StagedBlob image = on.stage(DocumentFixture.png(33))) {
      on.pages.write(on.ann, id, 2, image, null, false);
    }
    assertThat(on.texts(id)).containsExactly("a", "changed");
    assertThat(on.image(id, 2).width()).isEqualTo(33);
    assertThat(on.pageIds(id)).isEqualTo(ids);
    on.pages.write(on.ann, id, 2, null, "", false);
    assertThat(on.pages.list(on.ann, id, "2", 0, 9).pages().get(0).textId()).isNull();
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.write(on.ann, id, 1, null, null, false));
    refused(ErrorCode.PAGE_NOT_FOUND, () -> on.pages.write(on.ann, id, 3, null, "x", false));
  }

  @Test
  void rotate_setsTheAngle() throws IOException {
    int id = on.withPages("a").id();
    try (StagedBlob image = on.stage(DocumentFixture.png(33))) {
      on.pages.create(on.ann, id, null, new PageService.Incoming(List.of(image), List.of(), false));
    }
    on.pages.rotate(on.ann, id, 2, 270);
    assertThat(on.pages.list(on.ann, id, null, 0, 9).pages())
        .extracting(PageInfo::rotation)
        .containsExactly(0, 270);
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.rotate(on.ann, id, 2, 45));
    refused(ErrorCode.PAGE_NOT_FOUND, () -> on.pages.rotate(on.ann, id, 1, 90));
  }

  @Test
  void generateText_withoutRecognition_readsThePdfBehindThePages() throws IOException {
    IncomingContent rendered =
        new IncomingContent(
            on.file("a.pdf", DocumentFixture.pdf(2)),
            List.of(),
            false,
            new IncomingContent.PageMaking(true, false, PageColor.BLACK_AND_WHITE, true),
            false);
    int id = on.imported(rendered).id();
    assertThat(on.texts(id)).containsExactly("", "");
    on.pages.write(on.ann, id, 2, null, "given", false);
    on.pages.generateText(on.ann, id);
    assertThat(on.texts(id).get(0)).contains("This is page 1");
    assertThat(on.texts(id).get(1)).isEqualTo("given");
  }

  @Test
  void change_leavesCopiesOfTheDocumentAlone() {
    int id = on.withPages("a", "b").id();
    Entry copy = on.entries.copy(on.ann, Entry.ROOT, id, "copy of " + id, false, null);
    long sets = on.count("page_set");
    assertThat(copy.document().pageCount()).isEqualTo(2);
    assertThat(on.count("page_set")).isEqualTo(sets);
    on.pages.delete(on.ann, id, "1");
    assertThat(on.texts(copy.id())).containsExactly("a", "b");
  }

  @Test
  void sharedText_isStoredOnce() {
    long before = on.count("page_text");
    on.withPages("only here", "only here", "and here");
    on.withPages("only here");
    assertThat(on.count("page_text")).isEqualTo(before + 2);
  }

  @Test
  void list_rangeAndPaging() {
    int id = on.withPages("a", "b", "c", "d", "e").id();
    PageService.Listed listed = on.pages.list(on.ann, id, "5,2-4", 1, 2);
    assertThat(listed.total()).isEqualTo(4);
    assertThat(listed.pages()).extracting(PageInfo::number).containsExactly(3, 4);
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.list(on.ann, id, "a-b", 0, 9));
    refused(ErrorCode.INVALID_REQUEST, () -> on.pages.list(on.ann, id, "4-6", 0, 9));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.pages.list(on.ann, 99_999, null, 0, 9));
    refused(ErrorCode.WRONG_ENTRY_TYPE, () -> on.pages.list(on.ann, Entry.ROOT, null, 0, 9));
  }

  @Test
  void reader_mayReadAndNotChange() {
    int id = on.withPages("a").id();
    Caller reader =
        new Caller(
            1,
            "Archive",
            on.ben.trusteeId(),
            "ben",
            Role.READER,
            on.ben.sessionId(),
            on.ben.scopes());
    assertThat(on.pageContents.text(reader, id, 1)).isEqualTo("a");
    refused(ErrorCode.ACCESS_DENIED, () -> on.pages.delete(reader, id, null));
    refused(ErrorCode.ACCESS_DENIED, () -> on.pages.create(reader, id, null, texts("x")));
    refused(ErrorCode.ACCESS_DENIED, () -> on.pages.move(reader, id, "1", 1));
    refused(ErrorCode.ACCESS_DENIED, () -> on.locks.lock(reader, id, "", LockExtent.All));
  }

  @Test
  void othersLock_forbidsEveryChange() {
    int id = on.withPages("a", "b").id();
    int own = on.withPages("c").id();
    on.locks.lock(on.ben, id, "", LockExtent.Page);
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.create(on.ann, id, null, texts("x")));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.replace(on.ann, id, texts("x")));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.delete(on.ann, id, "1"));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.move(on.ann, id, "1", 3));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.copy(on.ann, own, "1", id, 1));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.write(on.ann, id, 1, null, "x", false));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.rotate(on.ann, id, 1, 90));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.pages.generateText(on.ann, id));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.documents.deleteElectronicDocument(on.ann, id));
    on.pages.move(on.ben, id, "1", 3);
    on.pages.copy(on.ann, id, "1", own, 1);
    assertThat(on.texts(own)).containsExactly("b", "c");
  }
}
