/**
 * Repositories written down in one readable file: definitions, users, folders, shortcuts and
 * documents with their metadata and annotations, and what users keep. Start from {@link
 * org.muniment.seed.SeedService}, which loads such a file, and from {@link
 * org.muniment.seed.SeedDump}, which writes one; docs/seeding.md tells what may be in it. Owns no
 * tables.
 */
@NullMarked
package org.muniment.seed;

import org.jspecify.annotations.NullMarked;
