package org.muniment.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;

/**
 * A task that does nothing for a given time and then ends as it was told: the tool by which clients
 * test their waiting code (contract: long-operations §1, StartTestTask). It holds no worker while
 * it waits.
 */
public final class TestTask implements TaskHandler {
  private static final String NAME = "TestTask";
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration SHORTEST_TICK = Duration.ofMillis(250);
  private static final int TICKS = 100;

  record Request(long milliseconds, boolean redirectUri, boolean error) {}

  record State(Instant begin) {}

  /**
   * A test task to be started.
   *
   * @param time how long it takes, at least 0
   * @param redirectUri whether its result has a URI; then it passes for an export, else for a copy
   * @param error whether it fails
   * @throws MunimentException INVALID_REQUEST for a time that is negative or longer than a day
   */
  public static TaskStart start(
      Duration time, boolean redirectUri, boolean error, @Nullable String idempotencyKey) {
    if (time.isNegative() || time.compareTo(LONGEST) > 0) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The operationTime must be 0 to " + LONGEST.toSeconds() + " seconds.");
    }
    return new TaskStart(
        NAME,
        redirectUri ? TaskType.ExportEntry : TaskType.CopyEntry,
        new Request(time.toMillis(), redirectUri, error),
        idempotencyKey,
        transaction -> {});
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    Request request = step.request(Request.class);
    State stored = step.state(State.class);
    Instant now = step.clock().instant();
    State state = stored == null ? new State(now) : stored;
    long total = request.milliseconds();
    long elapsed = Math.max(0, Duration.between(state.begin(), now).toMillis());
    if (elapsed < total) {
      long tick = Math.max(SHORTEST_TICK.toMillis(), total / TICKS);
      Instant next = now.plusMillis(Math.min(tick, total - elapsed));
      return step.commit(
          transaction -> TaskOutcome.waitUntil(next, state, Math.max(step.done(), elapsed), total));
    }
    TaskOutcome end =
        request.error()
            ? TaskOutcome.failed(
                total,
                total,
                List.of(
                    new Problem(
                        ErrorCode.TEST_FAILURE, "The test task failed as it was asked to.", null)))
            : TaskOutcome.completed(result(step.caller(), request), total);
    return step.commit(transaction -> end);
  }

  private static TaskResult result(Caller caller, Request request) {
    return new TaskResult(
        1,
        request.redirectUri() ? "v2/Repositories/" + caller.repositoryName() + "/Entries/1" : null);
  }
}
