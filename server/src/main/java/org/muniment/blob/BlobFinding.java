package org.muniment.blob;

import org.jspecify.annotations.Nullable;

/**
 * Something that {@link BlobCheck} noticed.
 *
 * @param repositoryId the repository that names the content, null when none does
 * @param ref the content as it is named, or as it was found when nothing names it
 */
public record BlobFinding(Kind kind, @Nullable Integer repositoryId, BlobRef ref) {
  /** What was noticed. */
  public enum Kind {
    MISSING(true),
    WRONG_SIZE(true),
    WRONG_BYTES(true),
    UNREADABLE(true),
    /** No row names the content; a sweep of the store will remove it. */
    LEFTOVER(false),
    /** No row names the content yet; it may belong to an import that is under way. */
    RECENT(false);

    private final boolean damage;

    Kind(boolean damage) {
      this.damage = damage;
    }

    /** Whether documents are damaged, rather than space wasted. */
    public boolean isDamage() {
      return damage;
    }
  }
}
