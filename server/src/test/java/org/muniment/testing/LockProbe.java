package org.muniment.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.muniment.database.Database;
import org.muniment.database.Transaction;

/** Tells what calls wait for and what they hold meanwhile, so that tests can check lock orders. */
public final class LockProbe {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private LockProbe() {}

  /** What is looked at while another call waits. */
  public interface Look {
    void run();
  }

  /**
   * Locks rows, begins a call that has to wait for them, looks, lets the call go on and waits for
   * its end.
   *
   * @param held a query whose rows stay locked until the look is over
   */
  public static void whileWaiting(Database database, String held, Runnable call, Look look) {
    whileWaiting(
        database, transaction -> transaction.query(held).mapTo(Integer.class).list(), call, look);
  }

  /** As the other, with any change of rows in the place of a lock. */
  public static void whileWaiting(
      Database database, Consumer<Transaction> held, Runnable call, Look look) {
    CompletableFuture<Void> waiting =
        database.write(
            transaction -> {
              held.accept(transaction);
              CompletableFuture<Void> begun =
                  CompletableFuture.runAsync(call, task -> new Thread(task).start());
              awaitLock(database, begun);
              look.run();
              return begun;
            });
    waiting.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static void awaitLock(Database database, CompletableFuture<?> call) {
    for (long begin = System.nanoTime(); System.nanoTime() - begin < PATIENCE; ) {
      if (waiting(database) > 0) {
        return;
      }
      if (call.isDone()) {
        call.join();
        throw new AssertionError("The call did not wait for anything.");
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("Nothing waits after a minute.");
  }

  private static int waiting(Database database) {
    return database.read(
        transaction ->
            transaction
                .query(
                    """
                    select count(*)
                    from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'
                    """)
                .mapTo(Integer.class)
                .one());
  }

  /** How many rows a query finds that nobody has locked; it has to end in {@code skip locked}. */
  public static int free(Database database, String query) {
    return database.write(
        transaction -> transaction.query(query).mapTo(Integer.class).list().size());
  }
}
