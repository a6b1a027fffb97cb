package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Small documents coming in, each with other bytes. */
final class ImportBenchmark implements Benchmark {
  private static final int BYTES = 4_096;
  private static final int CALLS_PER_CLIENT = 100;
  private static final int CALLS_ALONE = 300;
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
      try (SingleInserts inserts = new SingleInserts(bench.database(), clients)) {
        for (int round = 1; round <= ROUNDS; round++) {
          String prefix = "Document " + clients + " " + round + " ";
          Load floor = inserts.run(calls);
          Load imports =
              Load.run(
                  clients,
                  calls,
                  (client, number) -> {
                    byte[] content = new byte[BYTES];
                    ThreadLocalRandom.current().nextBytes(content);
                    api.importDocument(folder, prefix + number, content);
                  });
          // The others warm up.
          if (round == ROUNDS) {
            results.add(
                imports.rates(
                    "import of 4 KB, " + clients + (clients == 1 ? " client" : " clients"),
                    "documents/s",
                    floor));
          }
        }
      }
    }
    return results;
  }
}
