package org.muniment.api.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an audit reason is for. */
@Schema(name = "AuditEventType")
public enum AuditEventType {
  DeleteEntry,
  ExportDocument
}
