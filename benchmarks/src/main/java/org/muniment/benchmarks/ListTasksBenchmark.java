package org.muniment.benchmarks;

import java.util.List;
import java.util.Map;

/** Asking for a task that has ended, again and again. */
final class ListTasksBenchmark implements Benchmark {
  private static final int CLIENTS = 16;
  private static final int CALLS = 10_000;

  @Override
  public String name() {
    return "list-tasks";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    String task = api.startTestTask();
    api.awaitCompleted(task);
    Load.Call ask =
        (client, number) -> api.read("/Tasks?taskIds=" + task, Map.of("Prefer", "wait=0"));
    Load.Call live = (client, number) -> api.readPlain("/health/live");
    Load.run(CLIENTS, CALLS, ask);
    Load.run(CLIENTS, CALLS, live);
    Load asked = Load.run(CLIENTS, CALLS, ask);
    Load floor = Load.run(CLIENTS, CALLS, live);
    return List.of(
        asked.rates("ListTasks, 16 clients (floor: GET /health/live)", "calls/s", floor));
  }
}
