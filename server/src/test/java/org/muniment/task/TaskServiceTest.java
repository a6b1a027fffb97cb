package org.muniment.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.ScopeSet;

class TaskServiceTest extends TaskServiceFixture {
  @Test
  void start_runsAllStepsOnceAndCompletes() {
    Handler handler = new Handler("count", TaskServiceFixture::count);
    TaskService service = node(config(2), handler);
    TaskId id = service.start(ann, work("count", 5));
    TaskSnapshot task = await(service, ann, id);
    assertThat(task.status()).isEqualTo(TaskStatus.Completed);
    assertThat(task.percentComplete()).isEqualTo(100);
    assertThat(task.result()).isEqualTo(new TaskResult(7, "somewhere"));
    assertThat(task.errors()).isEmpty();
    assertThat(counted(id)).containsExactly(1, 2, 3, 4, 5);
    assertThat(handler.ends).hasValue(1);
  }

  @Test
  void start_checkRefuses_storesNothing() {
    TaskService service = node(config(1), new Handler("count", TaskServiceFixture::count));
    TaskStart refused =
        new TaskStart(
            "count",
            TaskType.CopyEntry,
            new Work(1),
            "key",
            transaction -> {
              throw new MunimentException(ErrorCode.ENTRY_NOT_FOUND, "no");
            });
    assertThatThrownBy(() -> service.start(ann, refused)).isInstanceOf(MunimentException.class);
    assertThat(service.listSession(ann)).isEmpty();
    assertThat(service.start(ann, work("count", 1))).isNotNull();
  }

  @Test
  void step_knownFailure_failsTheTaskWithItsProblem() {
    TaskService service =
        node(
            config(1),
            new Handler(
                "bad",
                step -> {
                  throw new MunimentException(ErrorCode.NAME_CONFLICT, "taken");
                }));
    TaskSnapshot task = await(service, ann, service.start(ann, work("bad", 1)));
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.percentComplete()).isZero();
    assertThat(task.errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ErrorCode.NAME_CONFLICT);
              assertThat(problem.title()).isEqualTo("taken");
            });
  }

  @Test
  void step_unexpectedFailureAfterItsEffects_isRolledBackAndTriedAgain() {
    AtomicInteger attempts = new AtomicInteger();
    Handler handler =
        new Handler(
            "flaky",
            step ->
                step.commit(
                    transaction -> {
                      transaction
                          .update("insert into counted (task, step) values (:task, 1)")
                          .bind("task", step.id().value())
                          .execute();
                      if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("by chance");
                      }
                      return TaskOutcome.completed(new TaskResult(1, null), 1);
                    }));
    TaskService service = node(config(1), handler);
    TaskId id = service.start(ann, work("flaky", 1));
    CompletableFuture<List<TaskSnapshot>> end = service.list(ann, List.of(id.value()), null);
    advanceUntil(end, Duration.ofSeconds(1));
    assertThat(end.join().get(0).status()).isEqualTo(TaskStatus.Completed);
    assertThat(attempts).hasValue(3);
    assertThat(counted(id)).containsExactly(1);
  }

  @Test
  void cancel_runningStatement_stopsAtOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Handler sleeper =
        new Handler(
            "sleep",
            step ->
                step.commit(
                    transaction -> {
                      begun.countDown();
                      transaction
                          .query("select true from (select pg_sleep(300)) as slept")
                          .mapTo(Boolean.class)
                          .one();
                      return TaskOutcome.completed(new TaskResult(1, null), 1);
                    }));
    TaskService service = node(config(1), sleeper);
    TaskId id = service.start(ann, work("sleep", 1));
    await(begun);
    // The statement may not have begun yet; asking again does no harm.
    TaskSnapshot task;
    do {
      service.cancel(ann, List.of(id.value()));
      task = service.list(ann, List.of(id.value()), Duration.ofMillis(200)).join().get(0);
    } while (!task.status().isEnded());
    assertThat(task.status()).isEqualTo(TaskStatus.Cancelled);
    assertThat(task.errors()).isEmpty();
    assertThat(sleeper.ends).hasValue(1);
  }

  @Test
  void cancel_waitingOrEndedOrForeign_tasks() {
    TaskService service =
        node(config(1), new TestTask(), new Handler("count", TaskServiceFixture::count));
    TaskId waiting = service.start(ann, TestTask.start(Duration.ofHours(1), false, false, null));
    TaskId ended = service.start(ann, work("count", 1));
    await(service, ann, ended);

    assertThat(service.cancel(bob, List.of(waiting.value()))).isEmpty();
    assertThat(service.cancel(ann, List.of(waiting.value(), ended.value(), UUID.randomUUID())))
        .extracting(TaskSnapshot::id)
        .containsExactlyInAnyOrder(waiting, ended);
    assertThat(await(service, ann, waiting).status()).isEqualTo(TaskStatus.Cancelled);
    assertThat(await(service, ann, ended).status()).isEqualTo(TaskStatus.Completed);
  }

  @Test
  void list_showsOnlyOwnTasks_eachOnce() {
    TaskService service = node(config(1), new Handler("count", TaskServiceFixture::count));
    TaskId id = service.start(ann, work("count", 1));
    await(service, ann, id);
    assertThat(service.list(bob, List.of(id.value()), null).join()).isEmpty();
    assertThat(service.list(ann, List.of(id.value(), id.value(), UUID.randomUUID()), null).join())
        .hasSize(1);
    assertThat(service.listSession(ann)).hasSize(1);
    assertThat(service.listSession(bob)).isEmpty();
    Caller renewed =
        new Caller(1, "demo", ann.trusteeId(), "ann", ann.role(), UUID.randomUUID(), ann.scopes());
    assertThat(service.listSession(renewed)).isEmpty();
    assertThat(service.list(renewed, List.of(id.value()), null).join()).hasSize(1);
  }

  @Test
  void list_holdsUntilTheLastOfSeveralHasEnded() {
    TaskService service = node(config(2), new TestTask());
    TaskId one = service.start(ann, TestTask.start(Duration.ofMinutes(1), true, false, null));
    TaskId two = service.start(ann, TestTask.start(Duration.ofMinutes(2), false, true, null));
    CompletableFuture<List<TaskSnapshot>> answer =
        service.list(ann, List.of(one.value(), two.value()), null);
    advanceUntil(answer, Duration.ofSeconds(1));
    assertThat(answer.join())
        .extracting(TaskSnapshot::status)
        .containsExactlyInAnyOrder(TaskStatus.Completed, TaskStatus.Failed);
    assertThat(service.waitingCallers()).isZero();
  }

  @Test
  void list_withoutWaiting_answersInProgressAtOnce() {
    TaskService service = node(config(1), new TestTask());
    TaskId id = service.start(ann, TestTask.start(Duration.ofHours(1), false, false, null));
    TaskSnapshot task = service.list(ann, List.of(id.value()), Duration.ZERO).join().get(0);
    assertThat(task.status()).isEqualTo(TaskStatus.InProgress);
    assertThat(task.result()).isNull();
  }

  @Test
  void expiry_afterItsTime_theIdIsUnknown() {
    TaskService service = node(config(1), new Handler("count", TaskServiceFixture::count));
    TaskId id = service.start(ann, work("count", 1));
    await(service, ann, id);
    clock.advance(Duration.ofMinutes(15).minusMillis(1));
    assertThat(service.list(ann, List.of(id.value()), null).join()).hasSize(1);
    clock.advance(Duration.ofMillis(1));
    assertThat(service.list(ann, List.of(id.value()), null).join()).isEmpty();
    assertThat(service.cancel(ann, List.of(id.value()))).isEmpty();
    assertThat(service.expire()).isEqualTo(1);
  }

  private TaskStart keyed(String key, int steps) {
    return new TaskStart("count", TaskType.CopyEntry, new Work(steps), key, transaction -> {});
  }

  @Test
  void idempotencyKey_sameRequest_isTheSameTask_alsoOnAnotherNodeAndAtOnce() throws Exception {
    TaskService one = node(config(1), new Handler("count", TaskServiceFixture::count));
    TaskService two = node(config(1), new Handler("count", TaskServiceFixture::count));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<TaskId>> starts = new ArrayList<>();
    for (int number = 0; number < 16; number++) {
      TaskService service = number % 2 == 0 ? one : two;
      starts.add(() -> service.start(ann, keyed("retry", 2)));
    }
    List<TaskId> ids = new ArrayList<>();
    for (Future<TaskId> started : threads.invokeAll(starts)) {
      ids.add(started.get());
    }
    threads.shutdown();
    assertThat(ids.stream().distinct()).hasSize(1);
    assertThat(one.listSession(ann)).hasSize(1);

    assertThatThrownBy(() -> two.start(ann, keyed("retry", 3)))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
    assertThat(two.start(bob, keyed("retry", 3))).isNotEqualTo(ids.get(0));
    await(one, ann, ids.get(0));
    clock.advance(Duration.ofHours(24));
    assertThat(one.start(ann, keyed("retry", 3))).isNotEqualTo(ids.get(0));
  }

  @Test
  void idempotencyKey_blankOrTooLong_isRefused() {
    TaskService service = node(config(1), new Handler("count", TaskServiceFixture::count));
    for (String key : List.of(" ", "x".repeat(256))) {
      assertThatThrownBy(() -> service.start(ann, keyed(key, 1)))
          .isInstanceOf(MunimentException.class);
    }
  }

  @Test
  void limits_manyStartsAtOnce_letExactlyTheAllowedThrough() throws Exception {
    TaskLimits.Limit none = TaskLimits.Limit.NONE;
    TaskConfig limited =
        config(1).withLimits(new TaskLimits(new TaskLimits.Limit(0, 2, 0, 3), none, none, none));
    TaskService service = node(limited, new TestTask());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Callable<TaskId>> starts = new ArrayList<>();
    for (int number = 0; number < 12; number++) {
      starts.add(() -> service.start(ann, TestTask.start(Duration.ofHours(1), false, false, null)));
    }
    int started = 0;
    for (Future<TaskId> one : threads.invokeAll(starts)) {
      try {
        one.get();
        started++;
      } catch (java.util.concurrent.ExecutionException refused) {
        assertThat(((MunimentException) refused.getCause()).code())
            .isEqualTo(ErrorCode.TOO_MANY_OPERATIONS);
      }
    }
    threads.shutdown();
    assertThat(started).isEqualTo(2);
    service.start(bob, TestTask.start(Duration.ofHours(1), false, false, null));
    assertThatThrownBy(
            () -> service.start(bob, TestTask.start(Duration.ofHours(1), false, false, null)))
        .hasMessageContaining("repository");
  }

  @Test
  void limits_perSession_leaveOtherSessionsOfTheUserAlone() {
    TaskService service =
        node(config(1).withLimits(TaskLimits.NONE.perSession(1, 0)), new TestTask());
    TaskStart start = TestTask.start(Duration.ofHours(1), false, false, null);
    Caller annElsewhere =
        new Caller(
            ann.repositoryId(),
            ann.repositoryName(),
            ann.trusteeId(),
            ann.name(),
            ann.role(),
            UUID.randomUUID(),
            ann.scopes());
    TaskId first = service.start(ann, start);
    service.start(annElsewhere, start);

    assertThatThrownBy(() -> service.start(ann, start)).hasMessageContaining("session");
    assertThatThrownBy(() -> service.start(annElsewhere, start)).hasMessageContaining("session");

    service.cancel(ann, List.of(first.value()));
    await(service, ann, first);
    service.start(ann, start);
  }

  @Test
  void limits_ofTheCloud_countImportsExportsAndServicesApart() {
    TaskConfig limited = config(1).withLimits(TaskLimits.CLOUD);
    TaskService service = node(limited, new TestTask());
    TaskStart operation = TestTask.start(Duration.ofHours(1), false, false, null);
    TaskStart export = TestTask.start(Duration.ofHours(1), true, false, null);
    service.start(ann, operation);
    assertThatThrownBy(() -> service.start(ann, operation)).hasMessageContaining("limit of 1");
    service.start(ann, export);
    service.start(ann, export);
    assertThatThrownBy(() -> service.start(ann, export))
        .hasMessageContaining("limit of 2 running exports");

    Caller principal =
        new Caller(
            bob.repositoryId(),
            bob.repositoryName(),
            bob.trusteeId(),
            bob.name(),
            bob.role(),
            bob.sessionId(),
            ScopeSet.parse("repository.Write"));
    for (int number = 0; number < 10; number++) {
      service.start(principal, operation);
    }
    assertThatThrownBy(() -> service.start(principal, operation))
        .hasMessageContaining("limit of 10");
  }

  @Test
  void fairness_aShortTaskOfAnotherUser_doesNotWaitForLongOnes() {
    Semaphore steps = new Semaphore(0);
    Handler handler =
        new Handler(
            "count",
            step -> {
              steps.acquireUninterruptibly();
              return count(step);
            });
    TaskService service = node(config(1), handler);
    List<TaskId> longOnes = new ArrayList<>();
    for (int number = 0; number < 3; number++) {
      longOnes.add(service.start(ann, work("count", 100_000)));
    }
    TaskId shortOne = service.start(bob, work("count", 1));
    CompletableFuture<List<TaskSnapshot>> end = service.list(bob, List.of(shortOne.value()), null);
    int given = 0;
    while (!end.isDone()) {
      steps.release();
      given++;
      Thread.onSpinWait();
      if (steps.availablePermits() > 10) {
        Thread.yield();
      }
    }
    assertThat(end.join().get(0).status()).isEqualTo(TaskStatus.Completed);
    service.cancel(ann, longOnes.stream().map(TaskId::value).toList());
    steps.release(1_000_000);
    for (TaskId id : longOnes) {
      assertThat(await(service, ann, id).status()).isEqualTo(TaskStatus.Cancelled);
    }
    assertThat(given).isPositive();
  }

  @Test
  void errors_moreThanAreKept_areCounted() {
    Handler complaining =
        new Handler(
            "complain",
            step ->
                step.commit(
                    transaction ->
                        TaskOutcome.completed(new TaskResult(1, null), 1)
                            .withErrors(
                                java.util.stream.IntStream.range(0, 250)
                                    .mapToObj(
                                        number ->
                                            new org.muniment.error.Problem(
                                                ErrorCode.ENTRY_NOT_FOUND, "gone", number))
                                    .toList())));
    TaskService service = node(config(1), complaining);
    TaskSnapshot task = await(service, ann, service.start(ann, work("complain", 1)));
    assertThat(task.errors()).hasSize(101);
    assertThat(task.errors().get(100).title()).isEqualTo("150 further problems were met.");
  }

  @Test
  void percent_neverGoesBack() {
    List<Long> totals = List.of(10L, 1_000L, 10L);
    Handler wobbling =
        new Handler(
            "wobble",
            step -> {
              Count state = step.state(Count.class);
              int next = state == null ? 1 : state.steps() + 1;
              return step.commit(
                  transaction ->
                      next > 3
                          ? TaskOutcome.failed(3, null, List.of())
                          : TaskOutcome.next(new Count(next), 3, totals.get(next - 1)));
            });
    TaskService service = node(config(1), wobbling);
    TaskSnapshot task = await(service, ann, service.start(ann, work("wobble", 1)));
    assertThat(task.status()).isEqualTo(TaskStatus.Failed);
    assertThat(task.percentComplete()).isEqualTo(30);
  }
}
