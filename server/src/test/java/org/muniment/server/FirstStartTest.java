package org.muniment.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
  private static final int NODES = 4;

  @TempDir Path directory;

  @Test
  void createFirst_onSeveralNodesAtOnce_isDoneByOne() throws Exception {
    Config config = TestServices.testConfig(directory, "demo");
    ExecutorService threads = Executors.newFixedThreadPool(NODES);
    CyclicBarrier barrier = new CyclicBarrier(NODES);
    try (Muniment muniment = new Muniment(config, Storage.openBeside(config), Clock.systemUTC())) {
      List<Future<Optional<FirstStart.Made>>> nodes = new ArrayList<>();
      for (int node = 0; node < NODES; node++) {
        nodes.add(
            threads.submit(
                () -> {
                  barrier.await(1, TimeUnit.MINUTES);
                  return FirstStart.createFirst(muniment, "demo", "", true);
                }));
      }
      int made = 0;
      for (Future<Optional<FirstStart.Made>> node : nodes) {
        made += node.get(1, TimeUnit.MINUTES).isPresent() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
      assertThat(muniment.repositories().list()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }
}
