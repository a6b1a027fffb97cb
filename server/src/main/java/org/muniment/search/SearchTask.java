package org.muniment.search;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.search.language.SearchExpression;
import org.muniment.search.language.SearchParser;
import org.muniment.search.language.TextSought;
import org.muniment.task.TaskHandler;
import org.muniment.task.TaskId;
import org.muniment.task.TaskOutcome;
import org.muniment.task.TaskResult;
import org.muniment.task.TaskStep;

/**
 * Runs a search (contract: long-operations §5). The first steps index the texts that were stored
 * before it began, the last one runs one statement and keeps the ids it finds.
 */
public final class SearchTask implements TaskHandler {
  static final String NAME = "SearchEntry";

  /** How long results live after they were last read (contract: long-operations §8). */
  static final Duration LIFE = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** How long a search waits for the text of files that are being read in the background. */
  static final Duration FILE_WAIT = Duration.ofSeconds(5);

  private final AccessService access;
  private final TextIndexer indexer;
  private final Duration limit;
  private final TextIndexDao texts = new TextIndexDao();
  private final SearchDao dao = new SearchDao();

  /**
   * @param limit how long a search may keep the database busy
   */
  public SearchTask(AccessService access, TextIndexer indexer, Duration limit) {
    this.access = access;
    this.indexer = indexer;
    this.limit = limit;
  }

  record Request(String command, boolean fuzzyPercent, int fuzzyAmount) {
    Fuzziness fuzziness() {
      return new Fuzziness(fuzzyPercent, fuzzyAmount);
    }
  }

  /**
   * What is known after a step.
   *
   * @param started when the first step was
   * @param newest the newest text that the search waits for; null as long as files are being read
   */
  record State(Instant started, @Nullable Long newest) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    access.require(step.caller(), Right.READ);
    try {
      return step.commit(transaction -> step(transaction, step));
    } catch (RuntimeException failure) {
      if (step.isCancelled() || !SqlStates.isCancelled(failure)) {
        throw failure;
      }
      throw new MunimentException(
          ErrorCode.SEARCH_TIMEOUT,
          "The search took longer than " + limit.toSeconds() + " seconds.",
          failure);
    }
  }

  private TaskOutcome step(Transaction transaction, TaskStep step) {
    SearchExpression expression = SearchParser.parse(step.request(Request.class).command());
    if (TextSought.in(expression)) {
      TaskOutcome waits = awaitTexts(transaction, step);
      if (waits != null) {
        return waits;
      }
    }
    return run(transaction, step, expression);
  }

  /** Sees to it that text is found that was there when the search began; null when it is. */
  private @Nullable TaskOutcome awaitTexts(Transaction transaction, TaskStep step) {
    int repositoryId = step.id().repositoryId();
    Instant now = step.clock().instant();
    State stored = step.state(State.class);
    State state = stored == null ? new State(now, null) : stored;
    if (state.newest() == null) {
      if (now.isBefore(state.started().plus(FILE_WAIT))
          && texts.isReading(transaction, repositoryId, state.started())) {
        return TaskOutcome.waitUntil(now.plus(PAUSE), state, 0, null);
      }
      state = new State(state.started(), texts.newest(transaction, repositoryId));
    }
    long newest = state.newest() == null ? 0 : state.newest();
    if (newest == 0 || !texts.hasPending(transaction, repositoryId, newest)) {
      return null;
    }
    return indexer.batch(transaction, repositoryId, newest) > 0
        ? TaskOutcome.next(state, 0, null)
        // Another worker is about to finish the last ones.
        : TaskOutcome.waitUntil(now.plus(PAUSE), state, 0, null);
  }

  private TaskOutcome run(Transaction transaction, TaskStep step, SearchExpression expression) {
    dao.limitTime(transaction, limit);
    Request request = step.request(Request.class);
    SearchCompiler.Compiled compiled =
        SearchCompiler.compile(
            SearchRequest.of(transaction, step.caller(), access, request.fuzziness(), step.clock()),
            expression);
    int found = dao.store(transaction, step.id(), request, compiled);
    return TaskOutcome.completed(
        new TaskResult(
            0,
            "v2/Repositories/"
                + step.caller().repositoryName()
                + "/Searches/"
                + step.id().value()
                + "/Results"),
        found);
  }

  @Override
  public @Nullable Duration openFor() {
    return LIFE;
  }

  @Override
  public void close(Transaction transaction, TaskId task) {
    dao.remove(transaction, task);
  }
}
