package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muniment.blob.BlobFixture.HOUR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweeperTest {
  private static final Swept NOTHING = new Swept(0, 0, 0, 0);

  @TempDir Path root;
  BlobFixture fixture;

  @BeforeEach
  void open() {
    fixture = openFixture();
  }

  BlobFixture openFixture() {
    return new BlobFixture(root);
  }

  /** Leaves what a write leaves behind that is cut off. */
  void cutOff() throws IOException {
    Files.writeString(root.resolve("staging/cut-off"), "x");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Swept sweep() {
    return fixture.sweeper(HOUR).sweep().orElseThrow();
  }

  private void pass(Duration time) {
    fixture.clock.advance(time);
  }

  @Test
  void sweep_referred_staysForEver() throws IOException {
    ElectronicDocument document = fixture.hold(1, "kept");
    for (int day = 0; day < 3; day++) {
      assertThat(sweep()).isEqualTo(NOTHING);
      pass(Duration.ofDays(1));
    }
    assertThat(fixture.exists(1, document.id())).isTrue();
    assertThat(fixture.store.holds(document.ref())).isTrue();
  }

  @Test
  void sweep_unreferred_goesAGracePeriodAfterItWasSeen() throws IOException {
    ElectronicDocument document = fixture.hold(1, "gone");
    pass(Duration.ofDays(1));
    fixture.letGo(1, document.id());
    assertThat(sweep()).isEqualTo(NOTHING);
    pass(Duration.ofMinutes(59));
    assertThat(sweep()).isEqualTo(NOTHING);
    pass(Duration.ofMinutes(2));
    assertThat(sweep()).isEqualTo(new Swept(1, 0, 0, 0));
    assertThat(fixture.store.holds(document.ref())).isTrue();
    pass(HOUR);
    assertThat(sweep()).isEqualTo(new Swept(0, 1, 1, 0));
    assertThat(fixture.store.holds(document.ref())).isFalse();
  }

  @Test
  void sweep_referredAgainMeanwhile_startsAnew() throws IOException {
    ElectronicDocument document = fixture.hold(1, "again");
    fixture.letGo(1, document.id());
    sweep();
    pass(Duration.ofMinutes(50));
    assertThat(fixture.hold(1, "again").id()).isEqualTo(document.id());
    fixture.letGo(1, document.id());
    pass(Duration.ofMinutes(50));
    // Unreferred again, but not for an hour.
    assertThat(sweep()).isEqualTo(NOTHING);
    assertThat(fixture.exists(1, document.id())).isTrue();
  }

  @Test
  void sweep_referenceCopiedFromAnother_clearsTheMark() throws IOException {
    ElectronicDocument document = fixture.hold(1, "copied");
    fixture.letGo(1, document.id());
    sweep();
    fixture.database.execute(transaction -> BlobFixture.refer(transaction, 1, document.id()));
    pass(HOUR);
    assertThat(sweep()).isEqualTo(NOTHING);
    fixture.letGo(1, document.id());
    assertThat(sweep()).isEqualTo(NOTHING);
    assertThat(fixture.exists(1, document.id())).isTrue();
  }

  @Test
  void sweep_otherRepositoryNamesContent_keepsTheBytes() throws IOException {
    ElectronicDocument one = fixture.hold(1, "shared");
    ElectronicDocument other = fixture.hold(2, "shared");
    fixture.letGo(1, one.id());
    assertThat(fixture.sweeper(Duration.ZERO).sweep()).contains(new Swept(1, 1, 0, 0));
    assertThat(fixture.store.holds(other.ref())).isTrue();
    fixture.letGo(2, other.id());
    assertThat(fixture.sweeper(Duration.ZERO).sweep()).contains(new Swept(1, 1, 1, 0));
    assertThat(fixture.store.holds(other.ref())).isFalse();
  }

  @Test
  void sweep_referredByHash_isKept() throws IOException {
    BlobRef ref;
    try (StagedBlob staged = fixture.committed("page image")) {
      ref = staged.ref();
      fixture.database.execute(
          transaction -> {
            fixture.service.name(transaction, 1, staged);
            transaction
                .update("insert into holder (repository_id, sha256) values (1, :sha256)")
                .bind("sha256", ref.hashBytes())
                .execute();
          });
    }
    assertThat(fixture.sweeper(Duration.ZERO).sweep()).contains(NOTHING);
    fixture.database.execute(transaction -> transaction.update("delete from holder").execute());
    assertThat(fixture.sweeper(Duration.ZERO).sweep()).contains(new Swept(0, 1, 1, 0));
  }

  @Test
  void sweepStore_unnamedContent_goesWhenOld() throws IOException {
    BlobRef ref;
    try (StagedBlob staged = fixture.committed("never registered")) {
      ref = staged.ref();
    }
    cutOff();
    ElectronicDocument kept = fixture.hold(1, "kept");
    Sweeper sweeper = fixture.sweeper(HOUR);
    assertThat(sweeper.sweepStore()).contains(NOTHING);
    pass(Duration.ofMinutes(61));
    assertThat(sweeper.sweep()).contains(NOTHING);
    assertThat(sweeper.sweepStore()).contains(new Swept(0, 0, 1, 0));
    pass(Duration.ofDays(1));
    assertThat(sweeper.sweepStore()).contains(new Swept(0, 0, 0, 1));
    assertThat(fixture.store.holds(ref)).isFalse();
    assertThat(fixture.store.holds(kept.ref())).isTrue();
  }

  @Test
  void sweep_importUnderWay_isNotDisturbed() throws IOException {
    ElectronicDocument document = fixture.hold(1, "wanted");
    fixture.letGo(1, document.id());
    try (StagedBlob staged = fixture.committed("wanted")) {
      long id =
          fixture.database.write(
              transaction -> {
                long registered =
                    fixture.service.register(transaction, 1, staged, "txt", "text/plain");
                assertThat(fixture.sweeper(Duration.ZERO).sweepStore()).contains(NOTHING);
                BlobFixture.refer(transaction, 1, registered);
                return registered;
              });
      assertThat(id).isEqualTo(document.id());
    }
    assertThat(fixture.sweeper(Duration.ZERO).sweepStore()).contains(NOTHING);
    assertThat(fixture.store.open(document.ref())).hasContent("wanted");
  }

  @Test
  void sweep_newImportUnderWay_keepsItsBytes() throws IOException {
    try (StagedBlob staged = fixture.committed("new")) {
      fixture.database.execute(
          transaction -> {
            fixture.service.name(transaction, 1, staged);
            // The row can't be seen from outside yet: only the lock on the content protects it.
            assertThat(fixture.sweeper(Duration.ZERO).sweepStore()).contains(NOTHING);
          });
      assertThat(fixture.store.holds(staged.ref())).isTrue();
    }
  }

  @Test
  void sweep_otherNodeSweeps_doesNothing() throws IOException {
    fixture.letGo(1, fixture.hold(1, "garbage").id());
    fixture.database.read(
        transaction -> {
          assertThat(new SweepDao().tryLock(transaction)).isTrue();
          assertThat(fixture.sweeper(Duration.ZERO).sweep()).isEmpty();
          return true;
        });
    assertThat(fixture.sweeper(Duration.ZERO).sweep()).contains(new Swept(1, 1, 1, 0));
  }

  @Test
  void sweep_manyRows_areAllTaken() throws IOException {
    for (int i = 0; i < 120; i++) {
      fixture.letGo(1, fixture.hold(1, "garbage " + i).id());
    }
    assertThat(fixture.sweeper(Duration.ZERO).sweep()).contains(new Swept(120, 120, 120, 0));
  }

  @Test
  void new_withoutReferences_isRefused() {
    assertThatThrownBy(
            () -> new Sweeper(fixture.database, fixture.store, List.of(), fixture.clock, HOUR))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
