package org.muniment.annotation;

import org.jspecify.annotations.Nullable;
import org.muniment.access.TreeRights;

/**
 * Where a caller sees through redactions.
 *
 * @param nowhere whatever the lists say
 * @param rights on which entries, but for their tags; null for all
 */
public record SeeThrough(boolean nowhere, @Nullable TreeRights rights) {
  public static final SeeThrough EVERYWHERE = new SeeThrough(false, null);
  public static final SeeThrough NOWHERE = new SeeThrough(true, null);

  public boolean everywhere() {
    return !nowhere && rights == null;
  }
}
