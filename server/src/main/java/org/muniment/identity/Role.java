package org.muniment.identity;

import java.util.Locale;

/** What a trustee may do in a repository as a whole; finer rights are granted elsewhere. */
public enum Role {
  /** Everything, regardless of access rights. */
  ADMINISTRATOR,
  /** What access rights grant. */
  USER,
  /** What access rights grant, as far as it changes nothing. */
  READER;

  /** The name in the database and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Finds a role by its {@link #key()}.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Role of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
