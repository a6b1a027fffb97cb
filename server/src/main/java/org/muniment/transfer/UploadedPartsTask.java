package org.muniment.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobOutput;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.document.ChangedDocument;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryIds;
import org.muniment.error.ErrorCode;
import org.muniment.error.Problem;
import org.muniment.task.TaskHandler;
import org.muniment.task.TaskOutcome;
import org.muniment.task.TaskResult;
import org.muniment.task.TaskStep;

/**
 * Joins the parts of an upload and makes a document of them, or changes one: all or nothing
 * (contract: long-operations §1). What the pages lack because the file is damaged is told in the
 * errors of the completed task. One step does it all; bytes move and pages are made outside
 * transactions, and a step that was lost is done again. Parts that are in the store are joined
 * there and read once for their hash.
 */
public final class UploadedPartsTask implements TaskHandler {
  static final String NAME = "ImportUploadedParts";
  private static final int PIECE = 256 * 1024;

  private final Database database;
  private final UploadService uploads;
  private final ImportService imports;
  private final BlobStore store;

  public UploadedPartsTask(Database database, UploadService uploads, ImportService imports) {
    this.database = database;
    this.uploads = uploads;
    this.imports = imports;
    this.store = imports.store();
  }

  /**
   * @param document the document to be made, or null to change the one with the entry id
   */
  record Request(
      String uploadId,
      List<String> partETags,
      ImportService.@Nullable NewDocument document,
      int entryId,
      boolean asElectronicDocument,
      IncomingContent.PageMaking pageMaking,
      NewMetadata metadata) {}

  record State(boolean begun) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    imports.begin(step.caller());
    Request request = step.request(Request.class);
    UploadService.Complete upload =
        database.write(
            transaction ->
                uploads.complete(
                    transaction, step.caller(), request.uploadId(), request.partETags()));
    if (upload.isInStore()) {
      return joinInStore(step, request, upload);
    }
    long total = Math.max(1, upload.size());
    if (upload.parts().size() == 1) {
      // One part is the file already.
      return finish(step, request, upload, upload.parts().get(0), null, total);
    }
    try (BlobOutput output = store.receive(Long.MAX_VALUE)) {
      join(step, upload, output);
      if (step.isCancelled()) {
        return stopped(step, total);
      }
      try (StagedBlob joined = output.finish()) {
        joined.commit();
        return finish(step, request, upload, joined.ref(), joined, total);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private TaskOutcome joinInStore(TaskStep step, Request request, UploadService.Complete upload) {
    Progress progress = new Progress(step);
    Optional<BlobRef> joined =
        uploads.join(
            step.caller(),
            upload,
            request.partETags(),
            (done, size) -> {
              progress.at(done, size);
              return !step.isCancelled();
            });
    // The upload refers to the content, so that no sweep takes it.
    return joined.isPresent()
        ? finish(step, request, upload, joined.get(), null, Math.max(1, joined.get().size()))
        : stopped(step, Math.max(1, step.done()));
  }

  private void join(TaskStep step, UploadService.Complete upload, BlobOutput output)
      throws IOException {
    Progress progress = new Progress(step);
    byte[] piece = new byte[PIECE];
    long done = 0;
    for (BlobRef part : upload.parts()) {
      try (InputStream content = store.open(part)) {
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
          output.write(piece, 0, read);
          done += read;
          progress.at(done, upload.size());
          if (step.isCancelled()) {
            return;
          }
        }
      }
    }
  }

  private TaskOutcome finish(
      TaskStep step,
      Request request,
      UploadService.Complete upload,
      BlobRef ref,
      @Nullable StagedBlob staged,
      long total) {
    IncomingContent content =
        new IncomingContent(
            new IncomingContent.File(
                ref, staged, upload.upload().fileName(), upload.upload().mimeType()),
            List.of(),
            request.asElectronicDocument(),
            request.pageMaking(),
            false);
    if (request.document() == null) {
      ImportService.checkUpdate(content, request.metadata());
    }
    ContentMaker.Prepared prepared = imports.prepare(content, step::isCancelled);
    if (step.isCancelled()) {
      return stopped(step, total);
    }
    ImportService.NewDocument document = request.document();
    if (document == null) {
      return commit(
          step,
          upload,
          prepared,
          total,
          transaction ->
              imports.update(
                  transaction, step.caller(), request.entryId(), prepared, request.metadata()));
    }
    try (EntryIds.Supply ids = imports.ids(step.id().repositoryId(), document)) {
      return commit(
          step,
          upload,
          prepared,
          total,
          transaction ->
              imports.insert(
                  transaction, step.caller(), ids, document, prepared, request.metadata()));
    }
  }

  private TaskOutcome commit(
      TaskStep step,
      UploadService.Complete upload,
      ContentMaker.Prepared prepared,
      long total,
      Function<Transaction, Entry> apply) {
    return step.commit(
        transaction -> {
          Entry entry =
              ChangedDocument.logged(apply.apply(transaction), prepared.warnings()).entry();
          uploads.end(transaction, step.id().repositoryId(), upload.upload().id());
          return TaskOutcome.completed(
                  new TaskResult(
                      entry.id(),
                      "v2/Repositories/"
                          + step.caller().repositoryName()
                          + "/Entries/"
                          + entry.id()),
                  total)
              .withErrors(
                  prepared.losses().stream()
                      .map(text -> new Problem(ErrorCode.CONTENT_INCOMPLETE, text, entry.id()))
                      .toList());
        });
  }

  /** Nothing was kept: the runner ends the task as cancelled. */
  private static TaskOutcome stopped(TaskStep step, long total) {
    return step.commit(transaction -> TaskOutcome.next(new State(true), step.done(), total));
  }
}
