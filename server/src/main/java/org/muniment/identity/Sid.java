package org.muniment.identity;

/** Security identifiers of trustees: what stands for a trustee where a name could change. */
public final class Sid {
  private static final long FIRST = 1_000;

  private Sid() {}

  /** The identifier of a trustee of a repository; it never changes. */
  public static String of(int repositoryId, int trusteeId) {
    return "S-1-5-21-" + repositoryId + "-0-0-" + (FIRST + trusteeId);
  }

  /** The identifier of the caller. */
  public static String of(Caller caller) {
    return of(caller.repositoryId(), caller.trusteeId());
  }
}
