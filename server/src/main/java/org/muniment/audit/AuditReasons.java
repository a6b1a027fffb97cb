package org.muniment.audit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The reasons for deleting and exporting (contract: definitions §6). Building blocks. */
public final class AuditReasons {
  static final int LONGEST = 255;

  private static final List<AuditReason> STARTERS =
      List.of(
          new AuditReason(1, AuditEvent.DeleteEntry, "Imported by mistake"),
          new AuditReason(2, AuditEvent.DeleteEntry, "No longer needed"),
          new AuditReason(3, AuditEvent.DeleteEntry, "Retention period is over"),
          new AuditReason(4, AuditEvent.ExportDocument, "Business use"),
          new AuditReason(5, AuditEvent.ExportDocument, "Request for information"),
          new AuditReason(6, AuditEvent.ExportDocument, "Legal proceedings"));

  private final AuditReasonDao dao = new AuditReasonDao();

  /** Gives a new repository its first reasons. */
  public void createStarters(Transaction transaction, int repositoryId) {
    STARTERS.forEach(reason -> dao.insert(transaction, repositoryId, reason));
  }

  /**
   * Adds a reason, unless the event has it already.
   *
   * @param name 1 to {@value #LONGEST} characters
   * @throws MunimentException INVALID_REQUEST for a name that can't be one
   */
  public void add(Transaction transaction, int repositoryId, AuditEvent event, String name) {
    if (name.isBlank() || name.length() > LONGEST || name.indexOf('\0') >= 0) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The name of an audit reason has 1 to " + LONGEST + " characters.");
    }
    dao.add(transaction, repositoryId, event, name);
  }

  /** The events that the repository demands a reason for. */
  public Set<AuditEvent> required(Transaction transaction, int repositoryId) {
    return dao.demanded(transaction, repositoryId);
  }

  public List<AuditReason> list(Transaction transaction, int repositoryId) {
    return dao.list(transaction, repositoryId);
  }

  /** Decides whether the repository demands a reason for an event. */
  public void setRequired(
      Transaction transaction, int repositoryId, AuditEvent event, boolean required) {
    if (required) {
      dao.demand(transaction, repositoryId, event);
    } else {
      dao.waive(transaction, repositoryId, event);
    }
  }

  /**
   * Where no reason is demanded, any will do, also none.
   *
   * @param reasonId null or 0 for none
   * @throws MunimentException INVALID_REQUEST when a reason is demanded and this one is none for
   *     such an event
   */
  public void require(
      Transaction transaction, int repositoryId, AuditEvent event, @Nullable Integer reasonId) {
    if (dao.lacks(transaction, repositoryId, event, reasonId == null ? 0 : reasonId)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "Please give a correct audit reason for " + event + "; this repository demands one.");
    }
  }
}
