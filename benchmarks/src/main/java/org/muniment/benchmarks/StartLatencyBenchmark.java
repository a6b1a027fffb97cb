package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long a caller waits until a task is durably started. */
final class StartLatencyBenchmark implements Benchmark {
  private static final int CALLS_PER_CLIENT = 100;
  private static final int CALLS_ALONE = 500;

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
    for (int clients : List.of(1, 32)) {
      int calls = clients == 1 ? CALLS_ALONE : clients * CALLS_PER_CLIENT;
      try (SingleInserts inserts = new SingleInserts(bench.database(), clients)) {
        String with = ", " + clients + (clients == 1 ? " client" : " clients");
        for (int round = 0; round < 2; round++) {
          // The first round warms up.
          Load floor = inserts.run(calls);
          String prefix = "Copy " + clients + " " + round + " ";
          Load copies =
              started(
                  api,
                  clients,
                  calls,
                  number -> api.startCopy(source, destination, prefix + number));
          Load floorAgain = inserts.run(calls);
          Load tests = started(api, clients, calls, number -> api.startTestTask());
          if (round == 1) {
            results.add(copies.times("StartCopyEntry, 10 entries" + with, floor));
            results.add(tests.times("StartTestTask" + with, floorAgain));
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

  private static Load started(Api api, int clients, int calls, Start start) throws Exception {
    Queue<String> tasks = new ConcurrentLinkedQueue<>();
    Load load = Load.run(clients, calls, (client, number) -> tasks.add(start.start(number)));
    // What was started is work that must not reach into the next measurement.
    for (String task : tasks) {
      api.awaitCompleted(task);
    }
    return load;
  }
}
