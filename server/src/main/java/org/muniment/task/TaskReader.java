package org.muniment.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;

/**
 * Reads tasks for many callers with few queries: what is asked for while a query runs is answered
 * by the next one together. So a thousand callers that are released at once cost one query, not a
 * thousand.
 */
final class TaskReader implements AutoCloseable {
  private static final int MOST_AT_ONCE = 1_000;

  private final Database database;
  private final TaskSnapshotDao dao;
  private final Supplier<Instant> endedAfter;
  private final Executor answers;
  private final BlockingQueue<Question> queue = new LinkedBlockingQueue<>();
  private volatile boolean closing;
  private @Nullable Thread thread;

  private record Question(Set<TaskId> ids, CompletableFuture<List<TaskSnapshotDao.Owned>> answer) {}

  TaskReader(
      Database database, TaskSnapshotDao dao, Supplier<Instant> endedAfter, Executor answers) {
    this.database = database;
    this.dao = dao;
    this.endedAfter = endedAfter;
    this.answers = answers;
  }

  void start() {
    Thread started = new Thread(this::run, "task reader");
    started.setDaemon(true);
    thread = started;
    started.start();
  }

  /** The tasks with these ids that have not expired; completes on the executor for answers. */
  CompletableFuture<List<TaskSnapshotDao.Owned>> read(Collection<TaskId> ids) {
    CompletableFuture<List<TaskSnapshotDao.Owned>> answer = new CompletableFuture<>();
    queue.add(new Question(new LinkedHashSet<>(ids), answer));
    return answer;
  }

  private void run() {
    while (!closing) {
      List<Question> questions = new ArrayList<>();
      try {
        Question first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          questions.add(first);
          queue.drainTo(questions, MOST_AT_ONCE - 1);
          answer(questions);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failure) {
        questions.forEach(
            question -> answers.execute(() -> question.answer().completeExceptionally(failure)));
      }
    }
  }

  private void answer(List<Question> questions) {
    Set<TaskId> ids =
        questions.stream().flatMap(question -> question.ids().stream()).collect(Collectors.toSet());
    Map<TaskId, TaskSnapshotDao.Owned> found =
        database.read(transaction -> dao.find(transaction, ids, endedAfter.get())).stream()
            .collect(Collectors.toMap(owned -> owned.task().id(), Function.identity()));
    for (Question question : questions) {
      List<TaskSnapshotDao.Owned> own = new ArrayList<>();
      for (TaskId id : question.ids()) {
        TaskSnapshotDao.Owned task = found.get(id);
        if (task != null) {
          own.add(task);
        }
      }
      answers.execute(() -> question.answer().complete(own));
    }
  }

  @Override
  public void close() {
    closing = true;
    Thread running = thread;
    if (running != null) {
      try {
        running.join(2_000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
