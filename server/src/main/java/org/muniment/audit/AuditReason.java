package org.muniment.audit;

/** A reason that a caller can give. */
public record AuditReason(int id, AuditEvent event, String name) {}
