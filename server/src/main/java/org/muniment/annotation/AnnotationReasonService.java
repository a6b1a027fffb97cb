package org.muniment.annotation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** The reasons that redactions can give (contract: more-resources §3). Thread-safe. */
public final class AnnotationReasonService {
  static final int LONGEST = 255;
  private static final List<String> STARTERS =
      List.of("Personal Information", "Privileged", "Trade Secret");

  private final Database database;
  private final AnnotationRights rights;
  private final AnnotationReasonDao dao = new AnnotationReasonDao();
  private final AnnotationDao annotations = new AnnotationDao();

  public AnnotationReasonService(Database database, AnnotationRights rights) {
    this.database = database;
    this.rights = rights;
  }

  /** All reasons by id. */
  public List<AnnotationReason> list(Caller caller) {
    rights.requireRead(caller);
    return database.read(transaction -> dao.list(transaction, caller.repositoryId()));
  }

  /**
   * @param text 1 to {@value #LONGEST} characters
   * @throws MunimentException INVALID_REQUEST, ACCESS_DENIED
   */
  public AnnotationReason create(Caller caller, @Nullable String text) {
    rights.requireManage(caller);
    String checked = checked(text);
    return database.write(transaction -> dao.insert(transaction, caller.repositoryId(), checked));
  }

  /**
   * @throws MunimentException ANNOTATION_REASON_NOT_FOUND, and as {@link #create}
   */
  public AnnotationReason update(Caller caller, int id, @Nullable String text) {
    rights.requireManage(caller);
    String checked = checked(text);
    return database.write(
        transaction -> {
          if (!dao.update(transaction, caller.repositoryId(), id, checked)) {
            throw notFound(id);
          }
          return new AnnotationReason(id, checked);
        });
  }

  /**
   * @param force whether annotations that give the reason give none afterwards
   * @throws MunimentException ANNOTATION_REASON_NOT_FOUND, ANNOTATION_REASON_IN_USE without force
   */
  public void delete(Caller caller, int id, boolean force) {
    rights.requireManage(caller);
    int repositoryId = caller.repositoryId();
    database.execute(
        transaction -> {
          if (!dao.lock(transaction, repositoryId, id)) {
            throw notFound(id);
          }
          if (!force && dao.used(transaction, repositoryId, id)) {
            throw new MunimentException(
                ErrorCode.ANNOTATION_REASON_IN_USE,
                "The annotation reason with the id " + id + " is in use.");
          }
          annotations.forgetReason(transaction, repositoryId, id);
          dao.delete(transaction, repositoryId, id);
        });
  }

  /** The reasons of a repository; a building block. */
  public List<AnnotationReason> list(Transaction transaction, int repositoryId) {
    return dao.list(transaction, repositoryId);
  }

  /** Adds a reason; a building block. */
  public AnnotationReason create(Transaction transaction, int repositoryId, String text) {
    return dao.insert(transaction, repositoryId, checked(text));
  }

  /** Gives a new repository its first reasons. */
  public void createStarters(Transaction transaction, int repositoryId) {
    STARTERS.forEach(text -> dao.insert(transaction, repositoryId, text));
  }

  private static String checked(@Nullable String text) {
    String checked = ShapeRules.text("text", text, LONGEST);
    if (checked == null || checked.isBlank()) {
      throw ShapeRules.invalid("The member 'text' is missing.");
    }
    return checked;
  }

  private static MunimentException notFound(int id) {
    return new MunimentException(
        ErrorCode.ANNOTATION_REASON_NOT_FOUND,
        "The annotation reason with the id " + id + " was not found.");
  }
}
