package org.muniment.annotation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobService;
import org.muniment.database.Transaction;
import org.muniment.document.FileTools;
import org.muniment.document.PageAnnotations;
import org.muniment.document.PageInfo;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Annotations laid on pages as they lie elsewhere, whoever made them there: building blocks for
 * what loads repositories from files. Thread-safe.
 */
public final class AnnotationCopies {
  /** Stands for the creator of an annotation who is no user any more. */
  public static final int GONE = -1;

  /** No text has this id, so a span that was set for it hides the whole page. */
  private static final long OTHER_TEXT = 0;

  private final AnnotationRights rights;
  private final PageAnnotations pages;
  private final BlobService blobs;
  private final FileTools tools;
  private final Clock clock;
  private final AnnotationDao dao = new AnnotationDao();
  private final AnnotationReasonDao reasons = new AnnotationReasonDao();
  private final StampDao stamps = new StampDao();

  public AnnotationCopies(
      AnnotationRights rights,
      PageAnnotations pages,
      BlobService blobs,
      FileTools tools,
      Clock clock) {
    this.rights = rights;
    this.pages = pages;
    this.blobs = blobs;
    this.tools = tools;
    this.clock = clock;
  }

  /**
   * An annotation that is there.
   *
   * @param ofOtherText whether its span was set for another text than the page has now
   */
  public record Laid(Annotation annotation, boolean ofOtherText) {}

  /**
   * An annotation to be laid on a page.
   *
   * @param onTop whether it goes above all others, whatever z-order the draft has
   * @param content a file that is committed: attachment, bitmap or the image of a stamp; null for
   *     none
   * @param ofOtherText as of {@link Laid}
   */
  public record Copy(
      int pageNumber,
      int creatorId,
      boolean onTop,
      Annotation.Draft draft,
      @Nullable BlobRef content,
      boolean ofOtherText) {}

  /** Decides what has to be added to what is there. */
  public interface Choice {
    List<Copy> missing(List<Laid> present);
  }

  /**
   * All annotations of a document by page, those on top last, whoever may see them.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE
   */
  public List<Laid> list(Transaction transaction, int repositoryId, int entryId) {
    return laid(transaction, repositoryId, pages.all(transaction, repositoryId, entryId));
  }

  private List<Laid> laid(Transaction transaction, int repositoryId, List<PageInfo> all) {
    return new AnnotationSets()
        .of(transaction, repositoryId, all).stream()
            .map(
                annotation ->
                    new Laid(
                        annotation,
                        !Objects.equals(
                            annotation.textId(), all.get(annotation.pageNumber() - 1).textId())))
            .toList();
  }

  /**
   * Looks at a committed file before it becomes a bitmap or the image of a stamp.
   *
   * @throws MunimentException INVALID_REQUEST when it is not one image
   */
  public void checkImage(BlobRef file) {
    ImageCheck.check(tools, file, AnnotationContentService.LARGEST_IMAGE);
  }

  /**
   * Adds annotations to a document, in one change of it; nothing is changed when none is missing.
   * Needs the rights to annotate.
   *
   * @throws MunimentException PAGE_NOT_FOUND, ENTRY_LOCKED, ACCESS_DENIED; INVALID_REQUEST for an
   *     unknown reason or stamp and on a page with {@value AnnotationService#MOST_OF_PAGE}
   *     annotations
   */
  public void add(Transaction transaction, Caller caller, int entryId, Choice choice) {
    rights.requireAnnotate(caller, entryId);
    int repositoryId = caller.repositoryId();
    PageAnnotations.LockedDocument locked = pages.lock(transaction, caller, entryId);
    List<Copy> missing = choice.missing(laid(transaction, repositoryId, locked.pages()));
    if (missing.isEmpty()) {
      return;
    }
    blobs.name(
        transaction,
        repositoryId,
        missing.stream().map(Copy::content).filter(Objects::nonNull).distinct().toList());
    hold(transaction, repositoryId, missing);
    Map<Integer, List<Copy>> byPage = new TreeMap<>();
    missing.forEach(
        copy -> byPage.computeIfAbsent(copy.pageNumber(), page -> new ArrayList<>()).add(copy));
    Map<Integer, Long> sets = new TreeMap<>();
    byPage.forEach(
        (number, copies) ->
            sets.put(number, add(transaction, repositoryId, locked.page(number), copies)));
    pages.put(transaction, caller, locked.content(), sets);
  }

  private void hold(Transaction transaction, int repositoryId, List<Copy> missing) {
    TreeSet<Integer> reasonIds = new TreeSet<>();
    TreeSet<Integer> stampIds = new TreeSet<>();
    for (Copy copy : missing) {
      Integer reason = copy.draft().common().reasonId();
      if (reason != null) {
        reasonIds.add(reason);
      }
      if (copy.draft().shape() instanceof AnnotationShape.Stamp stamp && stamp.stampId() != 0) {
        stampIds.add(stamp.stampId());
      }
    }
    for (int id : reasonIds) {
      if (!reasons.hold(transaction, repositoryId, id)) {
        throw ShapeRules.invalid("There is no annotation reason with the id " + id + ".");
      }
    }
    for (int id : stampIds) {
      if (!stamps.holdOfAnybody(transaction, repositoryId, id)) {
        throw ShapeRules.invalid("There is no stamp with the id " + id + ".");
      }
    }
  }

  /** Answers the new set of the page. */
  private long add(Transaction transaction, int repositoryId, PageInfo page, List<Copy> copies) {
    Long before = page.annotationSetId();
    AnnotationDao.Summary summary = dao.summary(transaction, repositoryId, before);
    if (summary.count() + copies.size() > AnnotationService.MOST_OF_PAGE) {
      throw ShapeRules.invalid(
          "A page can have at most " + AnnotationService.MOST_OF_PAGE + " annotations.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    int itemId = summary.lastItemId();
    long set = dao.copySet(transaction, repositoryId, before, 0, itemId + copies.size(), now);
    boolean empty = summary.count() == 0;
    int top = summary.topZ();
    for (Copy copy : copies) {
      Annotation.Common common = copy.draft().common();
      int z = copy.onTop() ? above(top) : common.zOrder();
      top = empty ? z : Math.max(top, z);
      empty = false;
      dao.insert(
          transaction,
          repositoryId,
          set,
          new Annotation(
              ++itemId,
              page.number(),
              copy.creatorId(),
              now,
              now,
              new Annotation.Draft(common.withZOrder(z), copy.draft().shape()),
              copy.content(),
              copy.ofOtherText() ? Long.valueOf(OTHER_TEXT) : page.textId()));
    }
    return set;
  }

  /** The z-order of what is laid above one; 0 is that of an empty page. */
  public static int above(int zOrder) {
    return zOrder == Integer.MAX_VALUE ? zOrder : zOrder + 1;
  }
}
