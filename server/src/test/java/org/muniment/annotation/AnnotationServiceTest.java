package org.muniment.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muniment.annotation.AnnotationFixture.because;
import static org.muniment.annotation.AnnotationFixture.note;
import static org.muniment.annotation.AnnotationFixture.protectedByCreator;
import static org.muniment.annotation.AnnotationFixture.visible;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.Sweeper;
import org.muniment.document.DocumentFixture;
import org.muniment.document.LockExtent;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.testing.LockProbe;

class AnnotationServiceTest {
  @TempDir static Path directory;
  private static AnnotationFixture on;
  private static DocumentFixture documents;
  private static Caller ann;
  private static Caller ben;

  @BeforeAll
  static void open() {
    on = new AnnotationFixture(directory);
    documents = on.documents;
    ann = documents.ann;
    ben = documents.ben;
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

  private static List<String> texts(int entryId, int page) {
    return on.annotations.list(ann, entryId, page).stream()
        .map(annotation -> annotation.shape().text())
        .toList();
  }

  @Test
  void create_ofEveryType_isReadBackAsItWas() {
    int id = documents.withPages("a").id();
    for (AnnotationType type : AnnotationType.values()) {
      Annotation made =
          on.annotations.create(
              ann, id, 1, AnnotationFixture.change(type, shape -> shape, common -> common));
      assertThat(made.type()).isEqualTo(type);
      assertThat(on.annotations.get(ann, id, 1, made.itemId())).isEqualTo(made);
    }
    assertThat(on.annotations.list(ann, id))
        .hasSize(AnnotationType.values().length)
        .extracting(annotation -> annotation.common().zOrder())
        .isSorted();
  }

  @Test
  void itemIds_areNotUsedAgain() {
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("one"));
    int second = on.annotations.create(ann, id, 1, note("two")).itemId();
    on.annotations.delete(ann, id, 1, second);
    assertThat(on.annotations.create(ann, id, 1, note("three")).itemId()).isEqualTo(second + 1);
    on.annotations.delete(ann, id, 1, 1);
    on.annotations.delete(ann, id, 1, second + 1);
    assertThat(on.annotations.list(ann, id)).isEmpty();
    assertThat(on.annotations.create(ann, id, 1, note("four")).itemId()).isEqualTo(second + 2);
  }

  @Test
  void changes_touchTheEntryAsOtherChangesToPagesDo() {
    int id = documents.withPages("a").id();
    documents.clock.advance(Duration.ofSeconds(5));
    on.annotations.create(ben, id, 1, note("one"));
    assertThat(documents.entries.get(ann, id).modified()).isEqualTo(documents.clock.instant());
    documents.clock.advance(Duration.ofSeconds(5));
    Annotation changed = on.annotations.update(ann, id, 1, 1, note("two"));
    assertThat(changed.modified()).isAfter(changed.created());
    assertThat(changed.creatorId()).isEqualTo(ben.trusteeId());
    assertThat(documents.entries.get(ann, id).modified()).isEqualTo(documents.clock.instant());
  }

  @Test
  void pages_takeTheirAnnotationsAlong() {
    int id = documents.withPages("a", "b", "c").id();
    on.annotations.create(ann, id, 1, note("on a"));
    on.annotations.create(ann, id, 3, note("on c"));
    documents.pages.move(ann, id, "3", 1);
    assertThat(texts(id, 1)).containsExactly("on c");
    assertThat(texts(id, 2)).containsExactly("on a");
    int other = documents.withPages().id();
    documents.pages.copy(ann, id, "1-2", other, 1);
    on.annotations.update(ann, other, 1, 1, note("on the copy"));
    assertThat(texts(other, 1)).containsExactly("on the copy");
    assertThat(texts(id, 1)).containsExactly("on c");
    documents.pages.write(ann, id, 1, null, "another text", false);
    assertThat(texts(id, 1)).containsExactly("on c");
    documents.pages.delete(ann, id, "1");
    assertThat(on.annotations.list(ann, id)).hasSize(1);
    documents.pages.replace(
        ann, id, new org.muniment.document.PageService.Incoming(List.of(), List.of("x"), false));
    assertThat(on.annotations.list(ann, id)).isEmpty();
  }

  @Test
  void unknown_isNotFound() {
    int id = documents.withPages("a").id();
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.annotations.list(ann, 99_999));
    refused(ErrorCode.WRONG_ENTRY_TYPE, () -> on.annotations.list(ann, 1));
    refused(ErrorCode.PAGE_NOT_FOUND, () -> on.annotations.list(ann, id, 2));
    refused(ErrorCode.PAGE_NOT_FOUND, () -> on.annotations.create(ann, id, 0, note("x")));
    refused(ErrorCode.ANNOTATION_NOT_FOUND, () -> on.annotations.get(ann, id, 1, 1));
    refused(ErrorCode.ANNOTATION_NOT_FOUND, () -> on.annotations.delete(ann, id, 1, -1));
    on.annotations.create(ann, id, 1, note("x"));
    refused(ErrorCode.ANNOTATION_NOT_FOUND, () -> on.annotations.update(ann, id, 1, 2, note("y")));
  }

  @Test
  void update_ofAnotherType_isRefused() {
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("x"));
    refused(
        ErrorCode.INVALID_REQUEST,
        () ->
            on.annotations.update(
                ann, id, 1, 1, AnnotationFixture.change(AnnotationType.Line, s -> s, c -> c)));
  }

  @Test
  void protectedOnes_areChangedByTheirCreatorAndAdministratorsOnly() {
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("mine", protectedByCreator()));
    refused(ErrorCode.ACCESS_DENIED, () -> on.annotations.update(ben, id, 1, 1, note("his")));
    refused(ErrorCode.ACCESS_DENIED, () -> on.annotations.delete(ben, id, 1, 1));
    assertThat(texts(id, 1)).containsExactly("mine");
    on.annotations.update(ann, id, 1, 1, note("still mine"));
    on.annotations.delete(on.admin, id, 1, 1);
  }

  @Test
  void privateOnes_areSeenByTheirCreatorAndAdministratorsOnly() {
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("mine", visible(Annotation.Visibility.CreatorAndOwner)));
    on.annotations.create(ann, id, 1, note("all", visible(Annotation.Visibility.AllUsers)));
    assertThat(on.annotations.list(ben, id)).hasSize(1);
    assertThat(on.annotations.list(on.reader, id, 1)).hasSize(1);
    assertThat(on.annotations.list(on.admin, id)).hasSize(2);
    refused(ErrorCode.ANNOTATION_NOT_FOUND, () -> on.annotations.get(ben, id, 1, 1));
    refused(ErrorCode.ANNOTATION_NOT_FOUND, () -> on.annotations.delete(ben, id, 1, 1));
  }

  @Test
  void readers_onlyRead() {
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("x"));
    refused(ErrorCode.ACCESS_DENIED, () -> on.annotations.create(on.reader, id, 1, note("y")));
    refused(ErrorCode.ACCESS_DENIED, () -> on.annotations.update(on.reader, id, 1, 1, note("y")));
    refused(ErrorCode.ACCESS_DENIED, () -> on.annotations.delete(on.reader, id, 1, 1));
    assertThat(on.annotations.list(on.reader, id)).hasSize(1);
  }

  @Test
  void lockedByAnother_isRefused() {
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("x"));
    documents.locks.lock(ben, id, "", LockExtent.All);
    refused(ErrorCode.ENTRY_LOCKED, () -> on.annotations.create(ann, id, 1, note("y")));
    refused(ErrorCode.ENTRY_LOCKED, () -> on.annotations.delete(ann, id, 1, 1));
    on.annotations.update(ben, id, 1, 1, note("z"));
    assertThat(texts(id, 1)).containsExactly("z");
  }

  @Test
  void underVersionControl_eachChangeMakesAVersion() {
    int id = documents.withPages("a").id();
    documents.versions.putUnderVersionControl(ann, id);
    long versions = documents.count("document_version");
    on.annotations.create(ann, id, 1, note("x"));
    on.annotations.delete(ann, id, 1, 1);
    assertThat(documents.count("document_version")).isEqualTo(versions + 2);
  }

  @Test
  void twoWriters_loseNothing() {
    int id = documents.withPages("a").id();
    List<CompletableFuture<Void>> writers = new ArrayList<>();
    for (Caller caller : List.of(ann, ben)) {
      writers.add(
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 20; i++) {
                  on.annotations.create(caller, id, 1, note(caller.name() + i));
                }
              }));
    }
    writers.forEach(CompletableFuture::join);
    assertThat(on.annotations.list(ann, id))
        .hasSize(40)
        .extracting(Annotation::itemId)
        .doesNotHaveDuplicates();
  }

  @Test
  void reasons_inUse_areDeletedByForceOnly() {
    AnnotationReason reason = on.reasons.create(on.admin, "because");
    AnnotationReason other = on.reasons.create(on.admin, "why not");
    assertThat(other.id()).isNotEqualTo(reason.id());
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("x", because(reason.id())));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.annotations.create(ann, id, 1, note("x", because(77_777))));
    refused(
        ErrorCode.ANNOTATION_REASON_IN_USE, () -> on.reasons.delete(on.admin, reason.id(), false));
    on.reasons.delete(on.admin, reason.id(), true);
    assertThat(on.annotations.get(ann, id, 1, 1).common().reasonId()).isNull();
    on.annotations.create(ann, id, 1, note("y", because(other.id())));
    on.annotations.update(ann, id, 1, 2, note("y", because(null)));
    on.reasons.delete(on.admin, other.id(), false);
    refused(
        ErrorCode.ANNOTATION_REASON_NOT_FOUND,
        () -> on.reasons.delete(on.admin, other.id(), false));
    refused(
        ErrorCode.ANNOTATION_REASON_NOT_FOUND,
        () -> on.reasons.update(on.admin, other.id(), "text"));
    refused(ErrorCode.INVALID_REQUEST, () -> on.reasons.create(on.admin, " "));
    refused(ErrorCode.INVALID_REQUEST, () -> on.reasons.create(on.admin, null));
    refused(ErrorCode.INVALID_REQUEST, () -> on.reasons.create(on.admin, "x".repeat(256)));
    refused(ErrorCode.ACCESS_DENIED, () -> on.reasons.create(ann, "mine"));
  }

  @Test
  void sweeper_removesSetsThatNoPageHas() {
    int id = documents.withPages("a").id();
    for (int i = 0; i < 5; i++) {
      on.annotations.create(ann, id, 1, note("x"));
    }
    AnnotationSweeper sweeper =
        new AnnotationSweeper(documents.database, documents.clock, Sweeper.GRACE);
    assertThat(documents.count("annotation_set")).isGreaterThanOrEqualTo(5);
    for (int round = 0; round < 3; round++) {
      documents.sweep();
      sweeper.sweep();
      documents.clock.advance(Sweeper.GRACE.plusSeconds(1));
    }
    assertThat(sweeper.sweep()).isZero();
    assertThat(on.annotations.list(ann, id)).hasSize(5);
    long used =
        documents.database.read(
            transaction ->
                transaction
                    .query("select count(distinct annotation_set_id) from page")
                    .mapTo(Long.class)
                    .one());
    assertThat(documents.count("annotation_set")).isEqualTo(used);
  }

  @Test
  void reasonDeletedMeanwhile_isNotCopied() {
    AnnotationReason reason = on.reasons.create(on.admin, "because");
    int id = documents.withPages("a").id();
    on.annotations.create(ann, id, 1, note("x", because(reason.id())));
    AnnotationReasonDao dao = new AnnotationReasonDao();
    LockProbe.whileWaiting(
        documents.database,
        transaction -> {
          dao.lock(transaction, 1, reason.id());
          new AnnotationDao().forgetReason(transaction, 1, reason.id());
          dao.delete(transaction, 1, reason.id());
        },
        () -> on.annotations.create(ann, id, 1, note("y")),
        () -> {});
    assertThat(on.annotations.list(ann, id))
        .hasSize(2)
        .allSatisfy(annotation -> assertThat(annotation.common().reasonId()).isNull());
  }
}
