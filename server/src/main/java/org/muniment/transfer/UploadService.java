package org.muniment.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobService;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.LinkSigner;
import org.muniment.identity.UploadLink;

/**
 * Takes files in parts (contract: long-operations §6). Clients write them to the store itself where
 * it can take them; else each part comes in here and is a content of its own until a task joins
 * them. Thread-safe.
 */
public final class UploadService {
  /** How long the address of a part is good. */
  static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

  private static final Duration ABANDONED = Duration.ofDays(1);
  private static final int MOST_PARTS_AT_ONCE = 100;
  private static final int LAST_PART = 1_000;
  private static final long LARGEST_PART = 5L << 30;
  private static final long LARGEST_FILE = 64L << 30;
  private static final int LONGEST_NAME = 255;

  private final Database database;
  private final AccessService access;
  private final BlobStore store;
  private final BlobService blobs;
  private final LinkSigner links;
  private final Clock clock;
  private final UploadDao dao = new UploadDao();
  private final @Nullable StoreUploads inStore;

  public UploadService(
      Database database,
      AccessService access,
      BlobStore store,
      BlobService blobs,
      LinkSigner links,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.store = store;
    this.blobs = blobs;
    this.links = links;
    this.clock = clock;
    this.inStore =
        store
            .partUploads()
            .map(parts -> new StoreUploads(database, parts, blobs, dao))
            .orElse(null);
  }

  /** The addresses of some parts, in the order of the parts. */
  public record PartUrls(String uploadId, List<String> urls) {}

  /**
   * Hands out the addresses of parts; begins an upload when there is no id yet.
   *
   * @param url makes an address of this server of the token of a part; not asked when the store
   *     takes parts itself
   * @throws MunimentException INVALID_REQUEST for numbers out of range, an unknown upload, or a new
   *     one without file name or MIME type
   */
  public PartUrls createUrls(
      Caller caller,
      @Nullable String uploadId,
      int firstPart,
      int parts,
      @Nullable String fileName,
      @Nullable String mimeType,
      UnaryOperator<String> url) {
    access.require(caller, Right.WRITE);
    if (parts < 1 || parts > MOST_PARTS_AT_ONCE) {
      throw invalid("The numberOfParts " + parts + " is not between 1 and 100.");
    }
    if (firstPart < 1 || firstPart + parts > LAST_PART + 1) {
      throw invalid("The parts must have the numbers 1 to " + LAST_PART + ".");
    }
    UploadDao.Upload upload =
        uploadId == null || uploadId.isBlank()
            ? begin(caller, fileName, mimeType)
            : database.write(transaction -> find(transaction, caller, uploadId));
    return new PartUrls(
        upload.id().toString(),
        IntStream.range(firstPart, firstPart + parts)
            .mapToObj(number -> url(caller, upload, number, url))
            .toList());
  }

  private String url(
      Caller caller, UploadDao.Upload upload, int number, UnaryOperator<String> url) {
    return upload.storeHandle() == null
        ? url.apply(
            links.sign(new UploadLink(caller.repositoryId(), upload.id(), number), LINK_LIFETIME))
        : inStore(upload.id()).url(upload, number, LINK_LIFETIME);
  }

  private UploadDao.Upload begin(
      Caller caller, @Nullable String fileName, @Nullable String mimeType) {
    if (fileName == null || fileName.isBlank() || fileName.length() > LONGEST_NAME) {
      throw invalid("The fileName is missing or longer than " + LONGEST_NAME + " characters.");
    }
    if (mimeType == null || mimeType.isBlank() || mimeType.length() > LONGEST_NAME) {
      throw invalid("The mimeType is missing or longer than " + LONGEST_NAME + " characters.");
    }
    if (fileName.indexOf('\0') >= 0 || mimeType.indexOf('\0') >= 0) {
      throw invalid("The fileName or the mimeType has a null character.");
    }
    UUID id = UUID.randomUUID();
    UploadDao.Upload upload =
        new UploadDao.Upload(
            id, caller.trusteeId(), fileName, mimeType, inStore == null ? null : inStore.begin(id));
    database.execute(
        transaction -> dao.insert(transaction, caller.repositoryId(), upload, clock.instant()));
    return upload;
  }

  /**
   * Takes a part, in constant memory.
   *
   * @param announced how many bytes the client says it has, negative when it does not say
   * @param md5 what the client says is the MD5 of the content, in Base64, or null
   * @return what the part is called when the upload is used, in quotes
   * @throws MunimentException LINK_EXPIRED, REQUEST_TOO_LARGE, INVALID_REQUEST when the upload is
   *     over; INVALID_DIGEST for an MD5 that can't be one, BAD_DIGEST for that of another content,
   *     as S3 has it: the part is not taken
   */
  public String putPart(String token, long announced, @Nullable String md5, InputStream content)
      throws IOException {
    UploadLink link = links.verifyUpload(token);
    PartDigest digest = md5 == null ? null : PartDigest.parse(md5);
    if (announced > LARGEST_PART) {
      throw new MunimentException(
          ErrorCode.REQUEST_TOO_LARGE,
          "The part is larger than the " + LARGEST_PART + " bytes that are allowed.");
    }
    InputStream read = digest == null ? content : digest.over(content);
    try (StagedBlob staged = store.stage(read, LARGEST_PART)) {
      if (digest != null) {
        digest.check();
      }
      staged.commit();
      database.execute(
          transaction -> {
            if (dao.use(transaction, link.repositoryId(), link.uploadId(), clock.instant())
                .isEmpty()) {
              throw unknown(link.uploadId().toString());
            }
            blobs.name(transaction, link.repositoryId(), staged);
            dao.putPart(
                transaction, link.repositoryId(), link.uploadId(), link.part(), staged.ref());
          });
      return tag(staged.ref());
    }
  }

  private static String tag(BlobRef ref) {
    return '"' + ref.sha256() + '"';
  }

  /**
   * An upload whose parts are there.
   *
   * @param parts the parts that came in here; empty when the store has them
   */
  record Complete(UploadDao.Upload upload, List<BlobRef> parts) {
    boolean isInStore() {
      return upload.storeHandle() != null;
    }

    long size() {
      return parts.stream().mapToLong(BlobRef::size).sum();
    }
  }

  /**
   * The parts that are to be joined, in their order.
   *
   * @throws MunimentException INVALID_REQUEST for an upload that is unknown or another user's, and
   *     for tags that are none of its parts' or not in their order, unless the store has them: it
   *     is asked when they are joined
   */
  Complete complete(Transaction transaction, Caller caller, String uploadId, List<String> tags) {
    UploadDao.Upload upload = find(transaction, caller, uploadId);
    if (tags.isEmpty() || tags.size() > LAST_PART) {
      throw invalid("There must be 1 to " + LAST_PART + " partETags.");
    }
    if (upload.storeHandle() != null) {
      return new Complete(upload, List.of());
    }
    Iterator<BlobRef> present =
        dao.parts(transaction, caller.repositoryId(), upload.id()).iterator();
    List<BlobRef> chosen = new ArrayList<>();
    for (String tag : tags) {
      chosen.add(next(present, tag));
    }
    Complete complete = new Complete(upload, chosen);
    if (complete.size() > LARGEST_FILE) {
      throw new MunimentException(
          ErrorCode.REQUEST_TOO_LARGE,
          "The parts are together larger than the " + LARGEST_FILE + " bytes that are allowed.");
    }
    return complete;
  }

  /** Equal tags are equal parts, so the first that fits is as good as any. */
  private static BlobRef next(Iterator<BlobRef> parts, @Nullable String tag) {
    String wanted = tag == null ? "" : tag.replace("\"", "").strip();
    while (parts.hasNext()) {
      BlobRef part = parts.next();
      if (part.sha256().equals(wanted)) {
        return part;
      }
    }
    throw invalid("The ETag " + tag + " is none of a part of this upload behind those before it.");
  }

  /**
   * Joins the parts that are in the store, and reads them once.
   *
   * @return the content, which the upload refers to until it ends; empty when it is not wanted
   * @throws MunimentException INVALID_REQUEST for tags that are none of its parts', parts that the
   *     store refuses to join, and other tags than the upload was joined from before;
   *     REQUEST_TOO_LARGE
   */
  Optional<BlobRef> join(
      Caller caller, Complete complete, List<String> tags, StoreUploads.Watcher watcher) {
    return inStore(complete.upload().id())
        .join(caller.repositoryId(), complete.upload(), tags, LARGEST_FILE, watcher);
  }

  private StoreUploads inStore(UUID id) {
    if (inStore == null) {
      // The server has been given another store since.
      throw unknown(id.toString());
    }
    return inStore;
  }

  private UploadDao.Upload find(Transaction transaction, Caller caller, String uploadId) {
    UUID id;
    try {
      id = UUID.fromString(uploadId);
    } catch (IllegalArgumentException malformed) {
      throw unknown(uploadId);
    }
    return dao.use(transaction, caller.repositoryId(), id, clock.instant())
        .filter(upload -> upload.trusteeId() == caller.trusteeId())
        .orElseThrow(() -> unknown(uploadId));
  }

  /**
   * Ends an upload whose parts were used.
   *
   * @throws MunimentException INVALID_REQUEST when another task has used them meanwhile
   */
  void end(Transaction transaction, int repositoryId, UUID id) {
    if (!dao.delete(transaction, repositoryId, id)) {
      throw unknown(id.toString());
    }
  }

  /** Removes uploads that nobody has used for long. For regular housekeeping. */
  public int removeAbandoned() {
    Instant before = clock.instant().minus(ABANDONED);
    int rows = database.write(transaction -> dao.deleteAbandoned(transaction, before));
    if (inStore != null) {
      inStore.removeUnknown(before);
    }
    return rows;
  }

  static MunimentException unknown(String id) {
    return invalid("There is no upload with the id '" + id + "'.");
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }
}
