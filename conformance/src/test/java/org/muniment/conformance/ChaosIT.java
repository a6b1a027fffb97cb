package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two users make every kind of change at once, on two nodes, to few entries and definitions, so
 * that calls meet all the time. Refusals are fine; failures of the server, calls and tasks that
 * don't end, deadlocks time and again and damage are not.
 */
class ChaosIT {
  private static final int THREADS = 8;
  private static final long SECONDS = 25;
  private static final long PATIENCE = 60;

  /**
   * Two who take each other's name at once may meet so; a wrong order of locks meets all the time.
   */
  private static final int FEW = 4;

  private static ServerProcess one;
  private static ServerProcess two;

  @BeforeAll
  static void start() {
    one = ServerProcess.start();
    one.command(0, "user", "add", "ann", "--role", "user");
    two = ServerProcess.start(one.sharedBy());
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void everyChangeAtOnceOnBothNodes_endsWithNothingOpenAndNoDamage() throws Exception {
    long seed = Long.getLong("muniment.seed", System.nanoTime());
    System.out.println("seed " + seed);
    List<Client> users =
        List.of(
            one.client(),
            Client.signIn(one.baseUrl(), ServerProcess.REPOSITORY, "ann", ServerProcess.PASSWORD));
    ChaosArena arena = new ChaosArena(users.get(0));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    List<ChaosCalls> workers = new ArrayList<>();
    List<Future<?>> running = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      Client user = users.get(number % 2);
      Client client = number % 4 < 2 ? user : user.at(two.baseUrl());
      ChaosCalls calls = new ChaosCalls(arena, client, new Random(seed + number));
      workers.add(calls);
      running.add(
          threads.submit(
              () -> {
                while (System.nanoTime() < end) {
                  calls.any();
                }
              }));
    }
    List<String> failures = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      try {
        running.get(number).get(SECONDS + PATIENCE, TimeUnit.SECONDS);
      } catch (TimeoutException tooLong) {
        failures.add("no answer to " + workers.get(number).latest());
      }
      failures.addAll(workers.get(number).failures());
    }
    threads.shutdownNow();
    for (Client user : users) {
      for (JsonNode task : Client.ok(user.get("/Tasks"), 200).get("value")) {
        JsonNode ended = user.await(task.get("id").asText());
        for (JsonNode error : ended.path("errors")) {
          if (error.path("status").asInt() >= 500) {
            failures.add("task " + ended);
          }
        }
      }
    }
    assertThat(failures).as("failures, seed %d", seed).isEmpty();
    assertThat(deadlocks(one.data().resolve("postgres").resolve("log")))
        .as("deadlocks, seed %d", seed)
        .hasSizeLessThan(FEW);
    assertThat(one.command(0, "check", "--deep")).contains("No damage found.");
  }

  private static List<String> deadlocks(Path logs) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.toList()) {
        Files.readString(file)
            .lines()
            .filter(line -> line.contains("deadlock"))
            .forEach(found::add);
      }
    }
    return found;
  }
}
