package org.muniment.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.access.AccessFixture.allow;
import static org.muniment.access.AccessFixture.deny;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.muniment.database.Notifications;
import org.muniment.identity.Caller;
import org.muniment.identity.Privilege;
import org.muniment.identity.Role;
import org.muniment.testing.Repositories;

/** A change answered is in force for the next call, however busy others are reading the state. */
class AccessStatesTest {
  @Test
  void nextCall_knowsTheChange_whileNotificationsArrive() {
    try (AccessFixture repository = new AccessFixture();
        Notifications notifications = new Notifications(repository.database.config())) {
      repository.access.listen(notifications);
      notifications.start();
      AtomicBoolean done = new AtomicBoolean();
      int folder = repository.folder(1, "Plans");
      CompletableFuture<Void> others =
          CompletableFuture.runAsync(
              () -> {
                while (!done.get()) {
                  repository.rights(repository.ann, folder);
                }
              });
      for (int turn = 0; turn < 200; turn++) {
        boolean allowed = turn % 2 == 0;
        repository.set(
            folder, allowed ? allow("ben", EntryRight.Read) : deny("ben", EntryRight.Read));
        assertThat(repository.may(repository.ben, folder, EntryRight.Read))
            .as("turn %s", turn)
            .isEqualTo(allowed);
      }
      done.set(true);
      others.join();
    }
  }

  @Test
  void latest_unknownCallers_inAsManyTransactionsAsThePoolHasConnections() throws Exception {
    try (AccessFixture repository = new AccessFixture()) {
      repository.may(repository.ann, 1, EntryRight.Read);
      int connections = repository.database.config().poolSize();
      CyclicBarrier allInTransactions = new CyclicBarrier(connections);
      ExecutorService threads = Executors.newFixedThreadPool(connections);
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int number = 0; number < connections; number++) {
        Caller caller =
            Repositories.caller(
                repository.database, AccessFixture.REPOSITORY, "user " + number, Role.USER);
        answers.add(
            threads.submit(
                () ->
                    repository.database.read(
                        transaction -> {
                          await(allInTransactions);
                          return repository
                              .access
                              .states()
                              .latest(caller)
                              .holds(Privilege.TrusteeManager);
                        })));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isFalse();
      }
      threads.shutdown();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new AssertionError(broken);
    }
  }
}
