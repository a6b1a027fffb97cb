package org.muniment.annotation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.document.PageAnnotations;
import org.muniment.document.PageInfo;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** Annotations on the pages of documents (contract: more-resources §3). Thread-safe. */
public final class AnnotationService {
  static final int MOST_OF_PAGE = 1_000;

  private final Database database;
  private final AnnotationRights rights;
  private final PageAnnotations pages;
  private final Clock clock;
  private final AnnotationSets sets = new AnnotationSets();
  private final AnnotationDao dao = new AnnotationDao();
  private final AnnotationReasonDao reasons = new AnnotationReasonDao();
  private final StampDao stamps = new StampDao();

  public AnnotationService(
      Database database, AnnotationRights rights, PageAnnotations pages, Clock clock) {
    this.database = database;
    this.rights = rights;
    this.pages = pages;
    this.clock = clock;
  }

  /**
   * All that the caller sees on a document, by page, what is on top last.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE
   */
  public List<Annotation> list(Caller caller, int entryId) {
    rights.requireSee(caller, entryId);
    int repositoryId = caller.repositoryId();
    return database.read(
        transaction ->
            seen(
                caller,
                sets.of(
                    transaction, repositoryId, pages.list(transaction, repositoryId, entryId))));
  }

  /**
   * What the caller sees on a page, what is on top last.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE, PAGE_NOT_FOUND
   */
  public List<Annotation> list(Caller caller, int entryId, int pageNumber) {
    rights.requireSee(caller, entryId);
    int repositoryId = caller.repositoryId();
    return database.read(
        transaction -> {
          PageInfo page = pages.get(transaction, repositoryId, entryId, pageNumber);
          return seen(caller, sets.of(transaction, repositoryId, List.of(page)));
        });
  }

  private List<Annotation> seen(Caller caller, List<Annotation> all) {
    return all.stream().filter(annotation -> rights.sees(caller, annotation)).toList();
  }

  /**
   * @throws MunimentException ANNOTATION_NOT_FOUND, also for one that the caller must not see, and
   *     as {@link #list(Caller, int, int)}
   */
  public Annotation get(Caller caller, int entryId, int pageNumber, int itemId) {
    rights.requireSee(caller, entryId);
    int repositoryId = caller.repositoryId();
    return database.read(
        transaction ->
            find(
                transaction,
                caller,
                pages.get(transaction, repositoryId, entryId, pageNumber),
                itemId));
  }

  private Annotation find(Transaction transaction, Caller caller, PageInfo page, int itemId) {
    Long set = page.annotationSetId();
    Annotation found =
        set == null
            ? null
            : dao.find(transaction, caller.repositoryId(), set, itemId, page.number())
                .filter(annotation -> rights.sees(caller, annotation))
                .orElse(null);
    if (found == null) {
      throw new MunimentException(
          ErrorCode.ANNOTATION_NOT_FOUND,
          "The page " + page.number() + " has no annotation with the id " + itemId + ".");
    }
    return found;
  }

  /**
   * Lays an annotation on top of a page.
   *
   * @throws MunimentException INVALID_REQUEST for a member out of range, an unknown reason or
   *     stamp, or on a page with {@value #MOST_OF_PAGE} annotations; ENTRY_LOCKED
   */
  public Annotation create(Caller caller, int entryId, int pageNumber, AnnotationChange change) {
    rights.requireAnnotate(caller, entryId);
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          PageAnnotations.Locked locked = pages.lock(transaction, caller, entryId, pageNumber);
          Long before = locked.page().annotationSetId();
          AnnotationDao.Summary summary = dao.summary(transaction, repositoryId, before);
          if (summary.count() >= MOST_OF_PAGE) {
            throw ShapeRules.invalid("A page can have at most " + MOST_OF_PAGE + " annotations.");
          }
          int onTop = AnnotationCopies.above(summary.topZ());
          Annotation.Draft draft =
              change.apply(
                  new Annotation.Draft(
                      Annotation.Common.initial(onTop), AnnotationShape.initial(change.type())));
          requireReason(transaction, repositoryId, null, draft);
          int itemId = summary.lastItemId() + 1;
          Instant now = now();
          Annotation made =
              new Annotation(
                  itemId,
                  pageNumber,
                  caller.trusteeId(),
                  now,
                  now,
                  draft,
                  content(transaction, caller, null, draft),
                  locked.page().textId());
          long set = dao.copySet(transaction, repositoryId, before, 0, itemId, now);
          dao.insert(transaction, repositoryId, set, made);
          pages.put(transaction, caller, locked, set);
          return made;
        });
  }

  /**
   * Changes the given members.
   *
   * @throws MunimentException ANNOTATION_NOT_FOUND; INVALID_REQUEST for another type and as {@link
   *     #create}; ACCESS_DENIED for somebody else's protected annotation; ENTRY_LOCKED
   */
  public Annotation update(
      Caller caller, int entryId, int pageNumber, int itemId, AnnotationChange change) {
    return replace(
        caller,
        entryId,
        pageNumber,
        itemId,
        (transaction, before) -> {
          if (before.type() != change.type()) {
            throw ShapeRules.invalid(
                "The annotation is of the type %s, not %s."
                    .formatted(before.type(), change.type()));
          }
          Annotation.Draft draft = change.apply(before.draft());
          requireReason(transaction, caller.repositoryId(), before, draft);
          return before.with(draft, content(transaction, caller, before, draft), now());
        });
  }

  /** What becomes of an annotation whose document is locked. */
  interface Replacing {
    Annotation apply(Transaction transaction, Annotation before);
  }

  /** Puts another annotation in the place of one; a building block with rights. */
  Annotation replace(Caller caller, int entryId, int pageNumber, int itemId, Replacing replacing) {
    rights.requireAnnotate(caller, entryId);
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          PageAnnotations.Locked locked = pages.lock(transaction, caller, entryId, pageNumber);
          Annotation before = find(transaction, caller, locked.page(), itemId);
          rights.requireChange(caller, before);
          Annotation changed = replacing.apply(transaction, before);
          Annotation after =
              sameSpan(before.shape(), changed.shape())
                  ? changed
                  : changed.withText(locked.page().textId());
          long set = copyWithout(transaction, repositoryId, locked, itemId);
          dao.insert(transaction, repositoryId, set, after);
          pages.put(transaction, caller, locked, set);
          return after;
        });
  }

  private static boolean sameSpan(AnnotationShape before, AnnotationShape after) {
    return !(before instanceof AnnotationShape.Redaction one)
        || !(after instanceof AnnotationShape.Redaction other)
        || (one.textStart() == other.textStart() && one.textEnd() == other.textEnd());
  }

  /**
   * @throws MunimentException ANNOTATION_NOT_FOUND, ACCESS_DENIED for somebody else's protected
   *     annotation, ENTRY_LOCKED
   */
  public void delete(Caller caller, int entryId, int pageNumber, int itemId) {
    rights.requireAnnotate(caller, entryId);
    database.execute(
        transaction -> {
          PageAnnotations.Locked locked = pages.lock(transaction, caller, entryId, pageNumber);
          rights.requireChange(caller, find(transaction, caller, locked.page(), itemId));
          long set = copyWithout(transaction, caller.repositoryId(), locked, itemId);
          pages.put(transaction, caller, locked, set);
        });
  }

  private long copyWithout(
      Transaction transaction, int repositoryId, PageAnnotations.Locked locked, int itemId) {
    Long before = Objects.requireNonNull(locked.page().annotationSetId());
    int last = dao.summary(transaction, repositoryId, before).lastItemId();
    return dao.copySet(transaction, repositoryId, before, itemId, last, now());
  }

  private void requireReason(
      Transaction transaction,
      int repositoryId,
      @Nullable Annotation before,
      Annotation.Draft draft) {
    Integer reason = draft.common().reasonId();
    if (reason == null || (before != null && reason.equals(before.common().reasonId()))) {
      return;
    }
    if (!reasons.hold(transaction, repositoryId, reason)) {
      throw ShapeRules.invalid("The member 'reasonId' names no annotation reason: " + reason + ".");
    }
  }

  /** A stamp is kept as it was when it was laid on the page, so that it can be deleted. */
  private @Nullable BlobRef content(
      Transaction transaction, Caller caller, @Nullable Annotation before, Annotation.Draft draft) {
    BlobRef present = before == null ? null : before.content();
    if (!(draft.shape() instanceof AnnotationShape.Stamp stamp)) {
      return present;
    }
    if (before != null
        && before.shape() instanceof AnnotationShape.Stamp same
        && same.stampId() == stamp.stampId()) {
      return present;
    }
    return stamp.stampId() == 0
        ? null
        : stamps
            .hold(transaction, caller, stamp.stampId())
            .orElseThrow(
                () ->
                    ShapeRules.invalid(
                        "The member 'stampId' names no stamp: " + stamp.stampId() + "."))
            .image();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
