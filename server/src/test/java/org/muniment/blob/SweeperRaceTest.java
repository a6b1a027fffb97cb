package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that meet sweeps again and again on a few contents, without a grace period. */
class SweeperRaceTest {
  private static final int WRITERS = 4;
  private static final int ROUNDS = 1_000;
  private static final int CONTENTS = 6;

  @TempDir Path root;

  @Test
  void sweep_besideImportsOfSameContents_takesNothingThatIsReferred() throws Exception {
    try (BlobFixture fixture = new BlobFixture(root)) {
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger swept = new AtomicInteger();
      ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
      try {
        List<Future<?>> sweepers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
          Sweeper sweeper = fixture.sweeper(Duration.ZERO);
          sweepers.add(
              threads.submit(
                  () -> {
                    for (int round = 0; !done.get(); round++) {
                      (round % 2 == 0 ? sweeper.sweep() : sweeper.sweepStore())
                          .ifPresent(what -> swept.addAndGet(what.contents()));
                    }
                  }));
        }
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
          Random random = new Random(i);
          writers.add(
              threads.submit(
                  () -> {
                    for (int round = 0; round < ROUNDS; round++) {
                      importAndLetGo(fixture, random);
                    }
                    return null;
                  }));
        }
        try {
          for (Future<?> writer : writers) {
            writer.get();
          }
        } finally {
          done.set(true);
        }
        for (Future<?> sweeper : sweepers) {
          sweeper.get();
        }
      } finally {
        threads.shutdownNow();
      }
      // The test is worth something only if sweeps really took what imports wanted again.
      assertThat(swept.get()).isGreaterThan(WRITERS * ROUNDS / 50);
      List<BlobFinding> findings = new ArrayList<>();
      fixture.check().run(true, findings::add);
      assertThat(findings).noneMatch(finding -> finding.kind().isDamage());
    }
  }

  private static void importAndLetGo(BlobFixture fixture, Random random) throws IOException {
    int which = random.nextInt(CONTENTS);
    // Even ones are staged in memory, odd ones in a file.
    String content = ("content " + which).repeat(which % 2 == 0 ? 1 : 8_000);
    int repositoryId = 1 + random.nextInt(2);
    ElectronicDocument document = fixture.hold(repositoryId, content);
    // Another import may let go of this reference: what counts is that there is one as long as we
    // have not let go of ours.
    assertThat(fixture.exists(repositoryId, document.id())).isTrue();
    try (InputStream stored = fixture.store.open(document.ref())) {
      assertThat(new String(stored.readAllBytes())).isEqualTo(content);
    }
    fixture.letGo(repositoryId, document.id());
  }
}
