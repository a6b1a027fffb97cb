package org.muniment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.audit.AuditEvent;
import org.muniment.blob.BlobRef;
import org.muniment.document.DocumentFixture;
import org.muniment.document.LockExtent;
import org.muniment.entry.DeleteEntryTask;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryTasks;
import org.muniment.entry.EntryType;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;
import org.muniment.identity.DownloadLink;
import org.muniment.image.ExportFormat;
import org.muniment.image.PageColor;
import org.muniment.image.WatermarkPosition;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.task.TaskSnapshot;
import org.muniment.task.TaskStatus;
import org.muniment.task.TaskType;

class TransferTasksTest {
  private static final String LINKS = "download/";

  @TempDir static Path directory;
  private static DocumentFixture on;
  private static TaskService tasks;
  private static TransferTasks transfers;
  private static EntryTasks entryTasks;

  @BeforeAll
  static void open() {
    on = new DocumentFixture(directory);
    tasks =
        new TaskService(
            on.database,
            TaskConfig.defaults(),
            on.clock,
            List.of(
                new DeleteEntryTask(on.access, on.guard, on.reasons),
                new ExportEntryTask(on.exports),
                new UploadedPartsTask(on.database, on.uploads, on.imports)),
            Runnable::run);
    tasks.start();
    transfers = new TransferTasks(tasks, on.access, on.entries, on.uploads, on.imports, on.exports);
    entryTasks = new EntryTasks(tasks, on.access);
  }

  @AfterAll
  static void close() {
    tasks.close();
    on.close();
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private static TaskSnapshot ended(Caller caller, TaskId id) {
    TaskSnapshot task =
        tasks.list(caller, List.of(id.value()), Duration.ofSeconds(60)).join().get(0);
    assertThat(task.status().isEnded()).isTrue();
    return task;
  }

  private static String put(String token, String content) throws IOException {
    return on.uploads.putPart(
        token, -1, null, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }

  private static UploadService.PartUrls begin(int parts) {
    return on.uploads.createUrls(
        on.ann, null, 1, parts, "a.dat", "application/x-test", token -> token);
  }

  private static TransferTasks.UploadedFile file(String upload, String... tags) {
    return new TransferTasks.UploadedFile(
        upload, List.of(tags), false, IncomingContent.PageMaking.NONE, NewMetadata.NONE);
  }

  @Test
  void parts_areJoinedInOrder_andMayBeReplaced() throws IOException {
    UploadService.PartUrls upload = begin(4);
    String one = put(upload.urls().get(0), "one,");
    put(upload.urls().get(1), "wrong");
    String two = put(upload.urls().get(1), "two,");
    String empty = put(upload.urls().get(2), "");
    String three = put(upload.urls().get(3), "three");
    TaskSnapshot task =
        ended(
            on.ann,
            transfers.startImport(
                on.ann, on.place(), file(upload.uploadId(), one, two, empty, three), null));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.type()).isEqualTo(TaskType.ImportUploadedParts);
    Entry entry = on.entries.get(on.ann, task.result().entryId());
    assertThat(entry.electronicDocument().mimeType()).isEqualTo("application/x-test");
    assertThat(on.store.open(entry.electronicDocument().ref()).readAllBytes())
        .asString()
        .isEqualTo("one,two,three");
    // The upload is used up.
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> transfers.startImport(on.ann, on.place(), file(upload.uploadId(), one), null));
    refused(ErrorCode.INVALID_REQUEST, () -> put(upload.urls().get(0), "late"));
  }

  private static TaskSnapshot importedWithPages(ImportService.NewDocument place, byte[] pdf)
      throws IOException {
    UploadService.PartUrls upload =
        on.uploads.createUrls(on.ann, null, 1, 1, "a.pdf", "application/pdf", token -> token);
    String tag = on.uploads.putPart(upload.urls().get(0), -1, null, new ByteArrayInputStream(pdf));
    TransferTasks.UploadedFile file =
        new TransferTasks.UploadedFile(
            upload.uploadId(),
            List.of(tag),
            false,
            new IncomingContent.PageMaking(true, true, PageColor.BLACK_AND_WHITE, true),
            NewMetadata.NONE);
    return ended(on.ann, transfers.startImport(on.ann, place, file, null));
  }

  @Test
  void damagedPdf_completesAndNamesThePagesInItsErrors() throws IOException {
    TaskSnapshot task = importedWithPages(on.place(), DocumentFixture.damagedPdf(3, 2));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    int id = task.result().entryId();
    assertThat(task.errors())
        .containsExactly(
            new Problem(
                ErrorCode.CONTENT_INCOMPLETE,
                "Page 2: What is on the page cannot be read to its end.",
                id));
    assertThat(on.entries.get(on.ann, id).document().pageCount()).isEqualTo(3);
  }

  @Test
  void exportOfADamagedImage_completesAndNamesThePage() throws IOException {
    byte[] damaged = DocumentFixture.text("no image");
    Entry entry = on.imported(IncomingContent.of(on.file("a.png", damaged)));
    TaskSnapshot task =
        ended(
            on.ann,
            transfers.startExport(on.ann, entry.id(), image(ExportFormat.PDF, null), LINKS, null));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.errors())
        .containsExactly(
            new Problem(
                ErrorCode.CONTENT_INCOMPLETE,
                "Page 1: The image cannot be read, or not to its end.",
                entry.id()));
  }

  @Test
  void pdfOverALimit_failsTheTaskAndMakesNothing() throws IOException {
    ImportService.NewDocument place = on.place();
    TaskSnapshot task = importedWithPages(place, DocumentFixture.endlessPdf());
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.errors()).hasSize(1);
    assertThat(task.errors().get(0).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThat(task.errors().get(0).title())
        .contains("cannot be made of the file. The file has more than 100000 pages.");
    refused(
        ErrorCode.ENTRY_NOT_FOUND, () -> on.entries.getByPath(on.ann, "\\" + place.name(), false));
  }

  @Test
  void parts_outOfOrder_orTwice_areRefused() throws IOException {
    UploadService.PartUrls upload = begin(3);
    String one = put(upload.urls().get(0), "one");
    String two = put(upload.urls().get(1), "two");
    put(upload.urls().get(2), "one");
    for (List<String> bad : List.of(List.of(two, two), List.of(one, two, two))) {
      refused(
          ErrorCode.INVALID_REQUEST,
          () ->
              transfers.startImport(
                  on.ann, on.place(), file(upload.uploadId(), bad.toArray(String[]::new)), null));
    }
    // Two parts may be alike.
    TaskSnapshot task =
        ended(
            on.ann,
            transfers.startImport(
                on.ann, on.place(), file(upload.uploadId(), one, two, one), null));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
  }

  @Test
  void upload_usedByTwoTasks_endsOnce() throws IOException {
    UUID upload = UUID.fromString(begin(1).uploadId());
    on.database.execute(transaction -> on.uploads.end(transaction, 1, upload));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.database.execute(transaction -> on.uploads.end(transaction, 1, upload)));
  }

  @Test
  void part_announcedTooLarge_isNotRead() {
    UploadService.PartUrls upload = begin(1);
    refused(
        ErrorCode.REQUEST_TOO_LARGE,
        () ->
            on.uploads.putPart(
                upload.urls().get(0), (5L << 30) + 1, null, InputStream.nullInputStream()));
  }

  @Test
  void import_nameTaken_failsAndLeavesTheUpload() throws IOException {
    UploadService.PartUrls upload = begin(1);
    String tag = put(upload.urls().get(0), "content");
    ImportService.NewDocument place = on.place();
    on.imports.importDocument(on.ann, place, IncomingContent.of(null), NewMetadata.NONE);
    long before = on.count("entry");
    TaskSnapshot task =
        ended(on.ann, transfers.startImport(on.ann, place, file(upload.uploadId(), tag), null));
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.errors().get(0).code()).isEqualTo(ErrorCode.NAME_CONFLICT);
    assertThat(on.count("entry")).isEqualTo(before);
    Entry target = on.withPages("a");
    TaskSnapshot update =
        ended(
            on.ann, transfers.startUpdate(on.ann, target.id(), file(upload.uploadId(), tag), null));
    assertThat(update.status()).isEqualTo(TaskStatus.Completed);
    Entry changed = on.entries.get(on.ann, target.id());
    assertThat(changed.electronicDocument().ref().size()).isEqualTo(7);
    assertThat(changed.document().pageCount()).isEqualTo(1);
  }

  @Test
  void upload_rules() throws IOException {
    for (int[] bad : new int[][] {{1, 0}, {1, 101}, {0, 1}, {1000, 2}}) {
      refused(
          ErrorCode.INVALID_REQUEST,
          () -> on.uploads.createUrls(on.ann, null, bad[0], bad[1], "a", "b/c", token -> token));
    }
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.uploads.createUrls(on.ann, null, 1, 1, null, "b/c", token -> token));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.uploads.createUrls(on.ann, null, 1, 1, "a", "", token -> token));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.uploads.createUrls(on.ann, "unknown", 1, 1, null, null, token -> token));
    UploadService.PartUrls upload = begin(1);
    assertThat(
            on.uploads
                .createUrls(on.ann, upload.uploadId(), 1000, 1, null, null, token -> token)
                .uploadId())
        .isEqualTo(upload.uploadId());
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.uploads.createUrls(on.ben, upload.uploadId(), 2, 1, null, null, token -> token));
    put(upload.urls().get(0), "x");
    refused(
        ErrorCode.INVALID_REQUEST,
        () ->
            transfers.startImport(
                on.ann, on.place(), file(upload.uploadId(), "\"unknown\""), null));
    refused(ErrorCode.LINK_EXPIRED, () -> put("nonsense", "x"));
  }

  @Test
  void part_withAnotherDigest_isNotTaken_andLeavesTheOneBefore() throws IOException {
    UploadService.PartUrls upload = begin(1);
    String token = upload.urls().get(0);
    String tag = put(token, "hello");
    long parts = on.count("upload_part");
    for (String digest : List.of("AAAAAAAAAAAAAAAAAAAAAA==", "AAAA", "")) {
      refused(
          digest.length() > 4 ? ErrorCode.BAD_DIGEST : ErrorCode.INVALID_DIGEST,
          () -> on.uploads.putPart(token, -1, digest, new ByteArrayInputStream(new byte[9])));
    }
    assertThat(on.count("upload_part")).isEqualTo(parts);
    TaskSnapshot task =
        ended(
            on.ann, transfers.startImport(on.ann, on.place(), file(upload.uploadId(), tag), null));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
  }

  @Test
  void uploadLinks_expire_andAbandonedUploadsGo() {
    UploadService.PartUrls upload = begin(1);
    on.clock.advance(UploadService.LINK_LIFETIME);
    refused(ErrorCode.LINK_EXPIRED, () -> put(upload.urls().get(0), "x"));
    refused(ErrorCode.LINK_EXPIRED, () -> on.links.verify(upload.urls().get(0)));
    on.clock.advance(Duration.ofDays(1));
    assertThat(on.uploads.removeAbandoned()).isPositive();
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.uploads.createUrls(on.ann, upload.uploadId(), 1, 1, null, null, token -> token));
  }

  private static ExportOrder image(ExportFormat format, String range) {
    return new ExportOrder(
        ExportOrder.Part.Image,
        range,
        new ExportOrder.ImageOptions(format, 70, ", Page ", null),
        "X",
        0);
  }

  private static ExportOrder text(String range) {
    return new ExportOrder(ExportOrder.Part.Text, range, ExportOrder.ImageOptions.USUAL, "X", 0);
  }

  @Test
  void export_contentTypesAndNames() throws IOException {
    Entry entry = on.imported(IncomingContent.of(on.file("a.tif", DocumentFixture.tiff(2))));
    DownloadLink pdf =
        on.links.verify(
            on.exports.export(on.ann, entry.id(), image(ExportFormat.PDF, null)).token());
    assertThat(pdf.mimeType()).isEqualTo("application/pdf");
    assertThat(pdf.fileName()).isEqualTo(entry.name() + ".pdf");
    assertThat(on.store.open(new BlobRef(pdf.blobHash(), pdf.size())).readNBytes(5))
        .asString()
        .isEqualTo("%PDF-");
    assertThat(
            on.links
                .verify(
                    on.exports.export(on.ann, entry.id(), image(ExportFormat.JPEG, null)).token())
                .mimeType())
        .isEqualTo("application/zip");
    assertThat(
            on.links
                .verify(
                    on.exports.export(on.ann, entry.id(), image(ExportFormat.JPEG, "2")).token())
                .mimeType())
        .isEqualTo("image/jpeg");
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> on.exports.export(on.ann, entry.id(), image(ExportFormat.PNG, "3")));
    refused(
        ErrorCode.NO_ELECTRONIC_DOCUMENT,
        () ->
            on.exports.export(
                on.ann,
                entry.id(),
                new ExportOrder(
                    ExportOrder.Part.Edoc, null, ExportOrder.ImageOptions.USUAL, "X", 0)));
  }

  @Test
  void export_text_inTheBackground_expiresWithItsLink() throws IOException {
    Entry entry = on.withPages("one", "two\n", "three");
    TaskSnapshot task =
        ended(on.ann, transfers.startExport(on.ann, entry.id(), text("3,1-2"), LINKS, null));
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.result().path()).startsWith(LINKS);
    DownloadLink link = on.links.verify(task.result().path().substring(LINKS.length()));
    assertThat(on.store.open(new BlobRef(link.blobHash(), link.size())).readAllBytes())
        .asString()
        .isEqualTo("three\none\ntwo\n");
    assertThat(on.count("export_file")).isPositive();
    on.clock.advance(Duration.ofMinutes(15));
    on.exports.expire();
    assertThat(on.count("export_file")).isZero();
  }

  @Test
  void export_badOptions_areRefusedAtTheStart() {
    Entry entry = on.withPages("a");
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> transfers.startExport(on.ann, entry.id(), text("2"), LINKS, null));
    ExportOrder.Mark blank = new ExportOrder.Mark(" ", WatermarkPosition.DEAD_CENTER, 0, 50);
    for (ExportOrder.ImageOptions bad :
        List.of(
            new ExportOrder.ImageOptions(ExportFormat.PNG, 101, ", Page ", null),
            new ExportOrder.ImageOptions(ExportFormat.PNG, 70, "12345678901", null),
            new ExportOrder.ImageOptions(ExportFormat.PNG, 70, ":", null),
            new ExportOrder.ImageOptions(ExportFormat.PNG, 70, ", Page ", blank))) {
      refused(
          ErrorCode.INVALID_REQUEST,
          () ->
              transfers.startExport(
                  on.ann,
                  entry.id(),
                  new ExportOrder(ExportOrder.Part.Image, null, bad, "X", 0),
                  LINKS,
                  null));
    }
    for (String bad : List.of("", " ", "XX")) {
      refused(
          ErrorCode.INVALID_REQUEST,
          () ->
              on.exports.export(
                  on.ann,
                  entry.id(),
                  new ExportOrder(
                      ExportOrder.Part.Text, null, ExportOrder.ImageOptions.USUAL, bad, 0)));
    }
  }

  private static void require(AuditEvent event, boolean required) {
    on.database.execute(transaction -> on.reasons.setRequired(transaction, 1, event, required));
  }

  @Test
  void auditReason_missing_failsTheTask() {
    Entry entry = on.withPages("a");
    require(AuditEvent.DeleteEntry, true);
    require(AuditEvent.ExportDocument, true);
    try {
      // 4 is a reason for exports.
      TaskSnapshot failed =
          ended(on.ann, entryTasks.startDelete(on.ann, entry.id(), 4, null, null));
      assertThat(failed.status()).isEqualTo(TaskStatus.Failed);
      assertThat(failed.errors()).hasSize(1);
      assertThat(failed.errors().get(0).code()).isEqualTo(ErrorCode.INVALID_REQUEST);
      assertThat(failed.errors().get(0).title()).contains("correct audit reason for DeleteEntry");
      refused(ErrorCode.INVALID_REQUEST, () -> on.exports.export(on.ann, entry.id(), text(null)));
      TaskSnapshot deleted =
          ended(on.ann, entryTasks.startDelete(on.ann, entry.id(), 1, null, null));
      assertThat(deleted.status()).isEqualTo(TaskStatus.Completed);
    } finally {
      require(AuditEvent.DeleteEntry, false);
      require(AuditEvent.ExportDocument, false);
    }
  }

  @Test
  void delete_keepsWhatOthersHaveLocked() {
    Entry folder =
        on.entries.create(
            on.ann,
            new org.muniment.entry.EntryService.NewEntry(
                "locked things",
                EntryType.Folder,
                null,
                false,
                null,
                org.muniment.entry.EntryWriter.Place.in(Entry.ROOT)));
    Entry locked = on.withPages("a");
    Entry free = on.withPages("b");
    on.entries.update(on.ann, locked.id(), folder.id(), null, false);
    on.entries.update(on.ann, free.id(), folder.id(), null, false);
    on.locks.lock(on.ben, locked.id(), "", LockExtent.All);
    TaskSnapshot failed =
        ended(on.ann, entryTasks.startDelete(on.ann, folder.id(), null, null, null));
    assertThat(failed.status()).isEqualTo(TaskStatus.Failed);
    assertThat(failed.errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.ENTRY_LOCKED);
              assertThat(problem.entryId()).isEqualTo(locked.id());
            });
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> on.entries.get(on.ann, free.id()));
    assertThat(on.entries.get(on.ann, locked.id()).parentId()).isEqualTo(folder.id());
    // The holder may delete it.
    assertThat(
            ended(on.ben, entryTasks.startDelete(on.ben, folder.id(), null, null, null)).status())
        .isEqualTo(TaskStatus.Completed);
  }
}
