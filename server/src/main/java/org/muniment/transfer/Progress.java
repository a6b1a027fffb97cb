package org.muniment.transfer;

import org.muniment.task.TaskStep;

/** Tells now and then how far a long step has come. */
final class Progress {
  private static final long INTERVAL = 1_000_000_000L;

  private final TaskStep step;
  private long told = System.nanoTime();

  Progress(TaskStep step) {
    this.step = step;
  }

  void at(long done, long total) {
    long now = System.nanoTime();
    if (now - told > INTERVAL && done > step.done()) {
      told = now;
      step.progress(done, total);
    }
  }
}
