package org.muniment.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobService;
import org.muniment.blob.PartUploads;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * The uploads whose parts clients write to the store itself. Every step can be done again after the
 * process died: it is written down which tags are joined before they are, and what came out before
 * the upload is removed from the store. Thread-safe.
 */
final class StoreUploads {
  private static final int PAGE = 1_000;

  private final Database database;
  private final PartUploads store;
  private final BlobService blobs;
  private final UploadDao dao;

  StoreUploads(Database database, PartUploads store, BlobService blobs, UploadDao dao) {
    this.database = database;
    this.store = store;
    this.blobs = blobs;
    this.dao = dao;
  }

  /** Told how far the reading of joined parts has come. */
  interface Watcher {
    /** Whether the rest is wanted, too. */
    boolean at(long done, long size);
  }

  String begin(UUID id) {
    return store.begin(id);
  }

  String url(UploadDao.Upload upload, int number, Duration lifetime) {
    return store.address(upload.id(), handle(upload), number, lifetime).toString();
  }

  private static String handle(UploadDao.Upload upload) {
    String handle = upload.storeHandle();
    if (handle == null) {
      throw new IllegalArgumentException("The upload is not in the store.");
    }
    return handle;
  }

  Optional<BlobRef> join(
      int repositoryId,
      UploadDao.Upload upload,
      List<String> tags,
      long maxBytes,
      Watcher watcher) {
    UUID id = upload.id();
    byte[] decision = hash(tags);
    Optional<BlobRef> before =
        database.write(
            transaction -> {
              if (!dao.decide(transaction, repositoryId, id, decision)) {
                throw new MunimentException(
                    ErrorCode.INVALID_REQUEST,
                    "The upload '" + id + "' is over, or is joined from other partETags.");
              }
              return dao.joined(transaction, repositoryId, id);
            });
    if (before.isPresent()) {
      return before;
    }
    long size = join(repositoryId, upload, tags, decision, maxBytes);
    Optional<StagedBlob> staged = store.stage(id, size, done -> watcher.at(done, size));
    if (staged.isEmpty()) {
      return Optional.empty();
    }
    try (StagedBlob content = staged.get()) {
      content.commit();
      database.execute(
          transaction -> {
            blobs.name(transaction, repositoryId, content);
            if (!dao.putJoined(transaction, repositoryId, id, content.ref())) {
              throw UploadService.unknown(id.toString());
            }
          });
      store.remove(id, handle(upload));
      return Optional.of(content.ref());
    }
  }

  private long join(
      int repositoryId,
      UploadDao.Upload upload,
      List<String> tags,
      byte[] decision,
      long maxBytes) {
    try {
      return store.join(upload.id(), handle(upload), tags, maxBytes);
    } catch (MunimentException refused) {
      // The client may write parts anew, or name others.
      database.execute(
          transaction -> dao.reconsider(transaction, repositoryId, upload.id(), decision));
      throw refused;
    }
  }

  private static byte[] hash(List<String> tags) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String tag : tags) {
        String plain = String.valueOf(tag).replace("\"", "").strip() + "\n";
        digest.update(plain.getBytes(StandardCharsets.UTF_8));
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Removes from the store the uploads that no row names and that were begun long ago. */
  int removeUnknown(Instant before) {
    int removed = 0;
    try (Stream<PartUploads.Upload> all = store.list()) {
      List<PartUploads.Upload> page = new ArrayList<>();
      for (Iterator<PartUploads.Upload> uploads = all.iterator(); uploads.hasNext(); ) {
        PartUploads.Upload upload = uploads.next();
        if (!upload.begun().isAfter(before)) {
          page.add(upload);
        }
        if (page.size() == PAGE || !uploads.hasNext()) {
          removed += removeUnknown(page);
          page.clear();
        }
      }
    }
    return removed;
  }

  private int removeUnknown(List<PartUploads.Upload> uploads) {
    Set<UUID> known =
        database.read(
            transaction ->
                dao.known(transaction, uploads.stream().map(PartUploads.Upload::id).toList()));
    int removed = 0;
    for (PartUploads.Upload upload : uploads) {
      if (!known.contains(upload.id())) {
        store.remove(upload.id(), upload.handle());
        removed++;
      }
    }
    return removed;
  }
}
