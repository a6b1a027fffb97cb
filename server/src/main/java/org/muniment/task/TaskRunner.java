package org.muniment.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.error.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of this node: each takes a task, has its handler do steps, and gives the task back
 * when its slice of time is over and others wait.
 */
final class TaskRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
  private static final Duration IDLE = Duration.ofMillis(500);
  private static final Duration RETAKEN = Duration.ofSeconds(1);
  private static final int MOST_FAILED_ATTEMPTS = 5;

  private final Database database;
  private final TaskDao dao;
  private final TaskConfig config;
  private final Clock clock;
  private final Map<String, TaskHandler> handlers;
  private final Consumer<TaskId> ended;
  private final TaskNode node;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Map<TaskId, TaskStep> running = new ConcurrentHashMap<>();
  private final List<Thread> workers = new ArrayList<>();
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "task alarms");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, LongAdder> unitsDone = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  TaskRunner(
      Database database,
      TaskDao dao,
      TaskConfig config,
      Clock clock,
      Map<String, TaskHandler> handlers,
      Consumer<TaskId> ended) {
    this.database = database;
    this.dao = dao;
    this.config = config;
    this.clock = clock;
    this.handlers = Map.copyOf(handlers);
    this.ended = ended;
    this.node =
        new TaskNode(database, config.lease(), () -> Set.copyOf(running.keySet()), this::wake);
  }

  void start() {
    node.start();
    for (int number = 1; number <= config.workers(); number++) {
      Thread worker = new Thread(this::work, "task worker " + number);
      worker.setDaemon(true);
      workers.add(worker);
      worker.start();
    }
  }

  /** The number of this node; 0 before it was started. */
  int node() {
    return node.number();
  }

  /** Whether other nodes live that have to be told what happens here. */
  boolean hasPeers() {
    return node.hasPeers();
  }

  /** Notes that another node has just come. */
  void meet() {
    node.meet();
  }

  /** Has an idle worker look for a task. */
  void wake() {
    if (wakeUps.availablePermits() < config.workers()) {
      wakeUps.release();
    }
  }

  /** Stops a task at once if it runs on this node. */
  void cancel(TaskId id) {
    TaskStep step = running.get(id);
    if (step != null) {
      step.cancel();
    }
    wake();
  }

  private void work() {
    while (!stopping) {
      try {
        Optional<TaskDao.Claim> claim =
            database.write(
                transaction ->
                    dao.claim(transaction, node.number(), config.lease(), clock.instant()));
        if (claim.isPresent()) {
          run(claim.get());
        } else {
          pause(IDLE);
        }
      } catch (RuntimeException failure) {
        LOG.warn("A worker could not take a task, trying again: {}", failure.getMessage());
        pause(IDLE);
      }
    }
  }

  private void pause(Duration time) {
    try {
      if (wakeUps.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private void run(TaskDao.Claim claim) {
    TaskHandler handler = handlers.get(claim.handler());
    if (handler == null) {
      LOG.error("Task {} needs '{}', which this program doesn't know", claim.id(), claim.handler());
      Instant later = clock.instant().plusSeconds(60);
      database.execute(
          transaction -> dao.release(transaction, claim, false, later, clock.instant()));
      return;
    }
    long sliceEnd = System.nanoTime() + config.slice().toNanos();
    TaskStep step =
        new TaskStep(
            database,
            dao,
            handler,
            clock,
            claim,
            transaction ->
                stopping
                    || (System.nanoTime() - sliceEnd >= 0
                        && dao.someoneWaits(transaction, clock.instant())));
    if (running.putIfAbsent(claim.id(), step) != null) {
      // A crash of the database forgot the lease of a worker here that hasn't noticed yet. Its
      // token may have been given out again: nobody works on the task until that one has.
      release(step, false, clock.instant().plus(RETAKEN));
      return;
    }
    try {
      runSteps(handler, step);
    } catch (LeaseLostException lost) {
      LOG.info("{}; this node leaves it", lost.getMessage());
    } finally {
      running.remove(claim.id());
    }
  }

  private void runSteps(TaskHandler handler, TaskStep step) {
    while (true) {
      if (step.isCancelled()) {
        end(step, TaskStatus.Cancelled, List.of());
        return;
      }
      if (stopping && !step.wasReleased()) {
        release(step, false, null);
        return;
      }
      TaskOutcome outcome;
      try {
        long before = step.done();
        outcome = handler.step(step);
        unitsDone
            .computeIfAbsent(handler.name(), name -> new LongAdder())
            .add(Math.max(0, outcome.done() - before));
        if (!step.takeCommitted()) {
          throw new IllegalStateException(handler.name() + " made a step without a commit");
        }
      } catch (LeaseLostException lost) {
        throw lost;
      } catch (RuntimeException failure) {
        if (!retry(step, failure)) {
          return;
        }
        continue;
      }
      switch (outcome.kind()) {
        case COMPLETED, FAILED -> {
          ended.accept(step.id());
          return;
        }
        case WAIT -> {
          alarm(outcome.notBefore());
          return;
        }
        case CONTINUE -> {
          if (step.wasReleased()) {
            wake();
            return;
          }
        }
      }
    }
  }

  /**
   * Decides what becomes of a step that failed.
   *
   * @return true to go on here and now (to end a cancelled task)
   */
  private boolean retry(TaskStep step, RuntimeException failure) {
    if (step.isCancelled()
        && (failure instanceof TaskCancelledException || SqlStates.isCancelled(failure))) {
      return true;
    }
    if (failure instanceof MunimentException known && known.code() != ErrorCode.UNAVAILABLE) {
      end(step, TaskStatus.Failed, List.of(Problem.of(known, null)));
      return false;
    }
    boolean away = failure instanceof MunimentException;
    if (away) {
      LOG.warn("Task {} waits: {}", step.id(), failure.getMessage());
    } else {
      LOG.error("A step of task {} failed", step.id(), failure);
    }
    if (!away && step.claim().failedAttempts() + 1 >= MOST_FAILED_ATTEMPTS) {
      end(
          step,
          TaskStatus.Failed,
          List.of(
              new Problem(
                  ErrorCode.INTERNAL,
                  "An unexpected failure stopped the task; the server's log tells more.",
                  null)));
      return false;
    }
    Instant later = clock.instant().plusMillis(500L << step.claim().failedAttempts());
    release(step, !away, later);
    alarm(later);
    return false;
  }

  private void end(TaskStep step, TaskStatus status, List<Problem> problems) {
    TaskOutcome outcome = TaskOutcome.failed(step.done(), step.total(), problems);
    database.execute(transaction -> endIn(transaction, step, status, outcome));
    ended.accept(step.id());
  }

  private void endIn(
      Transaction transaction, TaskStep step, TaskStatus status, TaskOutcome outcome) {
    step.end(transaction, status, outcome, clock.instant());
  }

  private void release(TaskStep step, boolean failed, @Nullable Instant notBefore) {
    database.execute(
        transaction -> dao.release(transaction, step.claim(), failed, notBefore, clock.instant()));
  }

  private void alarm(@Nullable Instant time) {
    if (time != null && !alarms.isShutdown()) {
      long delay = Math.max(0, Duration.between(clock.instant(), time).toMillis());
      alarms.schedule(this::wake, delay, TimeUnit.MILLISECONDS);
    }
  }

  Set<String> handlers() {
    return handlers.keySet();
  }

  /** Units of work that this node has committed since it started, by handler. */
  Map<String, Long> unitsDone() {
    return unitsDone.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }

  /** Tasks that a worker of this node holds now. */
  int runningTasks() {
    return running.size();
  }

  /** Lets each step end, gives all leases back and ends the workers. */
  @Override
  public void close() {
    stopping = true;
    alarms.shutdownNow();
    wakeUps.release(workers.size());
    for (Thread worker : workers) {
      try {
        worker.join(10_000);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    node.close();
  }
}
