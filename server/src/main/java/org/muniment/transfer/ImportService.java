package org.muniment.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.blob.BlobStore;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.document.DocumentContents;
import org.muniment.document.FileTools;
import org.muniment.document.PageMaker;
import org.muniment.document.VersionService;
import org.muniment.entry.DocumentRows;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryName;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Makes documents of files, and changes documents by files (contract: entries §5 and §6). The bytes
 * are in the store, synced, and pages are made, before the transaction that names them begins.
 * Thread-safe.
 */
public final class ImportService {
  private final Database database;
  private final AccessService access;
  private final BlobStore store;
  private final EntryService entries;
  private final EntryIds ids;
  private final EntryGuard guard;
  private final VersionService versions;
  private final ContentMaker maker;
  private final Clock clock;
  private final EntryWriter writer = new EntryWriter();
  private final DocumentRows rows = new DocumentRows();

  public ImportService(
      Database database,
      AccessService access,
      FileTools tools,
      PageMaker pages,
      DocumentContents contents,
      EntryService entries,
      EntryIds ids,
      EntryGuard guard,
      VersionService versions,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.store = tools.store();
    this.maker = new ContentMaker(tools, pages, contents);
    this.entries = entries;
    this.ids = ids;
    this.guard = guard;
    this.versions = versions;
    this.clock = clock;
  }

  /** Where the bytes of a file are received, before it is known what becomes of them. */
  public BlobStore store() {
    return store;
  }

  /**
   * A document to be made.
   *
   * @throws MunimentException for bad names and volumes
   */
  public record NewDocument(
      EntryWriter.Place place, String name, boolean autoRename, @Nullable String volumeName) {
    public NewDocument {
      EntryName.check(name);
      EntryService.checkVolume(volumeName);
    }
  }

  /**
   * Adds a document.
   *
   * @throws MunimentException for bad names, places that don't exist, taken names
   */
  public Entry importDocument(Caller caller, NewDocument document, IncomingContent content) {
    access.require(caller, Right.WRITE);
    ContentMaker.Prepared prepared = prepare(content, () -> false);
    int id = ids.next(caller.repositoryId());
    return database.write(transaction -> insert(transaction, caller, id, document, prepared));
  }

  ContentMaker.Prepared prepare(IncomingContent content, BooleanSupplier cancelled) {
    return maker.prepare(content, cancelled);
  }

  /** A new entry id, taken before the transaction that uses it. */
  int newId(int repositoryId) {
    return ids.next(repositoryId);
  }

  Entry insert(
      Transaction transaction,
      Caller caller,
      int id,
      NewDocument document,
      ContentMaker.Prepared prepared) {
    int repositoryId = caller.repositoryId();
    Instant now = now();
    int folder =
        writer.folder(transaction, caller, document.place(), () -> ids.next(repositoryId), now);
    DocumentRows.Content content =
        prepared.into(
            transaction, repositoryId, new DocumentRows.Content(id, document.name(), null, null));
    writer.insertDocument(
        transaction,
        caller,
        id,
        folder,
        document.name(),
        document.autoRename(),
        content.electronicDocumentId(),
        content.pageSetId(),
        now);
    return entries.get(transaction, repositoryId, id);
  }

  /**
   * Puts a file in the place of the electronic document and adds pages; makes one version of a
   * document under version control.
   *
   * @throws MunimentException INVALID_REQUEST when nothing comes in or the file is empty
   */
  public Entry updateDocument(Caller caller, int id, IncomingContent content) {
    access.require(caller, Right.WRITE);
    checkUpdate(content);
    database.read(
        transaction -> {
          checkUpdatable(transaction, caller, id);
          return true;
        });
    ContentMaker.Prepared prepared = prepare(content, () -> false);
    return database.write(transaction -> update(transaction, caller, id, prepared));
  }

  static void checkUpdate(IncomingContent content) {
    IncomingContent.File file = content.file();
    if (file == null && content.images().isEmpty()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "There is neither a file nor an image to update with.");
    }
    if (file != null && file.ref().size() == 0) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The file is empty; an update needs a content.");
    }
    content.check();
  }

  /** Refuses what can be refused before the slow part. */
  void checkUpdatable(Transaction transaction, Caller caller, int id) {
    rows.get(transaction, caller.repositoryId(), id);
    guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
  }

  Entry update(Transaction transaction, Caller caller, int id, ContentMaker.Prepared prepared) {
    int repositoryId = caller.repositoryId();
    DocumentRows.Content before = rows.lock(transaction, repositoryId, id);
    guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
    DocumentRows.Content after = prepared.into(transaction, repositoryId, before);
    rows.replace(transaction, caller, after, now());
    versions.versionAfterUpdate(transaction, caller, after);
    return entries.get(transaction, repositoryId, id);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
