package org.muniment.task;

/**
 * How many long operations may be open at once; 0 means any number. An open search counts until it
 * is closed or expires, any other task until it ends (contract: overview §9, long-operations §4).
 */
public record TaskLimits(
    int operationsPerSession,
    int operationsPerUser,
    int operationsPerRepository,
    int searchesPerSession,
    int searchesPerUser,
    int searchesPerRepository) {
  public static final TaskLimits NONE = new TaskLimits(0, 0, 0, 0, 0, 0);

  /** The published numbers of the cloud service. */
  public static final TaskLimits CLOUD = new TaskLimits(1, 1, 15, 2, 2, 9);

  boolean isNone() {
    return equals(NONE);
  }
}
