package org.muniment.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.search.language.SearchParser;
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

  private final TextIndexer indexer;
  private final TextIndexDao texts = new TextIndexDao();
  private final SearchDao dao = new SearchDao();

  public SearchTask(TextIndexer indexer) {
    this.indexer = indexer;
  }

  record Request(String command, boolean fuzzyPercent, int fuzzyAmount) {
    Fuzziness fuzziness() {
      return new Fuzziness(fuzzyPercent, fuzzyAmount);
    }
  }

  /**
   * What is known after a step.
   *
   * @param newest the newest text that the search waits for
   */
  record State(long newest) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    return step.commit(transaction -> step(transaction, step));
  }

  private TaskOutcome step(Transaction transaction, TaskStep step) {
    int repositoryId = step.id().repositoryId();
    State state = step.state(State.class);
    long newest = state == null ? texts.newest(transaction, repositoryId) : state.newest();
    if (newest > 0 && texts.hasPending(transaction, repositoryId, newest)) {
      return indexer.batch(transaction, repositoryId, newest) > 0
          ? TaskOutcome.next(new State(newest), 0, null)
          // Another worker is about to finish the last ones.
          : TaskOutcome.waitUntil(step.clock().instant().plus(PAUSE), new State(newest), 0, null);
    }
    Request request = step.request(Request.class);
    SearchCompiler.Compiled compiled =
        SearchCompiler.compile(
            new SearchRequest(
                transaction,
                repositoryId,
                step.caller().repositoryName(),
                request.fuzziness(),
                step.clock()),
            SearchParser.parse(request.command()));
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
