/**
 * What entries say about themselves: template, field values, tags and links. Start from {@link
 * org.muniment.metadata.MetadataService} for the calls of clients and from {@link
 * org.muniment.metadata.MetadataWriter} for a change inside a transaction. Owns the tables {@code
 * metadata_set}, {@code metadata_value} and {@code entry_link}.
 *
 * <p>Template, field values and tags of an entry are one immutable set that equal entries and
 * copies share. A writer locks the entry, then the definitions whose values it stores, makes or
 * finds the new set and points the entry at it. Who changes the type of a field or removes it
 * excludes those writers by locking the definition, and rewrites each set once.
 */
@NullMarked
package org.muniment.metadata;

import org.jspecify.annotations.NullMarked;
