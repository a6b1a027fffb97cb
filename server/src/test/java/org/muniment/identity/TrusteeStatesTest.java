package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.database.Database;
import org.muniment.database.Notifications;
import org.muniment.database.TestDatabases;

class TrusteeStatesTest {
  private Database holder;
  private IdentityFixture node;
  private Trustee ann;

  @BeforeEach
  void open() {
    holder = TestDatabases.create();
    node = new IdentityFixture(holder);
    ann = node.add("ann", "secret");
  }

  @AfterEach
  void close() {
    holder.close();
  }

  @Test
  void get_withinFiveSeconds_asksNoDatabase() {
    assertThat(name()).isEqualTo("ann");
    rename("anna");
    node.clock.advance(TrusteeStates.MAX_AGE.minusMillis(1));
    assertThat(name()).isEqualTo("ann");
    node.clock.advance(Duration.ofMillis(1));
    assertThat(name()).isEqualTo("anna");
  }

  @Test
  void get_clockSetBack_asksAgain() {
    assertThat(name()).isEqualTo("ann");
    rename("anna");
    node.clock.advance(Duration.ofHours(-1));
    assertThat(name()).isEqualTo("anna");
  }

  @Test
  void get_unknownTrustee_isRememberedAsSuch() {
    int id = ann.id() + 1;
    assertThat(node.states.get(node.repository.id(), id)).isEmpty();
    Trustee bob = node.add("bob", "secret");
    assertThat(bob.id()).isEqualTo(id);
    assertThat(node.states.get(node.repository.id(), id)).isEmpty();
    node.waitForRefresh();
    assertThat(node.states.get(node.repository.id(), id)).isPresent();
  }

  @Test
  void listen_changeOnAnotherNode_isHeard() throws Exception {
    IdentityFixture other = new IdentityFixture(holder, node.repository);
    CountDownLatch connected = new CountDownLatch(1);
    CountDownLatch heard = new CountDownLatch(1);
    CountDownLatch keysHeard = new CountDownLatch(1);
    try (Notifications notifications = new Notifications(holder.config())) {
      other.states.listen(notifications);
      other.accessKeyring.listen(notifications);
      // Listeners are called in order, so when this one is, those under test have been.
      notifications.on(
          TrusteeStates.CHANNEL,
          payload -> (payload.contains(":") ? heard : keysHeard).countDown());
      notifications.onConnect(connected::countDown);
      notifications.start();
      assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();

      String token = node.tokens.issue(node.repository, ann).value();
      assertThat(other.verifier.verify(token).role()).isEqualTo(Role.USER);
      String key = other.accessKeyring.current().id();

      node.database.execute(
          t -> node.users.setRole(t, node.repository.id(), ann.id(), Role.READER));
      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(other.verifier.verify(token).role()).isEqualTo(Role.READER);

      node.accessKeyring.rotate(Duration.ofMinutes(1));
      assertThat(keysHeard.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(other.accessKeyring.current().id()).isNotEqualTo(key);
    }
  }

  private String name() {
    return node.states.get(node.repository.id(), ann.id()).orElseThrow().name();
  }

  /** Behind the back of the service, so that nothing is announced. */
  private void rename(String name) {
    node.database.execute(
        t ->
            t.update("update trustee set name = :name where id = :id")
                .bind("name", name)
                .bind("id", ann.id())
                .execute());
  }
}
