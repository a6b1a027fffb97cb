package org.muniment.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** How long the start of a long operation takes, against one durable row. */
final class StartBenchmark implements Benchmark {
  private static final int[] CLIENTS = {1, 32};
  private static final int WARM_UP = 200;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    int document =
        api.importDocument(1, "Started", "copied often".getBytes(StandardCharsets.UTF_8));
    int folder = api.createFolder(1, "Started copies");
    AtomicInteger name = new AtomicInteger();
    Load.Call test = (client, number) -> api.startTestTask();
    Load.Call copy =
        (client, number) -> api.startCopy(document, folder, "Copy " + name.incrementAndGet());
    List<Result> results = new ArrayList<>();
    for (int clients : CLIENTS) {
      int calls = clients == 1 ? 200 : 1_000;
      Load.run(clients, WARM_UP, test);
      Load.run(clients, WARM_UP, copy);
      try (SingleInserts inserts = new SingleInserts(bench.database(), clients)) {
        inserts.run(WARM_UP);
        Load floor = measured(bench, () -> inserts.run(calls));
        Load tests = measured(bench, () -> Load.run(clients, calls, test));
        Load copies = measured(bench, () -> Load.run(clients, calls, copy));
        drain(bench);
        String by = clients == 1 ? ", 1 client" : ", " + clients + " clients";
        results.add(tests.times("StartTestTask" + by, floor));
        results.add(copies.times("StartCopyEntry of a document" + by, floor));
      }
    }
    return results;
  }

  private interface Measured {
    Load run() throws Exception;
  }

  private static Load measured(Bench bench, Measured load) throws Exception {
    drain(bench);
    bench.database().settle();
    return load.run();
  }

  /** Waits until every task that was started has ended. */
  private static void drain(Bench bench) throws Exception {
    while (bench.database().number("select count(*) from public.task where end_time is null") > 0) {
      Thread.sleep(20);
    }
  }
}
