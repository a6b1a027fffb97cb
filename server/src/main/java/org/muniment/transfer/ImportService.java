package org.muniment.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.blob.BlobStore;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.document.ChangedDocument;
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
import org.muniment.identity.FeatureRight;
import org.muniment.metadata.MetadataWriter;

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
  private final MetadataWriter metadata;
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
      MetadataWriter metadata,
      EntryIds ids,
      EntryGuard guard,
      VersionService versions,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.store = tools.store();
    this.maker = new ContentMaker(tools, pages, contents);
    this.entries = entries;
    this.metadata = metadata;
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
   * @param metadata template, fields, tags and links of the new document
   * @throws MunimentException for bad names, places that don't exist, taken names; for metadata as
   *     {@link MetadataWriter#add}; for pages and text that are wanted as {@link PageMaker#ofPdf};
   *     TRANSFER_TIMEOUT when they take too long for a call
   */
  public ChangedDocument importDocument(
      Caller caller, NewDocument document, IncomingContent content, NewMetadata metadata) {
    begin(caller);
    ContentMaker.Prepared prepared = prepareInTime(content);
    try (EntryIds.Supply supply = ids(caller.repositoryId(), document)) {
      Entry entry =
          database.write(
              transaction -> insert(transaction, caller, supply, document, prepared, metadata));
      return ChangedDocument.logged(entry, prepared.warnings());
    }
  }

  /** What a caller needs for any import; also brings what is known of rights up to date. */
  void begin(Caller caller) {
    access.require(caller, Right.WRITE);
    access.require(caller, FeatureRight.Import);
  }

  /** Refuses before the slow part what can be refused: the folder where there is one. */
  void checkFolder(Transaction transaction, Caller caller, EntryWriter.Place place) {
    if (place.folderPath().isEmpty()) {
      access.require(transaction, caller, place.folderId(), EntryRight.CreateDocument);
    } else {
      access.require(transaction, caller, place.folderId());
    }
  }

  private ContentMaker.Prepared prepareInTime(IncomingContent content) {
    Deadline deadline = new Deadline();
    ContentMaker.Prepared prepared = prepare(content, deadline::isOver);
    deadline.check();
    return prepared;
  }

  ContentMaker.Prepared prepare(IncomingContent content, BooleanSupplier cancelled) {
    return maker.prepare(content, cancelled);
  }

  /** The ids of a document and its new folders, taken before the transaction that uses them. */
  EntryIds.Supply ids(int repositoryId, NewDocument document) {
    return ids.supply(repositoryId, document.place().mostNewFolders() + 1);
  }

  Entry insert(
      Transaction transaction,
      Caller caller,
      EntryIds.Supply supply,
      NewDocument document,
      ContentMaker.Prepared prepared,
      NewMetadata newMetadata) {
    int repositoryId = caller.repositoryId();
    Instant now = now();
    int id = supply.first();
    int folder =
        writer.folder(
            transaction, caller, access, EntryRight.CreateDocument, document.place(), supply, now);
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
    addMetadata(transaction, caller, id, newMetadata);
    return entries.get(transaction, repositoryId, id);
  }

  /** An unknown template has a code of its own here (contract: errors §3). */
  private void addMetadata(Transaction transaction, Caller caller, int id, NewMetadata added) {
    try {
      metadata.add(transaction, caller, id, added.input(), added.culture());
    } catch (MunimentException failure) {
      throw failure.code() == ErrorCode.TEMPLATE_NOT_FOUND
          ? new MunimentException(ErrorCode.IMPORT_TEMPLATE_NOT_FOUND, failure.text(), failure)
          : failure;
    }
  }

  /**
   * Puts a file in the place of the electronic document, adds pages and metadata; makes one version
   * of a document under version control.
   *
   * @param metadata what is added to the metadata that is there
   * @throws MunimentException INVALID_REQUEST when nothing comes in or the file is empty; for pages
   *     and text that are wanted as {@link PageMaker#ofPdf}; TRANSFER_TIMEOUT when they take too
   *     long for a call
   */
  public ChangedDocument updateDocument(
      Caller caller, int id, IncomingContent content, NewMetadata metadata) {
    begin(caller);
    checkUpdate(content, metadata);
    database.read(
        transaction -> {
          checkUpdatable(transaction, caller, id, !content.isNone(), metadata);
          return true;
        });
    ContentMaker.Prepared prepared = prepareInTime(content);
    Entry entry =
        database.write(transaction -> update(transaction, caller, id, prepared, metadata));
    return ChangedDocument.logged(entry, prepared.warnings());
  }

  static void checkUpdate(IncomingContent content, NewMetadata metadata) {
    IncomingContent.File file = content.file();
    if (content.isNone() && metadata.input().isEmpty()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "There is neither a file nor an image nor metadata to update with.");
    }
    if (file != null && file.ref().size() == 0) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The file is empty; an update needs a content.");
    }
    content.check();
  }

  /** Refuses what can be refused before the slow part. */
  void checkUpdatable(
      Transaction transaction,
      Caller caller,
      int id,
      boolean changesContent,
      NewMetadata newMetadata) {
    rows.get(transaction, caller.repositoryId(), id);
    checkGuard(transaction, caller, id, changesContent, newMetadata);
  }

  private void checkGuard(
      Transaction transaction,
      Caller caller,
      int id,
      boolean changesContent,
      NewMetadata newMetadata) {
    access.require(transaction, caller, id);
    if (changesContent) {
      access.require(transaction, caller, id, EntryRight.WriteContent);
      guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
    }
    if (!newMetadata.input().isEmpty()) {
      access.require(transaction, caller, id, EntryRight.WriteMetadata);
      guard.check(transaction, caller, id, EntryGuard.Change.METADATA);
    }
  }

  Entry update(
      Transaction transaction,
      Caller caller,
      int id,
      ContentMaker.Prepared prepared,
      NewMetadata newMetadata) {
    int repositoryId = caller.repositoryId();
    DocumentRows.Content before = rows.lock(transaction, repositoryId, id);
    checkGuard(transaction, caller, id, !prepared.isNone(), newMetadata);
    DocumentRows.Content after = prepared.into(transaction, repositoryId, before);
    rows.replace(transaction, caller, after, now());
    addMetadata(transaction, caller, id, newMetadata);
    versions.versionAfterUpdate(transaction, caller, after);
    return entries.get(transaction, repositoryId, id);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
