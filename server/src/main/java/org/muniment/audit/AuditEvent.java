package org.muniment.audit;

/** What a reason can be asked for (contract: definitions §6). */
public enum AuditEvent {
  DeleteEntry,
  ExportDocument
}
