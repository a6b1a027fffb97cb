package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long a caller waits until a task is durably started. */
final class StartLatencyBenchmark implements Benchmark {
  private static final int ROUNDS = 4;
  private static final List<Clients> CLIENTS =
      List.of(
          new Clients(1, 500, 0, "1 client"),
          new Clients(32, 1_600, 200, "32 clients, 200 a second"),
          new Clients(32, 3_200, 0, "32 clients, as many as they can"));

  /**
   * Who starts tasks.
   *
   * @param calls of all together
   * @param perSecond of all together; 0 for as many as they can make
   */
  private record Clients(int number, int calls, int perSecond, String text) {}

  @Override
  public String name() {
    return "start-task";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    int source = api.createFolder(1, "Ten " + System.nanoTime());
    for (int number = 0; number < 9; number++) {
      api.createFolder(source, "Child " + number);
    }
    int destination = api.createFolder(1, "Started " + System.nanoTime());
    List<Result> results = new ArrayList<>();
    for (Clients clients : CLIENTS) {
      try (SingleInserts inserts = new SingleInserts(bench.database(), clients.number())) {
        for (int round = 1; round <= ROUNDS; round++) {
          Load floor = inserts.run(clients.calls(), clients.perSecond());
          String prefix = "Copy " + clients.text() + " " + round + " ";
          Load copies =
              started(api, clients, number -> api.startCopy(source, destination, prefix + number));
          Load floorAgain = inserts.run(clients.calls(), clients.perSecond());
          Load tests = started(api, clients, number -> api.startTestTask());
          // The others warm up.
          if (round == ROUNDS) {
            results.add(copies.times("StartCopyEntry, 10 entries, " + clients.text(), floor));
            results.add(tests.times("StartTestTask, " + clients.text(), floorAgain));
          }
        }
      }
    }
    api.signIn();
    api.awaitCompleted(api.startDelete(destination));
    return results;
  }

  /** Starts one task. */
  private interface Start {
    String start(int number) throws Exception;
  }

  private static Load started(Api api, Clients clients, Start start) throws Exception {
    Queue<String> tasks = new ConcurrentLinkedQueue<>();
    Load load =
        Load.run(
            clients.number(),
            clients.calls(),
            clients.perSecond(),
            (client, number) -> tasks.add(start.start(number)));
    // What was started is work that must not reach into the next measurement.
    for (String task : tasks) {
      api.awaitCompleted(task);
    }
    return load;
  }
}
