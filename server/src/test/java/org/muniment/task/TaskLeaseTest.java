package org.muniment.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.muniment.database.SessionLock;

/** Who works on a task, and that nobody else can change it meanwhile. */
class TaskLeaseTest extends TaskServiceFixture {
  private static final int OTHER_NODE = 999_999;

  @Test
  void checkpoint_afterTheLeaseWasTaken_commitsNothing() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    Handler slow =
        new Handler(
            "slow",
            step -> {
              if (reached.getCount() == 0) {
                return count(step);
              }
              reached.countDown();
              await(goOn);
              try {
                return count(step);
              } catch (RuntimeException failure) {
                failures.add(failure);
                throw failure;
              }
            });
    TaskService service = node(config(1), slow);
    TaskId id = service.start(ann, work("slow", 1));
    assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
    // Another node took the task over, for it believed this one dead.
    database.execute(
        transaction ->
            transaction
                .update(
                    "update task set lease_node = null, lease_token = lease_token + 1 where true")
                .execute());
    TaskService other = node(config(1), slow);
    assertThat(await(other, ann, id).status()).isEqualTo(TaskStatus.Completed);
    goOn.countDown();
    service.close();
    assertThat(failures).singleElement().isInstanceOf(LeaseLostException.class);
    assertThat(counted(id)).containsExactly(1);
  }

  @Test
  void leaseThatTheDatabaseForgot_letsNoSecondWorkerOfTheNodeIn() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger mostAtOnce = new AtomicInteger();
    Handler slow =
        new Handler(
            "slow",
            step -> {
              mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              try {
                if (reached.getCount() > 0) {
                  reached.countDown();
                  await(goOn);
                }
                return count(step);
              } finally {
                atOnce.decrementAndGet();
              }
            });
    TaskService service = node(config(2), slow);
    TaskId id = service.start(ann, work("slow", 3));
    await(reached);
    // As after a crash that came before the lease was on the disk: the next one has its token.
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    update task
                    set lease_node = null, lease_until = null, lease_token = lease_token - 1
                    """)
                .execute());
    Instant now = clock.instant();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!putOff(now)) {
      assertThat(System.nanoTime()).as("the other worker has let it go").isLessThan(end);
    }
    goOn.countDown();
    CompletableFuture<List<TaskSnapshot>> ended = service.list(ann, List.of(id.value()), null);
    advanceUntil(ended, Duration.ofSeconds(1));
    assertThat(ended.join().get(0).status()).isEqualTo(TaskStatus.Completed);
    assertThat(counted(id)).containsExactly(1, 2, 3);
    assertThat(mostAtOnce).hasValue(1);
  }

  private boolean putOff(Instant now) {
    return database.read(
        transaction ->
            transaction
                .query("select exists (select from task where ready_time > :now)")
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
  }

  @Test
  void tasksOfADeadNode_goOnHere() {
    TaskService idle = new TaskService(database, config(1), clock, List.of(), answers);
    TaskId id = idle.start(ann, work("count", 3));
    // A node that held the lease is gone: nobody holds the lock of its number.
    leaseToOtherNode(Duration.ofHours(1));
    TaskService service = node(config(1), new Handler("count", TaskServiceFixture::count));
    assertThat(await(service, ann, id).status()).isEqualTo(TaskStatus.Completed);
    assertThat(counted(id)).containsExactly(1, 2, 3);
  }

  @Test
  void tasksOfANodeThatIsCutOff_goOnHereWhenTheLeaseHasRunOut() {
    TaskService idle = new TaskService(database, config(1), clock, List.of(), answers);
    TaskId id = idle.start(ann, work("count", 3));
    try (SessionLock alive = new SessionLock(database.config(), TaskNode.LOCK_SPACE, OTHER_NODE)) {
      assertThat(alive.hold()).isTrue();
      leaseToOtherNode(Duration.ofSeconds(1));
      TaskService service = node(config(1), new Handler("count", TaskServiceFixture::count));
      assertThat(await(service, ann, id).status()).isEqualTo(TaskStatus.Completed);
    }
    assertThat(counted(id)).containsExactly(1, 2, 3);
  }

  @Test
  void close_handsTheTaskBack_andAnotherNodeGoesOnFromTheLastStep() throws Exception {
    Semaphore allowed = new Semaphore(2);
    CountDownLatch second = new CountDownLatch(2);
    Function<TaskStep, TaskOutcome> gated =
        step -> {
          allowed.acquireUninterruptibly();
          TaskOutcome outcome = count(step);
          second.countDown();
          return outcome;
        };
    TaskService first = node(config(1), new Handler("count", gated));
    TaskId id = first.start(ann, work("count", 6));
    await(second);
    allowed.release();
    first.close();
    int before = counted(id).size();
    assertThat(before).isBetween(2, 3);
    Handler handler = new Handler("count", TaskServiceFixture::count);
    TaskService other = node(config(1), handler);
    assertThat(await(other, ann, id).status()).isEqualTo(TaskStatus.Completed);
    assertThat(counted(id)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(handler.steps).hasValue(6 - before);
  }

  private void leaseToOtherNode(Duration time) {
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    update task
                    set lease_node = :node, lease_token = 5,
                      lease_until = clock_timestamp() + make_interval(secs => :seconds)
                    """)
                .bind("node", OTHER_NODE)
                .bind("seconds", (double) time.toSeconds())
                .execute());
  }
}
