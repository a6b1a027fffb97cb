package org.muniment.identity;

import java.util.Set;

/**
 * What a trustee is, holds and may do besides access control lists.
 *
 * @param role of the trustee itself
 * @param ids the trustee, all groups it is in, directly or through others, and Everyone
 * @param privileges bits of {@link Privilege}
 * @param features bits of {@link FeatureRight}
 * @param tagIds the security tags held
 */
public record TrusteeSecurity(
    Role role, Set<Integer> ids, int privileges, int features, Set<Integer> tagIds) {
  /** Whether it changes nothing, whatever it is allowed. */
  public boolean readOnly() {
    return role == Role.READER;
  }
}
