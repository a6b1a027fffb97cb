package org.muniment.identity;

/**
 * A user or a group, as others see it.
 *
 * @param id {@link Sid#EVERYONE_ID} for Everyone
 * @param enabled whether a user may sign in; true for groups
 */
public record TrusteeIdentity(int id, String name, boolean group, boolean enabled) {
  /** The group of all. */
  public static final TrusteeIdentity EVERYONE =
      new TrusteeIdentity(Sid.EVERYONE_ID, "Everyone", true, true);
}
