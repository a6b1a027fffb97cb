package org.muniment.api.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reason for deleting or exporting. */
@Schema(name = "AuditReason")
public record AuditReasonDto(int id, @Nullable String name, AuditEventType auditEventType) {}
