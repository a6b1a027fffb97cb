package org.muniment.task;

import java.time.Duration;

/**
 * How tasks are run.
 *
 * @param workers threads that run steps on this node
 * @param lease how long a node may be silent before others take its tasks
 * @param slice how long a task keeps its worker while others wait for one
 * @param expiry how long the id of an ended task is known
 * @param keyExpiry how long an idempotency key is remembered
 * @param maxWait the longest that a caller is held
 */
public record TaskConfig(
    int workers,
    Duration lease,
    Duration slice,
    Duration expiry,
    Duration keyExpiry,
    Duration maxWait,
    TaskLimits limits) {
  public static TaskConfig defaults() {
    return new TaskConfig(
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        Duration.ofSeconds(8),
        Duration.ofMillis(100),
        Duration.ofMinutes(15),
        Duration.ofHours(24),
        Duration.ofSeconds(60),
        TaskLimits.NONE);
  }

  public TaskConfig withLimits(TaskLimits changed) {
    return new TaskConfig(workers, lease, slice, expiry, keyExpiry, maxWait, changed);
  }
}
