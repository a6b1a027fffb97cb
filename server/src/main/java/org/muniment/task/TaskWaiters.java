package org.muniment.task;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Callers that wait for tasks to end. A waiting caller costs a few objects: no thread, no
 * connection. Thread-safe.
 */
final class TaskWaiters {
  private final ConcurrentHashMap<TaskId, Set<Waiter>> waiters = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private static final class Waiter {
    private final Set<TaskId> remaining = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Boolean> released = new CompletableFuture<>();

    void ended(TaskId id) {
      if (remaining.remove(id) && remaining.isEmpty()) {
        released.complete(true);
      }
    }
  }

  /**
   * Answers once all the tasks have ended (true), or the time is over (false). Whoever no longer
   * waits completes the answer.
   */
  CompletableFuture<Boolean> await(Collection<TaskId> ids, Duration time) {
    Waiter waiter = new Waiter();
    waiter.remaining.addAll(ids);
    List<TaskId> all = List.copyOf(ids);
    for (TaskId id : all) {
      waiters.compute(
          id,
          (key, present) -> {
            Set<Waiter> set = present == null ? ConcurrentHashMap.newKeySet() : present;
            set.add(waiter);
            return set;
          });
    }
    if (closed) {
      waiter.released.complete(false);
    }
    waiter.released.completeOnTimeout(false, time.toMillis(), TimeUnit.MILLISECONDS);
    waiter.released.whenComplete((answer, failure) -> forget(all, waiter));
    return waiter.released;
  }

  private void forget(List<TaskId> ids, Waiter waiter) {
    for (TaskId id : ids) {
      waiters.computeIfPresent(
          id,
          (key, set) -> {
            set.remove(waiter);
            return set.isEmpty() ? null : set;
          });
    }
  }

  /** Wakes whoever waits for this task. */
  void ended(TaskId id) {
    Set<Waiter> set = waiters.get(id);
    if (set != null) {
      set.forEach(waiter -> waiter.ended(id));
    }
  }

  /** Answers everybody, and whoever comes later at once. */
  void releaseAll() {
    closed = true;
    waiters.values().forEach(set -> set.forEach(waiter -> waiter.released.complete(false)));
  }

  /** The tasks that somebody waits for. */
  Set<TaskId> waitedFor() {
    return Set.copyOf(waiters.keySet());
  }

  int size() {
    return waiters.values().stream().mapToInt(Set::size).sum();
  }
}
