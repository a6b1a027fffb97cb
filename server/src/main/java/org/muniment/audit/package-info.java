/**
 * Why something was done: the reasons a caller can give and whether one is demanded. Start with
 * {@link org.muniment.audit.AuditReasons}. Owns the tables {@code audit_reason} and {@code
 * audit_reason_required}.
 */
@NullMarked
package org.muniment.audit;

import org.jspecify.annotations.NullMarked;
