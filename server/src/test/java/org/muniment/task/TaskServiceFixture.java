package org.muniment.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.muniment.database.Database;
import org.muniment.database.Notifications;
import org.muniment.database.TestDatabases;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** Task services on a database of their own, and handlers made of functions. */
abstract class TaskServiceFixture {
  final Database database = TestDatabases.create();
  final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final ExecutorService answers = Executors.newFixedThreadPool(2);
  final List<AutoCloseable> open = new ArrayList<>();
  Caller ann;
  Caller bob;

  /** A handler made of a function; counts its calls. */
  static final class Handler implements TaskHandler {
    final AtomicInteger steps = new AtomicInteger();
    final AtomicInteger ends = new AtomicInteger();
    private final String name;
    private final Function<TaskStep, TaskOutcome> work;

    Handler(String name, Function<TaskStep, TaskOutcome> work) {
      this.name = name;
      this.work = work;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public TaskOutcome step(TaskStep step) {
      steps.incrementAndGet();
      return work.apply(step);
    }

    @Override
    public void end(Transaction transaction, TaskId task) {
      ends.incrementAndGet();
    }
  }

  record Count(int steps) {}

  record Work(int steps) {}

  /** So many steps, each of which writes a row. */
  static TaskOutcome count(TaskStep step) {
    int wanted = step.request(Work.class).steps();
    Count state = step.state(Count.class);
    int next = state == null ? 1 : state.steps() + 1;
    return step.commit(
        transaction -> {
          transaction
              .update("insert into counted (task, step) values (:task, :step)")
              .bind("task", step.id().value())
              .bind("step", next)
              .execute();
          return next == wanted
              ? TaskOutcome.completed(new TaskResult(7, "somewhere"), next)
              : TaskOutcome.next(new Count(next), next, (long) wanted);
        });
  }

  @BeforeEach
  void setUp() {
    Repositories.create(database, 1, "demo");
    ann = Repositories.caller(database, 1, "ann", Role.USER);
    bob = Repositories.caller(database, 1, "bob", Role.USER);
    database.execute(
        transaction ->
            transaction
                .update("create table counted (task uuid, step integer, primary key (task, step))")
                .execute());
  }

  @AfterEach
  void tearDown() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
    answers.shutdown();
    database.close();
  }

  TaskService node(TaskConfig config, TaskHandler... handlers) {
    TaskService service = new TaskService(database, config, clock, List.of(handlers), answers);
    Notifications notifications = new Notifications(database.config());
    service.listen(notifications);
    notifications.start();
    service.start();
    open.add(0, notifications);
    open.add(0, service);
    return service;
  }

  static TaskConfig config(int workers) {
    TaskConfig defaults = TaskConfig.defaults();
    return new TaskConfig(
        workers,
        defaults.lease(),
        Duration.ofMillis(20),
        defaults.expiry(),
        defaults.keyExpiry(),
        defaults.maxWait(),
        TaskLimits.NONE);
  }

  static TaskStart work(String handler, int steps) {
    return new TaskStart(handler, TaskType.CopyEntry, new Work(steps), null, transaction -> {});
  }

  TaskSnapshot await(TaskService service, Caller caller, TaskId id) {
    TaskSnapshot task = service.list(caller, List.of(id.value()), null).join().get(0);
    assertThat(task.status().isEnded()).as("%s has ended", task).isTrue();
    return task;
  }

  List<Integer> counted(TaskId id) {
    return database.read(
        transaction ->
            transaction
                .query("select step from counted where task = :task order by step")
                .bind("task", id.value())
                .mapTo(Integer.class)
                .list());
  }

  /** Puts the clock forward by a few minutes in all, so that nothing expires, and waits. */
  void advanceUntil(CompletableFuture<?> answer, Duration bit) {
    for (int bits = 0; !answer.isDone() && bits < 240; bits++) {
      clock.advance(bit);
      answer.copy().completeOnTimeout(null, 25, TimeUnit.MILLISECONDS).join();
    }
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
