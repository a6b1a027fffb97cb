package org.muniment.blob;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muniment.database.Transaction;

/**
 * Names contents in the database. Building blocks: they run in the caller's transaction and check
 * no rights. Whatever was registered is safe from a sweep until the transaction ends, and
 * afterwards if the transaction wrote a reference to it (see {@link BlobReferences}).
 */
public final class BlobService {
  private final BlobStore store;
  private final Clock clock;
  private final BlobDao blobs = new BlobDao();
  private final ElectronicDocumentDao documents = new ElectronicDocumentDao();

  public BlobService(BlobStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Names a committed content as an electronic document; the same content with the same extension
   * and type is the same electronic document.
   *
   * @param extension without the dot, empty for none
   * @return the id of the electronic document
   */
  public long register(
      Transaction transaction,
      int repositoryId,
      StagedBlob staged,
      String extension,
      String mimeType) {
    boolean added = nameStaged(transaction, repositoryId, staged);
    return documents.obtain(
        transaction, repositoryId, staged.ref(), extension, mimeType, clock.instant(), added);
  }

  /**
   * As the other, for a content that was stored earlier.
   *
   * @throws BlobException when the store no longer has it
   */
  public long register(
      Transaction transaction, int repositoryId, BlobRef ref, String extension, String mimeType) {
    name(transaction, repositoryId, ref);
    return documents.obtain(
        transaction, repositoryId, ref, extension, mimeType, clock.instant(), false);
  }

  /** Names a committed content that is referred to by its hash, such as the image of a page. */
  public void name(Transaction transaction, int repositoryId, StagedBlob staged) {
    nameStaged(transaction, repositoryId, staged);
  }

  /** Answers whether the repository did not name the content before. */
  private boolean nameStaged(Transaction transaction, int repositoryId, StagedBlob staged) {
    if (!staged.isCommitted()) {
      throw new IllegalStateException("The content has to be committed before it is named.");
    }
    boolean added = blobs.obtain(transaction, repositoryId, staged.ref(), clock.instant());
    if (added && !store.holds(staged.ref())) {
      // A sweep took it after the commit, when no row named it yet. Nobody can take it from here
      // on.
      staged.commit();
    }
    return added;
  }

  /**
   * As the other, for a content that was stored earlier.
   *
   * @throws BlobException when the store no longer has it
   */
  public void name(Transaction transaction, int repositoryId, BlobRef ref) {
    if (blobs.obtain(transaction, repositoryId, ref, clock.instant()) && !store.holds(ref)) {
      throw new BlobException("The content " + ref.sha256() + " is not in the store.");
    }
  }

  /**
   * As the other, for many contents in few statements.
   *
   * @throws BlobException when the store no longer has one of them
   */
  public void name(Transaction transaction, int repositoryId, Collection<BlobRef> refs) {
    Set<String> added = blobs.obtain(transaction, repositoryId, refs, clock.instant());
    for (BlobRef ref : refs) {
      if (added.contains(ref.sha256()) && !store.holds(ref)) {
        throw new BlobException("The content " + ref.sha256() + " is not in the store.");
      }
    }
  }

  /** The electronic documents with some ids; ids that do not exist are left out. */
  public Map<Long, ElectronicDocument> find(
      Transaction transaction, int repositoryId, Collection<Long> ids) {
    return ids.isEmpty() ? Map.of() : documents.find(transaction, repositoryId, ids);
  }

  public Optional<ElectronicDocument> find(Transaction transaction, int repositoryId, long id) {
    return Optional.ofNullable(documents.find(transaction, repositoryId, List.of(id)).get(id));
  }
}
