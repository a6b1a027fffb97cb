package org.muniment.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Transactions that PostgreSQL undoes because they wait for one another in a ring. */
class DatabaseRetryTest {
  private static Database database;
  private static ExecutorService threads;

  private static final List<CompletableFuture<Void>> rivals = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void open() {
    database = TestDatabases.create();
    threads = Executors.newCachedThreadPool();
    database.execute(
        transaction ->
            transaction
                .update("create table counter (id integer primary key, changes integer)")
                .execute());
  }

  @AfterAll
  static void close() {
    threads.shutdownNow();
    database.close();
  }

  @BeforeEach
  void begin() {
    rivals.clear();
    database.execute(
        transaction -> {
          transaction.update("delete from counter").execute();
          transaction.update("insert into counter values (1, 0), (2, 0)").execute();
        });
  }

  private static void change(Transaction transaction, int id) {
    transaction
        .update("update counter set changes = changes + 1 where id = :id")
        .bind("id", id)
        .execute();
  }

  /**
   * Closes a ring with another transaction, which never looks for rings itself, so that PostgreSQL
   * undoes this one. The other one goes on then, and commits.
   */
  private static void deadlock(Transaction transaction) {
    CyclicBarrier bothHaveOne = new CyclicBarrier(2);
    AtomicInteger rivalId = new AtomicInteger();
    rivals.add(
        CompletableFuture.runAsync(
            () ->
                database.execute(
                    rival -> {
                      rival.update("set local deadlock_timeout = '1h'").execute();
                      rivalId.set(
                          rival.query("select pg_backend_pid()").mapTo(Integer.class).one());
                      change(rival, 2);
                      await(bothHaveOne);
                      change(rival, 1);
                    }),
            threads));
    transaction.update("set local deadlock_timeout = '10ms'").execute();
    change(transaction, 1);
    await(bothHaveOne);
    while (!isBlocked(transaction, rivalId.get())) {
      Thread.onSpinWait();
    }
    change(transaction, 2);
  }

  private static boolean isBlocked(Transaction transaction, int processId) {
    return transaction
        .query("select cardinality(pg_blocking_pids(:id)) > 0")
        .bind("id", processId)
        .mapTo(Boolean.class)
        .one();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static int changes(int id) {
    return database.read(
        transaction ->
            transaction
                .query("select changes from counter where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
  }

  /** What becomes of a transaction that meets a deadlock in its first attempts. */
  private static int attemptsWith(int deadlocks) {
    AtomicInteger attempts = new AtomicInteger();
    database.execute(
        transaction -> {
          if (attempts.incrementAndGet() <= deadlocks) {
            deadlock(transaction);
          } else {
            change(transaction, 1);
          }
        });
    return attempts.get();
  }

  @Test
  void write_fourDeadlocks_isDoneInTheFifthAttempt() {
    assertThat(attemptsWith(4)).isEqualTo(5);
    rivals.forEach(CompletableFuture::join);
    assertThat(changes(1)).isEqualTo(4 + 1);
    assertThat(changes(2)).isEqualTo(4);
  }

  @Test
  void write_fiveDeadlocks_isUnavailableAndChangesNothing() {
    assertThatThrownBy(() -> attemptsWith(5))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
              assertThat(refused.text())
                  .isEqualTo("Changes by others were in the way 5 times; please try again.");
              assertThat(SqlStates.of(refused)).isEqualTo("40P01");
            });
    rivals.forEach(CompletableFuture::join);
    assertThat(rivals).hasSize(5);
    assertThat(changes(1)).isEqualTo(5);
    assertThat(changes(2)).isEqualTo(5);
  }
}
