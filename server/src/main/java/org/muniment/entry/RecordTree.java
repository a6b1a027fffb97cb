package org.muniment.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Where records, record folders and record series are in the tree: building blocks that check no
 * rights.
 */
public final class RecordTree {
  private final EntryDao dao = new EntryDao();
  private final EntryPathDao paths = new EntryPathDao();
  private final EntryWriter writer = new EntryWriter();

  /**
   * An entry among its ancestors.
   *
   * @param series the record series above it, the nearest first
   * @param recordFolderId the nearest record folder above it, or null
   */
  public record Place(
      int entryId,
      EntryType type,
      RecordState state,
      List<Integer> series,
      @Nullable Integer recordFolderId) {}

  /**
   * @throws MunimentException ENTRY_NOT_FOUND
   */
  public Place get(Transaction transaction, int repositoryId, int id) {
    List<EntryPathDao.Step> steps = paths.pathOf(transaction, repositoryId, id);
    if (steps.isEmpty()) {
      throw EntryWriter.notFound(id);
    }
    EntryPathDao.Step own = steps.get(steps.size() - 1);
    List<Integer> series = new ArrayList<>();
    Integer recordFolder = null;
    EntryType above = EntryType.Folder;
    for (EntryPathDao.Step step : steps.subList(0, steps.size() - 1)) {
      if (step.type() == EntryType.RecordSeries) {
        series.add(step.id());
      } else if (step.declared() || above == EntryType.RecordSeries) {
        recordFolder = step.id();
      }
      above = step.type();
    }
    Collections.reverse(series);
    return new Place(
        id,
        own.type(),
        RecordState.alone(own.type(), own.declared())
            .below(RecordPlace.of(steps.subList(0, steps.size() - 1)), own.type()),
        series,
        recordFolder);
  }

  /** As {@link #get}, and locks the entry for a change until the transaction ends. */
  public Place lock(Transaction transaction, int repositoryId, int id) {
    if (dao.findForUpdate(transaction, repositoryId, id).isEmpty()) {
      throw EntryWriter.notFound(id);
    }
    return get(transaction, repositoryId, id);
  }

  /**
   * Adds a record series.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, RECORD_SERIES_PLACE, NAME_CONFLICT, PATH_TOO_DEEP
   */
  public void insertSeries(
      Transaction transaction,
      Caller caller,
      int id,
      int parentId,
      String name,
      boolean autoRename,
      Instant now) {
    int repositoryId = caller.repositoryId();
    writer.requireSeriesPlace(
        transaction, repositoryId, writer.keepFolder(transaction, repositoryId, parentId));
    EntryName.checkDepth(paths.pathOf(transaction, repositoryId, parentId).size());
    writer.insert(
        transaction,
        repositoryId,
        new EntryDao.NewRow(
            id,
            parentId,
            name,
            EntryType.RecordSeries,
            caller.trusteeId(),
            now,
            null,
            null,
            null,
            null),
        autoRename);
  }
}
