package org.muniment.document;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobService;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Transaction;

/** Gives documents their contents: the building blocks of imports. Thread-safe. */
public final class DocumentContents {
  private final BlobService blobs;
  private final Clock clock;
  private final @Nullable TextReader reader;
  private final PageSets sets;
  private final PageDao pages = new PageDao();
  private final DocumentTextDao texts = new DocumentTextDao();

  /**
   * @param reader is told of new contents, or null to leave them to another node
   */
  public DocumentContents(BlobService blobs, Clock clock, @Nullable TextReader reader) {
    this.blobs = blobs;
    this.clock = clock;
    this.reader = reader;
    this.sets = new PageSets(blobs, clock);
  }

  /** Names a committed content as an electronic document and has its text read. */
  public long register(
      Transaction transaction,
      int repositoryId,
      StagedBlob content,
      String extension,
      String mimeType) {
    long id = blobs.register(transaction, repositoryId, content, extension, mimeType);
    queue(transaction, repositoryId, content.ref(), extension);
    return id;
  }

  /** As the other, for a content that was stored earlier. */
  public long register(
      Transaction transaction, int repositoryId, BlobRef ref, String extension, String mimeType) {
    long id = blobs.register(transaction, repositoryId, ref, extension, mimeType);
    queue(transaction, repositoryId, ref, extension);
    return id;
  }

  private void queue(Transaction transaction, int repositoryId, BlobRef ref, String extension) {
    texts.queue(
        transaction,
        repositoryId,
        ref,
        extension.isEmpty() ? "" : "file." + extension,
        clock.instant());
    if (reader != null) {
      transaction.afterCommit(reader::wake);
    }
  }

  /**
   * Makes a page set of the pages of another one, if any, and new ones behind them.
   *
   * @return null when there are no pages at all
   */
  public @Nullable Long append(
      Transaction transaction, int repositoryId, @Nullable Long pageSetId, List<NewPage> added) {
    if (added.isEmpty()) {
      return pageSetId;
    }
    PageSource.Added after = new PageSource.Added(added);
    int count = pages.count(transaction, repositoryId, pageSetId);
    return sets.make(
        transaction,
        repositoryId,
        pageSetId == null || count == 0
            ? List.of(after)
            : List.of(new PageSource.Kept(pageSetId, 1, count, false), after));
  }

  /**
   * The text of a content as it was read.
   *
   * @param text empty for none
   * @param notice why it is not all there is, or null
   */
  public record KnownText(String text, @Nullable String notice) {}

  /** The text of a content; nothing when it has not been read yet. */
  public Optional<KnownText> text(Transaction transaction, int repositoryId, BlobRef ref) {
    return texts.find(transaction, repositoryId, ref);
  }
}
