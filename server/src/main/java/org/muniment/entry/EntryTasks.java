package org.muniment.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.task.TaskStart;
import org.muniment.task.TaskType;

/**
 * Starts copies and deletes; refuses at once what can be known to be impossible (contract:
 * long-operations §1).
 */
public final class EntryTasks {
  private final TaskService tasks;
  private final AccessService access;
  private final EntryDao dao = new EntryDao();
  private final EntryPathDao paths = new EntryPathDao();
  private final EntryWriter writer = new EntryWriter();

  public EntryTasks(TaskService tasks, AccessService access) {
    this.tasks = tasks;
    this.access = access;
  }

  /**
   * @param idempotencyKey the caller's key for a safe retry, or null
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE, INVALID_NAME, INVALID_MOVE for a
   *     copy into itself, RECORD_SERIES_COPY
   */
  public TaskId startCopy(
      Caller caller,
      int destinationId,
      int sourceId,
      @Nullable String name,
      boolean autoRename,
      @Nullable String volumeName,
      @Nullable String idempotencyKey) {
    access.require(caller, Right.WRITE);
    String checked = EntryName.check(name);
    EntryService.checkVolume(volumeName);
    CopyEntryTask.Request request =
        new CopyEntryTask.Request(destinationId, sourceId, checked, autoRename);
    return tasks.start(
        caller,
        new TaskStart(
            CopyEntryTask.NAME,
            TaskType.CopyEntry,
            request,
            idempotencyKey,
            transaction -> checkCopy(transaction, caller, destinationId, sourceId)));
  }

  private void checkCopy(Transaction transaction, Caller caller, int destinationId, int sourceId) {
    int repositoryId = caller.repositoryId();
    EntryDao.Row source = dao.getRow(transaction, repositoryId, sourceId);
    if (source.type() == EntryType.RecordSeries) {
      throw new MunimentException(ErrorCode.RECORD_SERIES_COPY, "A record series can't be copied.");
    }
    writer.requireFolder(transaction, repositoryId, destinationId);
    access.require(transaction, caller, sourceId, EntryRight.Read);
    access.require(transaction, caller, destinationId, EntryRight.CreateDocument);
    if (source.type().isContainer()) {
      access.require(transaction, caller, destinationId, EntryRight.CreateFolder);
      List<EntryPathDao.Step> steps = paths.pathOf(transaction, repositoryId, destinationId);
      if (steps.stream().anyMatch(step -> step.id() == sourceId)) {
        throw new MunimentException(
            ErrorCode.INVALID_MOVE, "A folder can't be copied into itself or below itself.");
      }
    }
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND; INVALID_MOVE for the root
   */
  public TaskId startDelete(
      Caller caller,
      int entryId,
      @Nullable Integer auditReasonId,
      @Nullable String auditReasonComment,
      @Nullable String idempotencyKey) {
    access.require(caller, Right.WRITE);
    if (entryId == Entry.ROOT) {
      throw new MunimentException(ErrorCode.INVALID_MOVE, "The root folder can't be deleted.");
    }
    return tasks.start(
        caller,
        new TaskStart(
            DeleteEntryTask.NAME,
            TaskType.DeleteEntry,
            new DeleteEntryTask.Request(entryId, auditReasonId, auditReasonComment),
            idempotencyKey,
            transaction -> {
              dao.getRow(transaction, caller.repositoryId(), entryId);
              access.require(transaction, caller, entryId, EntryRight.Delete);
            }));
  }
}
