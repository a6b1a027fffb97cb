package org.muniment.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** How long the server takes to be ready, on an empty directory and on a known one. */
final class BootBenchmark implements Benchmark {
  @Override
  public String name() {
    return "boot";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Samples cold = new Samples();
    Samples warm = new Samples();
    Samples resident = new Samples();
    for (int round = 0; round < 3; round++) {
      Path data = bench.scratch().resolve("boot" + round);
      try (ServerProcess first = ServerProcess.start(bench.jar(), data)) {
        cold.add(first.startSeconds());
      }
      try (ServerProcess again = ServerProcess.start(bench.jar(), data)) {
        warm.add(again.startSeconds());
        resident.add(again.residentMemory());
      }
    }
    return List.of(
        Result.of("server ready, empty directory", cold, "s"),
        Result.of("server ready, known directory", warm, "s"),
        Result.of("server RSS when ready", resident, "MB"));
  }
}
