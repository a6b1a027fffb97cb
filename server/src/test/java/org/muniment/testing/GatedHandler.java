package org.muniment.testing;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.muniment.database.Transaction;
import org.muniment.task.TaskHandler;
import org.muniment.task.TaskId;
import org.muniment.task.TaskOutcome;
import org.muniment.task.TaskStep;

/** Lets a handler's steps run only as far as the test allows, so that things can happen between. */
public final class GatedHandler implements TaskHandler {
  private final TaskHandler inner;
  private final Semaphore allowed = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private final AtomicInteger steps = new AtomicInteger();

  public GatedHandler(TaskHandler inner) {
    this.inner = inner;
  }

  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    acquire(allowed);
    try {
      return inner.step(step);
    } finally {
      steps.incrementAndGet();
      done.release();
    }
  }

  @Override
  public void end(Transaction transaction, TaskId task) {
    inner.end(transaction, task);
  }

  /** Lets one step run and waits until it has committed. */
  public void oneStep() {
    allowed.release();
    acquire(done);
  }

  /** Lets all further steps run. */
  public void open() {
    allowed.release(1_000_000);
  }

  public int steps() {
    return steps.get();
  }

  private static void acquire(Semaphore semaphore) {
    try {
      if (!semaphore.tryAcquire(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing happened for a minute");
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
