package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.identity.SigningKeys.Purpose;
import org.muniment.testing.MutableClock;

class SigningKeysTest {
  private final MutableClock clock = new MutableClock();
  private Database holder;
  private Database database;

  @BeforeEach
  void open() {
    holder = TestDatabases.create();
    database = holder;
  }

  @AfterEach
  void close() {
    holder.close();
  }

  @Test
  void current_firstUseOnManyNodesAtOnce_makesOneKey() throws Exception {
    int nodes = 6;
    CyclicBarrier start = new CyclicBarrier(nodes);
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      SigningKeys keys = new SigningKeys(database, clock, Purpose.ACCESS);
      calls.add(
          () -> {
            start.await();
            return keys.current().id();
          });
    }
    Set<String> ids = new HashSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(nodes);
    try {
      for (Future<String> one : threads.invokeAll(calls)) {
        ids.add(one.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(ids).hasSize(1);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void current_ofPurposes_areDifferentKeys() {
    SigningKeys access = new SigningKeys(database, clock, Purpose.ACCESS);
    SigningKeys link = new SigningKeys(database, clock, Purpose.LINK);

    assertThat(access.find(link.current().id())).isNull();
    assertThat(link.find(access.current().id())).isNull();
    assertThat(access.find(access.current().id())).isNotNull();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void current_afterARestart_isTheSame() {
    String id = new SigningKeys(database, clock, Purpose.ACCESS).current().id();

    assertThat(new SigningKeys(database, clock, Purpose.ACCESS).current().id()).isEqualTo(id);
  }

  @Test
  void rotate_onAnotherNode_isUsedWithinSeconds() {
    SigningKeys here = new SigningKeys(database, clock, Purpose.ACCESS);
    SigningKeys there = new SigningKeys(database, clock, Purpose.ACCESS);
    String old = there.current().id();
    here.rotate(Duration.ofMinutes(1));
    clock.advance(Duration.ofSeconds(5));

    assertThat(there.current().id()).isEqualTo(here.current().id()).isNotEqualTo(old);
    assertThat(there.find(old)).isNotNull();
  }

  @Test
  void rotate_again_removesWhatNoLongerVerifies() {
    SigningKeys keys = new SigningKeys(database, clock, Purpose.ACCESS);
    keys.current();
    keys.rotate(Duration.ofMinutes(1));
    assertThat(count()).isEqualTo(2);
    clock.advance(Duration.ofMinutes(1));
    keys.rotate(Duration.ofMinutes(1));
    assertThat(count()).isEqualTo(2);
    keys.rotate(Duration.ZERO);
    assertThat(count()).isEqualTo(1);
  }

  private int count() {
    return database.read(
        t -> t.query("select count(*) from signing_key").mapTo(Integer.class).one());
  }
}
