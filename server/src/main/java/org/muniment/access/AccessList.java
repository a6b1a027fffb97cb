package org.muniment.access;

import java.util.List;
import java.util.Set;

/**
 * The access control list of an entry, a field or a template. Immutable.
 *
 * @param inherits whether the lists of the folders above count, too; false for fields and templates
 */
public record AccessList(boolean inherits, List<AccessElement> elements) {
  /** What an entry has that nothing was set of. */
  static final AccessList EMPTY = new AccessList(true, List.of());

  public AccessList {
    elements = List.copyOf(elements);
  }

  /** Whether it says anything about somebody with these trustees. */
  boolean concerns(Set<Integer> trustees) {
    return !inherits
        || elements.stream().anyMatch(element -> trustees.contains(element.trusteeId()));
  }

  /** The rights of somebody with these trustees by this list alone: what is denied counts first. */
  int rights(Set<Integer> trustees) {
    return new AccessSum(trustees, true).add(this, 0).allowed();
  }
}
