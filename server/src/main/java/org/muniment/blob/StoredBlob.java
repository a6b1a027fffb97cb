package org.muniment.blob;

import java.time.Instant;

/**
 * A content found in a store.
 *
 * @param ref its hash as its name says, and the size it has
 * @param modified when it was last written or asked for by a write
 */
public record StoredBlob(BlobRef ref, Instant modified) {}
