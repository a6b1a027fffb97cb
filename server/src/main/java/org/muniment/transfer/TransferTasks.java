package org.muniment.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.task.TaskStart;
import org.muniment.task.TaskType;

/**
 * Starts imports and exports in the background; refuses at once what can be known to be impossible
 * (contract: long-operations §1).
 */
public final class TransferTasks {
  private final TaskService tasks;
  private final AccessService access;
  private final EntryService entries;
  private final UploadService uploads;
  private final ImportService imports;
  private final ExportService exports;

  public TransferTasks(
      TaskService tasks,
      AccessService access,
      EntryService entries,
      UploadService uploads,
      ImportService imports,
      ExportService exports) {
    this.tasks = tasks;
    this.access = access;
    this.entries = entries;
    this.uploads = uploads;
    this.imports = imports;
    this.exports = exports;
  }

  /** The file that uploaded parts make, and what is to become of it. */
  public record UploadedFile(
      String uploadId,
      List<String> partETags,
      boolean asElectronicDocument,
      IncomingContent.PageMaking pageMaking,
      NewMetadata metadata) {}

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE; INVALID_REQUEST for an unknown
   *     upload or tags
   */
  public TaskId startImport(
      Caller caller,
      ImportService.NewDocument document,
      UploadedFile file,
      @Nullable String idempotencyKey) {
    imports.begin(caller);
    return start(
        caller,
        new UploadedPartsTask.Request(
            file.uploadId(),
            file.partETags(),
            document,
            0,
            file.asElectronicDocument(),
            file.pageMaking(),
            file.metadata()),
        idempotencyKey,
        transaction -> {
          EntryWriter.Place place = document.place();
          imports.checkFolder(transaction, caller, place);
          if (!entries
              .get(transaction, caller.repositoryId(), place.folderId())
              .type()
              .isContainer()) {
            throw new MunimentException(
                ErrorCode.WRONG_ENTRY_TYPE,
                "The entry with the id " + place.folderId() + " is not a folder.");
          }
        });
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE, ENTRY_LOCKED; INVALID_REQUEST for
   *     an unknown upload or tags
   */
  public TaskId startUpdate(
      Caller caller, int entryId, UploadedFile file, @Nullable String idempotencyKey) {
    imports.begin(caller);
    return start(
        caller,
        new UploadedPartsTask.Request(
            file.uploadId(),
            file.partETags(),
            null,
            entryId,
            file.asElectronicDocument(),
            file.pageMaking(),
            file.metadata()),
        idempotencyKey,
        transaction -> imports.checkUpdatable(transaction, caller, entryId, true, file.metadata()));
  }

  private TaskId start(
      Caller caller,
      UploadedPartsTask.Request request,
      @Nullable String idempotencyKey,
      java.util.function.Consumer<org.muniment.database.Transaction> check) {
    return tasks.start(
        caller,
        new TaskStart(
            UploadedPartsTask.NAME,
            TaskType.ImportUploadedParts,
            request,
            idempotencyKey,
            transaction -> {
              check.accept(transaction);
              uploads.complete(transaction, caller, request.uploadId(), request.partETags());
            }));
  }

  /**
   * @param downloadPath where download links lead, below the base path, without a leading slash
   * @throws MunimentException as {@link ExportService#export}, but for the audit reason
   */
  public TaskId startExport(
      Caller caller,
      int entryId,
      ExportOrder order,
      String downloadPath,
      @Nullable String idempotencyKey) {
    int pages = exports.check(caller, entryId, order);
    return tasks.start(
        caller,
        new TaskStart(
            ExportEntryTask.NAME,
            TaskType.ExportEntry,
            new ExportEntryTask.Request(entryId, order, downloadPath, pages),
            idempotencyKey,
            transaction -> {}));
  }
}
