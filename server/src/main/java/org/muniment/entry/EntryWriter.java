package org.muniment.entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Puts new rows into the tree: the building block of everything that creates entries. Only {@link
 * #folder} checks rights.
 */
public final class EntryWriter {
  private static final int NAMES_TRIED = 100;

  private final EntryDao dao = new EntryDao();
  private final EntryPathDao paths = new EntryPathDao();

  /**
   * Where a new entry goes.
   *
   * @param folderId the folder in the route
   * @param folderPath the segments of the path below it, may be empty
   * @param createFolders whether missing folders are made
   */
  public record Place(int folderId, List<String> folderPath, boolean createFolders) {
    /** How many folders may have to be made. */
    public int mostNewFolders() {
      return createFolders ? folderPath.size() : 0;
    }

    public static Place in(int folderId) {
      return new Place(folderId, List.of(), false);
    }
  }

  /**
   * Finds, and where asked makes, the folder a new entry goes into, and keeps it from being deleted
   * until the transaction ends.
   *
   * @param right what the caller needs on the folder; where folders are made, CreateFolder on the
   *     folder above them, too
   * @throws MunimentException ACCESS_DENIED, ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE when something on
   *     the way is no folder, PATH_TOO_DEEP, RECORD_FOLDER_CLOSED
   */
  public int folder(
      Transaction transaction,
      Caller caller,
      AccessService access,
      EntryRight right,
      Place place,
      EntryIds.Supply ids,
      Instant now) {
    int repositoryId = caller.repositoryId();
    EntryDao.Row folder = keepFolder(transaction, repositoryId, place.folderId());
    List<EntryPathDao.Step> steps = paths.pathOf(transaction, repositoryId, folder.id());
    EntryName.checkDepth(steps.size() + place.folderPath().size());
    int number = 0;
    for (String segment : place.folderPath()) {
      number++;
      folder =
          place.createFolders()
              ? childOrNew(transaction, caller, access, folder, segment, ids, number, now)
              : child(transaction, repositoryId, folder, segment);
    }
    access.require(transaction, caller, folder.id(), right);
    if (number > 0) {
      steps = paths.pathOf(transaction, repositoryId, folder.id());
    }
    RecordPlace.of(steps).requireOpen();
    return folder.id();
  }

  /**
   * @throws MunimentException RECORD_SERIES_PLACE when a record series can't be in this container
   */
  void requireSeriesPlace(Transaction transaction, int repositoryId, EntryDao.Row parent) {
    if (parent.id() == Entry.ROOT) {
      return;
    }
    if (parent.type() != EntryType.RecordSeries) {
      throw new MunimentException(
          ErrorCode.RECORD_SERIES_PLACE,
          "A record series can be only in the root folder or in another record series.");
    }
    if (dao.holdsFolder(transaction, repositoryId, parent.id())) {
      throw new MunimentException(
          ErrorCode.RECORD_SERIES_PLACE,
          "A record series that holds a record folder can't hold another record series.");
    }
  }

  private EntryDao.Row child(
      Transaction transaction, int repositoryId, EntryDao.Row folder, String segment) {
    EntryDao.Row child =
        dao.findChild(transaction, repositoryId, folder.id(), segment)
            .orElseThrow(
                () ->
                    new MunimentException(
                        ErrorCode.ENTRY_NOT_FOUND,
                        "The folder '" + segment + "' of the folderPath does not exist."));
    return keepFolder(transaction, repositoryId, child.id());
  }

  private EntryDao.Row childOrNew(
      Transaction transaction,
      Caller caller,
      AccessService access,
      EntryDao.Row folder,
      String segment,
      EntryIds.Supply ids,
      int number,
      Instant now) {
    int repositoryId = caller.repositoryId();
    for (int attempt = 0; attempt < NAMES_TRIED; attempt++) {
      Optional<EntryDao.Row> present =
          dao.findChild(transaction, repositoryId, folder.id(), segment);
      if (present.isPresent()) {
        return keepFolder(transaction, repositoryId, present.get().id());
      }
      access.require(transaction, caller, folder.id(), EntryRight.CreateFolder);
      EntryDao.NewRow made =
          new EntryDao.NewRow(
              ids.at(number),
              folder.id(),
              segment,
              EntryType.Folder,
              caller.trusteeId(),
              now,
              null,
              null,
              null,
              null);
      if (dao.insert(transaction, repositoryId, made)) {
        return new EntryDao.Row(made.id(), folder.id(), EntryType.Folder, segment);
      }
      // Somebody else made it in this moment: look again.
    }
    throw new MunimentException(
        ErrorCode.NAME_CONFLICT, "The folder '" + segment + "' could not be made.");
  }

  /** The folder's row, kept from being deleted until the transaction ends. */
  EntryDao.Row keepFolder(Transaction transaction, int repositoryId, int id) {
    return container(
        dao.findAndKeep(transaction, repositoryId, id).orElseThrow(() -> notFound(id)));
  }

  /** The folder's row, without a lock. */
  EntryDao.Row requireFolder(Transaction transaction, int repositoryId, int id) {
    return container(dao.getRow(transaction, repositoryId, id));
  }

  /**
   * The same row.
   *
   * @throws MunimentException WRONG_ENTRY_TYPE for what is no folder
   */
  static EntryDao.Row container(EntryDao.Row row) {
    if (!row.type().isContainer()) {
      throw new MunimentException(
          ErrorCode.WRONG_ENTRY_TYPE, "The entry with the id " + row.id() + " is not a folder.");
    }
    return row;
  }

  /**
   * Adds a row below a folder that {@link #folder} answered.
   *
   * @param autoRename whether another name is taken when the name is in use
   * @return the name it got
   * @throws MunimentException NAME_CONFLICT
   */
  String insert(
      Transaction transaction, int repositoryId, EntryDao.NewRow row, boolean autoRename) {
    if (dao.insert(transaction, repositoryId, row)) {
      return row.name();
    }
    if (!autoRename) {
      throw nameConflict(row.name());
    }
    int parentId = java.util.Objects.requireNonNull(row.parentId());
    long number = dao.highestNumber(transaction, repositoryId, parentId, row.name());
    for (int attempt = 1; attempt <= NAMES_TRIED; attempt++) {
      EntryDao.NewRow renamed = row.named(EntryName.numbered(row.name(), number + attempt));
      if (dao.insert(transaction, repositoryId, renamed)) {
        return renamed.name();
      }
    }
    throw nameConflict(row.name());
  }

  /** Adds a document; the building block of imports. */
  public void insertDocument(
      Transaction transaction,
      Caller caller,
      int id,
      int folderId,
      String name,
      boolean autoRename,
      @org.jspecify.annotations.Nullable Long electronicDocumentId,
      @org.jspecify.annotations.Nullable Long pageSetId,
      Instant now) {
    insert(
        transaction,
        caller.repositoryId(),
        new EntryDao.NewRow(
            id,
            folderId,
            name,
            EntryType.Document,
            caller.trusteeId(),
            now,
            electronicDocumentId,
            null,
            null,
            pageSetId),
        autoRename);
  }

  /** The refusal of an id that names no entry; of one that can't (contract: errors §2). */
  static MunimentException notFound(int id) {
    if (id < 1) {
      return new MunimentException(ErrorCode.INVALID_ENTRY_ID, "Error: Invalid value for entryId.");
    }
    return new MunimentException(
        ErrorCode.ENTRY_NOT_FOUND, "The entry with the id " + id + " was not found.");
  }

  static MunimentException nameConflict(String name) {
    return new MunimentException(
        ErrorCode.NAME_CONFLICT, "An entry named '" + name + "' exists already in the folder.");
  }
}
