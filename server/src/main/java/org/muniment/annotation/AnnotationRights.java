package org.muniment.annotation;

import java.util.List;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;

/**
 * Who may see annotations, make them and see through redactions: by the lists of the document, and
 * readers never see through redactions. Thread-safe.
 */
public final class AnnotationRights {
  private final AccessService access;

  public AnnotationRights(AccessService access) {
    this.access = access;
  }

  /**
   * @throws MunimentException ACCESS_DENIED
   */
  void requireSee(Caller caller, int entryId) {
    access.require(caller, Right.READ);
    access.require(caller, entryId, EntryRight.Read, EntryRight.SeeAnnotations);
  }

  /**
   * For the pages themselves.
   *
   * @throws MunimentException ACCESS_DENIED
   */
  void requireReadPages(Caller caller, int entryId) {
    access.require(caller, Right.READ);
    access.require(caller, entryId, EntryRight.Read);
  }

  /**
   * @throws MunimentException ACCESS_DENIED
   */
  void requireAnnotate(Caller caller, int entryId) {
    access.require(caller, Right.WRITE);
    access.require(caller, entryId, EntryRight.Annotate);
  }

  /** On which of the documents that are there for the caller redactions hide nothing. */
  public SeeThrough seeThrough(Transaction transaction, Caller caller) {
    return caller.mayWrite()
        ? new SeeThrough(
            false, access.treeByLists(transaction, caller, EntryRight.SeeThroughRedactions))
        : SeeThrough.NOWHERE;
  }

  /** Whether the caller is shown what lies below the redactions of a document. */
  public boolean maySeeThrough(Transaction transaction, Caller caller, int entryId) {
    return caller.mayWrite()
        && access
            .allowed(transaction, caller, List.of(entryId), EntryRight.SeeThroughRedactions)
            .contains(entryId);
  }

  /**
   * For what belongs to the catalogue of the whole repository: reasons and public stamps.
   *
   * @throws MunimentException ACCESS_DENIED
   */
  void requireManage(Caller caller) {
    access.require(caller, Privilege.StampManager);
  }

  /** For what the repository shows everybody, and for what belongs to the caller. */
  void requireRead(Caller caller) {
    access.require(caller, Right.READ);
  }

  /** Whether the caller is shown an annotation at all. */
  boolean sees(Caller caller, Annotation annotation) {
    return annotation.common().visibility() != Annotation.Visibility.CreatorAndOwner
        || isOwn(caller, annotation);
  }

  /**
   * @throws MunimentException ACCESS_DENIED for somebody else's protected annotation
   */
  void requireChange(Caller caller, Annotation annotation) {
    if (annotation.common().isProtected() && !isOwn(caller, annotation)) {
      throw new MunimentException(
          ErrorCode.ACCESS_DENIED,
          "Access denied: the annotation "
              + annotation.itemId()
              + " is protected; only its creator may change it.");
    }
  }

  private static boolean isOwn(Caller caller, Annotation annotation) {
    return annotation.creatorId() == caller.trusteeId() || caller.isAdministrator();
  }
}
