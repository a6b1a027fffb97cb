package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Small documents coming in, each with other bytes. */
final class ImportBenchmark implements Benchmark {
  private static final int BYTES = 4_096;
  private static final int CALLS_PER_CLIENT = 200;
  private static final int CALLS_ALONE = 1_000;
  private static final int ROUNDS = 4;

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    int folder = api.createFolder(1, "Imported " + System.nanoTime());
    List<Result> results = new ArrayList<>();
    for (int clients : List.of(1, 16)) {
      int calls = clients == 1 ? CALLS_ALONE : clients * CALLS_PER_CLIENT;
      String what = "import of 4 KB, " + clients + (clients == 1 ? " client" : " clients");
      try (SingleInserts inserts = new SingleInserts(bench.database(), clients);
          HttpInserts files = new HttpInserts(bench.database(), bench.scratch(), clients)) {
        for (int round = 1; round <= ROUNDS; round++) {
          String prefix = "Document " + clients + " " + round + " ";
          Load rows = inserts.run(calls);
          Load overHttp = importAll(files.api(), folder, prefix, clients, calls);
          Load imports = importAll(api, folder, prefix, clients, calls);
          // The others warm up.
          if (round == ROUNDS) {
            results.add(imports.rates(what, "documents/s", rows));
            results.add(
                imports.rates(
                    what + " (floor: a file and a row over HTTP)", "documents/s", overHttp));
          }
        }
      }
    }
    return results;
  }

  private static Load importAll(Api api, int folder, String prefix, int clients, int calls)
      throws Exception {
    return Load.run(
        clients,
        calls,
        (client, number) -> {
          byte[] content = new byte[BYTES];
          ThreadLocalRandom.current().nextBytes(content);
          api.importDocument(folder, prefix + number, content);
        });
  }
}
