package org.muniment.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.blob.BlobService;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryName;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.metadata.MetadataInput;
import org.muniment.metadata.MetadataWriter;

/**
 * Makes documents of files (contract: entries §5). The bytes are in the store, synced, before the
 * transaction that names them begins. Thread-safe.
 */
public final class ImportService {
  static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final Pattern MIME_TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}");

  private final Database database;
  private final AccessService access;
  private final BlobStore store;
  private final BlobService blobs;
  private final EntryService entries;
  private final MetadataWriter metadata;
  private final EntryIds ids;
  private final Clock clock;
  private final EntryWriter writer = new EntryWriter();

  public ImportService(
      Database database,
      AccessService access,
      BlobStore store,
      BlobService blobs,
      EntryService entries,
      MetadataWriter metadata,
      EntryIds ids,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.store = store;
    this.blobs = blobs;
    this.entries = entries;
    this.metadata = metadata;
    this.ids = ids;
    this.clock = clock;
  }

  /** Where the bytes of a file are received, before it is known what becomes of them. */
  public BlobStore store() {
    return store;
  }

  /**
   * A file that was received.
   *
   * @param content the bytes; the caller closes it
   * @param name the name the sender gave it; decides the extension
   * @param mimeType the type the sender gave it, or null
   */
  public record ReceivedFile(StagedBlob content, String name, @Nullable String mimeType) {}

  /**
   * Adds a document.
   *
   * @param metadataInput template, fields, tags and links of the new document, may be empty
   * @param culture how tokens in field values are written
   * @param file null for an empty document, as for a file without bytes
   * @throws org.muniment.error.MunimentException for bad names, places that don't exist, taken
   *     names
   */
  public Entry importDocument(
      Caller caller,
      EntryWriter.Place place,
      @Nullable String name,
      boolean autoRename,
      @Nullable String volumeName,
      MetadataInput metadataInput,
      Locale culture,
      @Nullable ReceivedFile file) {
    access.require(caller, Right.WRITE);
    String checked = EntryName.check(name);
    EntryService.checkVolume(volumeName);
    int repositoryId = caller.repositoryId();
    ReceivedFile stored = file == null || file.content().ref().size() == 0 ? null : file;
    if (stored != null) {
      stored.content().commit();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try (EntryIds.Supply supply = ids.supply(repositoryId, place.mostNewFolders() + 1)) {
      int id = supply.first();
      return database.write(
          transaction -> {
            int folder = writer.folder(transaction, caller, place, supply, now);
            Long documentId =
                stored == null
                    ? null
                    : blobs.register(
                        transaction,
                        repositoryId,
                        stored.content(),
                        FileName.extension(stored.name()),
                        mimeType(stored.mimeType()));
            writer.insertDocument(
                transaction, caller, id, folder, checked, autoRename, documentId, now);
            addMetadata(transaction, caller, id, metadataInput, culture);
            return entries.get(transaction, repositoryId, id);
          });
    }
  }

  /** An unknown template has a code of its own here (contract: errors §3). */
  private void addMetadata(
      Transaction transaction, Caller caller, int id, MetadataInput input, Locale culture) {
    try {
      metadata.add(transaction, caller, id, input, culture);
    } catch (MunimentException failure) {
      throw failure.code() == ErrorCode.TEMPLATE_NOT_FOUND
          ? new MunimentException(ErrorCode.IMPORT_TEMPLATE_NOT_FOUND, failure.text(), failure)
          : failure;
    }
  }

  /** The media type without parameters; what can't be one counts as unknown. */
  private static String mimeType(@Nullable String sent) {
    if (sent == null) {
      return UNKNOWN_TYPE;
    }
    String type = sent.split(";", 2)[0].trim();
    return MIME_TYPE.matcher(type).matches() ? type : UNKNOWN_TYPE;
  }
}
