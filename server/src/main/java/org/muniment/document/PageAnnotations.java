package org.muniment.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobService;
import org.muniment.database.Transaction;
import org.muniment.entry.DocumentRows;
import org.muniment.entry.EntryGuard;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * What lies on pages, as far as pages are concerned: building blocks for the feature that owns it.
 * Laying something on a page changes the document as an operation on pages does.
 */
public final class PageAnnotations {
  private final EntryGuard guard;
  private final PageSets sets;
  private final VisibleTexts visible;
  private final AutoVersion autoVersion;
  private final Clock clock;
  private final DocumentRows rows = new DocumentRows();
  private final PageDao pages = new PageDao();

  public PageAnnotations(EntryGuard guard, BlobService blobs, VisibleTexts visible, Clock clock) {
    this.guard = guard;
    this.sets = new PageSets(blobs, clock);
    this.visible = visible;
    this.autoVersion = new AutoVersion(clock);
    this.clock = clock;
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE, PAGE_NOT_FOUND
   */
  public PageInfo get(Transaction transaction, int repositoryId, int entryId, int number) {
    return find(transaction, repositoryId, rows.get(transaction, repositoryId, entryId), number);
  }

  /**
   * The pages of a document that something lies on.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE
   */
  public List<PageInfo> list(Transaction transaction, int repositoryId, int entryId) {
    Long set = rows.get(transaction, repositoryId, entryId).pageSetId();
    return set == null ? List.of() : pages.annotated(transaction, repositoryId, set);
  }

  /** A page of a document that is locked until the transaction ends. */
  public record Locked(DocumentRows.Content content, PageInfo page) {}

  /**
   * @throws MunimentException as {@link #get}, and ENTRY_LOCKED
   */
  public Locked lock(Transaction transaction, Caller caller, int entryId, int number) {
    int repositoryId = caller.repositoryId();
    DocumentRows.Content content = rows.lock(transaction, repositoryId, entryId);
    PageInfo page = find(transaction, repositoryId, content, number);
    guard.check(transaction, caller, entryId, EntryGuard.Change.CONTENT);
    return new Locked(content, page);
  }

  /** A document that is locked until the transaction ends, with all its pages. */
  public record LockedDocument(DocumentRows.Content content, List<PageInfo> pages) {
    /**
     * @throws MunimentException PAGE_NOT_FOUND
     */
    public PageInfo page(int number) {
      return required(number < 1 || number > pages.size() ? null : pages.get(number - 1), number);
    }
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE, ENTRY_LOCKED
   */
  public LockedDocument lock(Transaction transaction, Caller caller, int entryId) {
    DocumentRows.Content content = rows.lock(transaction, caller.repositoryId(), entryId);
    guard.check(transaction, caller, entryId, EntryGuard.Change.CONTENT);
    return new LockedDocument(content, all(transaction, caller.repositoryId(), content));
  }

  /**
   * All pages of a document.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE
   */
  public List<PageInfo> all(Transaction transaction, int repositoryId, int entryId) {
    return all(transaction, repositoryId, rows.get(transaction, repositoryId, entryId));
  }

  private List<PageInfo> all(
      Transaction transaction, int repositoryId, DocumentRows.Content content) {
    Long set = content.pageSetId();
    return set == null ? List.of() : pages.all(transaction, repositoryId, set);
  }

  /** Has a page refer to another set of annotations, which is complete. */
  public void put(Transaction transaction, Caller caller, Locked locked, long annotationSetId) {
    put(transaction, caller, locked.content(), Map.of(locked.page().number(), annotationSetId));
  }

  /**
   * Has pages of a locked document refer to other sets of annotations, which are complete, in one
   * change of the document.
   *
   * @param annotationSetIds by the numbers of the pages
   */
  public void put(
      Transaction transaction,
      Caller caller,
      DocumentRows.Content content,
      Map<Integer, Long> annotationSetIds) {
    int repositoryId = caller.repositoryId();
    long before = Objects.requireNonNull(content.pageSetId());
    int count = pages.count(transaction, repositoryId, before);
    Long after =
        sets.make(
            transaction,
            repositoryId,
            List.of(new PageSource.Kept(before, 1, count, false)),
            set -> {
              pages.setAnnotations(transaction, repositoryId, set, annotationSetIds);
              visible.settle(transaction, repositoryId, set, annotationSetIds.keySet());
            });
    DocumentRows.Content changed = content.withPages(after);
    rows.replace(transaction, caller, changed, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    autoVersion.after(transaction, caller, changed);
  }

  private PageInfo find(
      Transaction transaction, int repositoryId, DocumentRows.Content content, int number) {
    Long set = content.pageSetId();
    PageInfo page =
        set == null ? null : pages.find(transaction, repositoryId, set, number).orElse(null);
    return required(page, number);
  }

  private static PageInfo required(@Nullable PageInfo page, int number) {
    if (page == null) {
      throw new MunimentException(
          ErrorCode.PAGE_NOT_FOUND, "The document has no page " + number + ".");
    }
    return page;
  }
}
