package org.muniment.identity;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Security identifiers of trustees: what stands for a trustee where a name could change. */
public final class Sid {
  /** Whoever has signed in: a group that all trustees belong to. */
  public static final String EVERYONE = "S-1-1-0";

  /** Stands for {@link #EVERYONE} where trustees have numbers. */
  public static final int EVERYONE_ID = 0;

  private static final long FIRST = 1_000;
  private static final Pattern FORM = Pattern.compile("S-1-5-21-([0-9]{1,10})-0-0-([0-9]{1,10})");

  private Sid() {}

  /** The identifier of a trustee of a repository; it never changes. */
  public static String of(int repositoryId, int trusteeId) {
    if (trusteeId == EVERYONE_ID) {
      return EVERYONE;
    }
    return "S-1-5-21-" + repositoryId + "-0-0-" + (FIRST + trusteeId);
  }

  /**
   * The trustee of a repository that an identifier may stand for; empty for one that can't be of
   * this repository.
   */
  public static OptionalInt trustee(int repositoryId, String sid) {
    String text = sid.strip();
    if (text.equalsIgnoreCase(EVERYONE)) {
      return OptionalInt.of(EVERYONE_ID);
    }
    Matcher parts = FORM.matcher(text.toUpperCase(Locale.ROOT));
    if (!parts.matches() || Long.parseLong(parts.group(1)) != repositoryId) {
      return OptionalInt.empty();
    }
    long id = Long.parseLong(parts.group(2)) - FIRST;
    return id > 0 && id <= Integer.MAX_VALUE ? OptionalInt.of((int) id) : OptionalInt.empty();
  }

  /** The identifier of the caller. */
  public static String of(Caller caller) {
    return of(caller.repositoryId(), caller.trusteeId());
  }
}
