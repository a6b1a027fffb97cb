/**
 * Who may do what: access control lists of entries, fields and templates, privileges, feature
 * rights, security tags. Start with {@link org.muniment.access.AccessService}, which services ask
 * before they touch anything; {@link org.muniment.access.AccessControlService} reads and changes
 * the lists. Owns the table {@code access_list}.
 */
@NullMarked
package org.muniment.access;

import org.jspecify.annotations.NullMarked;
