package org.muniment.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.access.AccessFixture.allow;
import static org.muniment.access.AccessFixture.deny;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.muniment.database.Notifications;

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
}
