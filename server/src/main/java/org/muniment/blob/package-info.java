/**
 * Contents: bytes that are stored once, under their SHA-256. {@link org.muniment.blob.BlobStore} is
 * where to start; {@link org.muniment.blob.BlobService} writes the rows that name contents, and the
 * {@link org.muniment.blob.Sweeper} removes what nothing refers to.
 *
 * <p>The order that keeps both true at every moment: bytes are durable before a row names them, and
 * rows are gone before bytes are deleted. A content without a row is rubbish and harmless; a row
 * without a content must never exist.
 *
 * <p>Owns the tables {@code blob} and {@code electronic_document}.
 */
@NullMarked
package org.muniment.blob;

import org.jspecify.annotations.NullMarked;
