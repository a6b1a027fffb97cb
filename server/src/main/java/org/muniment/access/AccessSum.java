package org.muniment.access;

import java.util.Set;

/**
 * Adds up what lists say, the nearest first: of each right, the first list that says something of
 * it decides, and within a list what denies comes before what allows. So explicit elements win over
 * inherited ones, and those of the nearest folder over those further up.
 */
final class AccessSum {
  private final Set<Integer> trustees;
  private final boolean container;
  private int allowed;
  private int denied;
  private boolean ended;

  AccessSum(Set<Integer> trustees, boolean container) {
    this.trustees = trustees;
    this.container = container;
  }

  /**
   * @param distance of the entry from the one that has the list
   */
  AccessSum add(AccessList list, int distance) {
    if (ended) {
      return this;
    }
    int deny = 0;
    int allow = 0;
    for (AccessElement element : list.elements()) {
      if (trustees.contains(element.trusteeId()) && element.scope().reaches(distance, container)) {
        if (element.deny()) {
          deny |= element.rights();
        } else {
          allow |= element.rights();
        }
      }
    }
    int open = ~(allowed | denied);
    denied |= deny & open;
    allowed |= allow & open & ~deny;
    ended = !list.inherits();
    return this;
  }

  /** Whether the lists further up have nothing to say. */
  boolean hasEnded() {
    return ended;
  }

  int allowed() {
    return allowed;
  }
}
