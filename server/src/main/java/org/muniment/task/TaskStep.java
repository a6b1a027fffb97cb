package org.muniment.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.Json;
import org.muniment.database.Transaction;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a handler: what it needs to know, and the way to commit what it did. Used by one
 * thread, but for {@link #cancel()}.
 */
public final class TaskStep {
  private static final Logger LOG = LoggerFactory.getLogger(TaskStep.class);

  private final Database database;
  private final TaskDao dao;
  private final TaskHandler handler;
  private final Clock clock;
  private final TaskDao.Claim claim;
  private final String request;
  private final Releases releases;

  private @Nullable String state;
  private long done;
  private @Nullable Long total;
  private volatile boolean cancelled;
  private boolean released;
  private boolean committed;

  private final Object running = new Object();
  private @Nullable Transaction transaction;

  /** Decides at a checkpoint whether the task gives its worker to another. */
  interface Releases {
    boolean releaseNow(Transaction transaction);
  }

  TaskStep(
      Database database,
      TaskDao dao,
      TaskHandler handler,
      Clock clock,
      TaskDao.Claim claim,
      Releases releases) {
    this.database = database;
    this.dao = dao;
    this.handler = handler;
    this.clock = clock;
    this.claim = claim;
    this.request = claim.request();
    this.state = claim.state();
    this.done = claim.done();
    this.total = claim.total();
    this.cancelled = claim.cancelRequested();
    this.releases = releases;
  }

  public TaskId id() {
    return claim.id();
  }

  /** Who started the task, as they were then. */
  public Caller caller() {
    return claim.caller();
  }

  public Clock clock() {
    return clock;
  }

  /** The request that the task was started with. */
  public <T> T request(Class<T> type) {
    return Json.read(request, type);
  }

  /** What the last step committed, or null in the first step. */
  public <T> @Nullable T state(Class<T> type) {
    return state == null ? null : Json.read(state, type);
  }

  /** Units of work done so far. */
  public long done() {
    return done;
  }

  public @Nullable Long total() {
    return total;
  }

  /** Whether somebody asked to stop; long work outside a transaction must look at it often. */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Commits effects, checkpoint and progress in one transaction. The function may be run again
   * after a deadlock.
   *
   * @throws LeaseLostException when another node has the task now; nothing was committed
   * @throws TaskCancelledException when somebody asked to stop; nothing was committed
   */
  public TaskOutcome commit(Function<Transaction, TaskOutcome> effects) {
    if (cancelled) {
      throw new TaskCancelledException(claim.id());
    }
    Instant now = clock.instant();
    TaskOutcome outcome;
    try {
      outcome =
          database.write(
              open -> {
                synchronized (running) {
                  transaction = open;
                }
                try {
                  return store(open, effects.apply(open), now);
                } finally {
                  synchronized (running) {
                    transaction = null;
                  }
                }
              });
    } catch (LeaseLostException lost) {
      throw lost;
    } catch (RuntimeException failure) {
      // What another node has done meanwhile may be the very reason, such as a row that is there.
      if (isLeaseLost()) {
        throw new LeaseLostException(claim.id());
      }
      throw failure;
    }
    committed = true;
    if (outcome.state() != null) {
      state = Json.write(outcome.state());
    }
    done = outcome.done();
    total = outcome.total() == null ? total : outcome.total();
    return outcome;
  }

  private boolean isLeaseLost() {
    try {
      return !database.read(open -> dao.holdsLease(open, claim));
    } catch (MunimentException away) {
      LOG.warn("The lease of task {} could not be looked at: {}", claim.id(), away.text());
      return false;
    }
  }

  /**
   * Tells callers how far a long step has come. The step goes on, and keeps its worker.
   *
   * @throws LeaseLostException when another node has the task now
   */
  public void progress(long done, long total) {
    Instant now = clock.instant();
    TaskOutcome sofar =
        new TaskOutcome(
            TaskOutcome.Kind.CONTINUE, null, done, total, java.util.List.of(), null, null);
    database.execute(open -> checkpoint(open, sofar, false, now));
  }

  private TaskOutcome store(Transaction open, TaskOutcome outcome, Instant now) {
    switch (outcome.kind()) {
      case COMPLETED -> end(open, TaskStatus.Completed, outcome, now);
      case FAILED -> end(open, TaskStatus.Failed, outcome, now);
      case WAIT -> checkpoint(open, outcome, true, now);
      case CONTINUE -> checkpoint(open, outcome, releases.releaseNow(open), now);
    }
    return outcome;
  }

  private void checkpoint(Transaction open, TaskOutcome outcome, boolean release, Instant now) {
    TaskDao.Checkpoint found = dao.checkpoint(open, claim, outcome, release, now);
    if (!found.leaseHeld()) {
      throw new LeaseLostException(claim.id());
    }
    released = release;
    if (found.cancelRequested()) {
      cancelled = true;
    }
  }

  /** Ends the task in the given transaction. */
  void end(Transaction open, TaskStatus status, TaskOutcome outcome, Instant now) {
    handler.end(open, claim.id());
    Duration openFor = status == TaskStatus.Completed ? handler.openFor() : null;
    Instant openUntil = openFor == null ? null : now.plus(openFor);
    if (!dao.end(open, claim, status, outcome, openUntil, now)) {
      throw new LeaseLostException(claim.id());
    }
  }

  TaskDao.Claim claim() {
    return claim;
  }

  /** Whether the last checkpoint gave the lease back. */
  boolean wasReleased() {
    return released;
  }

  /** Whether the handler committed since this was last asked. */
  boolean takeCommitted() {
    boolean answer = committed;
    committed = false;
    return answer;
  }

  /** Asks to stop: the running statement is cancelled, the next step is not begun. */
  void cancel() {
    cancelled = true;
    synchronized (running) {
      Transaction open = transaction;
      if (open != null) {
        try {
          open.cancel();
        } catch (RuntimeException failure) {
          LOG.warn("Task {} stops after its step: {}", claim.id(), failure.getMessage());
        }
      }
    }
  }
}
