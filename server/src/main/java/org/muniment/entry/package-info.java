/**
 * The tree of folders, documents and shortcuts. {@link org.muniment.entry.EntryService} reads and
 * changes single entries, {@link org.muniment.entry.EntryListing} lists folders, {@link
 * org.muniment.entry.CopyEntryTask} and {@link org.muniment.entry.DeleteEntryTask} do the long
 * work. Owns the tables {@code entry}, {@code entry_plan} and {@code entry_counter}.
 *
 * <p>How writers keep the tree whole (docs/adr/0004):
 *
 * <ul>
 *   <li>who puts an entry below a folder locks the folder's row {@code for key share}; who deletes
 *       a folder locks its row {@code for update} and then looks for children;
 *   <li>who moves a folder holds the repository's tree lock alone; a delete in progress shares it
 *       for the length of a batch;
 *   <li>names are kept unique by the index {@code entry_name}.
 * </ul>
 */
@NullMarked
package org.muniment.entry;

import org.jspecify.annotations.NullMarked;
