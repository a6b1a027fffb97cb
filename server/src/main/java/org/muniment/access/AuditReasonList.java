package org.muniment.access;

import java.util.List;
import org.muniment.audit.AuditReason;
import org.muniment.audit.AuditReasons;
import org.muniment.database.Database;
import org.muniment.identity.Caller;

/** The audit reasons that callers may use (contract: definitions §6). Thread-safe. */
public final class AuditReasonList {
  private final Database database;
  private final AccessService access;
  private final AuditReasons reasons;

  public AuditReasonList(Database database, AccessService access, AuditReasons reasons) {
    this.database = database;
    this.access = access;
    this.reasons = reasons;
  }

  public List<AuditReason> list(Caller caller) {
    access.require(caller, Right.READ);
    return database.read(transaction -> reasons.list(transaction, caller.repositoryId()));
  }
}
