package org.muniment.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** From the command to the first 200 of the readiness check. */
final class ServerStartBenchmark implements Benchmark {
  private static final int TRIES = 3;

  @Override
  public String name() {
    return "start-server";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Samples cold = new Samples();
    Samples warm = new Samples();
    Samples resident = new Samples();
    for (int number = 0; number < TRIES; number++) {
      Path data = bench.scratch().resolve("start-" + number);
      try (ServerProcess first = ServerProcess.start(bench.jar(), data)) {
        cold.add(first.startSeconds());
      }
      try (ServerProcess second = ServerProcess.start(bench.jar(), data)) {
        warm.add(second.startSeconds());
        resident.add(second.residentMemory());
      }
    }
    Path archive = bench.scratch().resolve("muniment.jsa");
    Path data = bench.scratch().resolve("start-0");
    ServerProcess.start(bench.jar(), data, "-XX:ArchiveClassesAtExit=" + archive).close();
    Samples archived = new Samples();
    for (int number = 0; number < TRIES; number++) {
      try (ServerProcess server =
          ServerProcess.start(
              bench.jar(), data, "-XX:SharedArchiveFile=" + archive, "-XX:TieredStopAtLevel=1")) {
        archived.add(server.startSeconds());
      }
    }
    return List.of(
        Result.of("start of the server, empty directory", cold, "s"),
        Result.of("start of the server, again", warm, "s"),
        Result.of("start of the server, with a class archive", archived, "s"),
        Result.of("RSS of the idle server, just started", resident, "MB"));
  }
}
