/**
 * What users keep for themselves: starred entries, personal collections, areas of applications, and
 * the entries they opened last. Start from {@link org.muniment.userarea.UserAreaService} and {@link
 * org.muniment.userarea.RecentEntryService}. Owns the tables {@code user_area}, {@code
 * user_area_entry} and {@code recent_entry}.
 *
 * <p>All of it belongs to one user, so readers may change it as well: a right is needed on the
 * entries only, and it is that to read them.
 */
@NullMarked
package org.muniment.userarea;

import org.jspecify.annotations.NullMarked;
