package org.muniment.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** How soon a copy in full flight is over after it was cancelled. */
final class CancelBenchmark implements Benchmark {
  private static final int TRIES = 20;
  private static final int LARGEST = 200_000;

  @Override
  public String name() {
    return "cancel";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException, SQLException, InterruptedException {
    Api api = bench.api();
    int size = Math.min(LARGEST, bench.largest());
    SourceTree tree = SourceTree.make(bench, size);
    api.signIn();
    int destination = api.createFolder(1, "Cancelled " + System.nanoTime());
    Samples milliseconds = new Samples();
    int cancelled = 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      api.signIn();
      String task = api.startCopy(tree.rootId(), destination, "Cancelled " + attempt);
      JsonNode seen = api.taskNow(task);
      while (inProgress(seen) && !seen.has("@muniment.total")) {
        Thread.sleep(2);
        seen = api.taskNow(task);
      }
      // Not always at the same moment of a batch.
      Thread.sleep(attempt * 3L);
      long begin = System.nanoTime();
      api.delete("/Tasks?taskIds=" + task);
      JsonNode ended = api.awaitEnd(task);
      // One that was over before the call reached it tells nothing.
      if (ended.path("status").asText().equals("Cancelled")) {
        milliseconds.add((System.nanoTime() - begin) / 1e6);
        cancelled++;
      }
    }
    api.awaitCompleted(api.startDelete(destination));
    if (cancelled == 0) {
      System.err.println("Every copy ended before it could be cancelled: try larger trees.");
      return List.of();
    }
    return List.of(
        new Result(
            "cancel a copy of " + Bench.size(size) + " entries, " + cancelled + " tries",
            milliseconds.median() + " ms",
            "p99 " + Samples.text(milliseconds.at(99)),
            null,
            null,
            null));
  }

  private static boolean inProgress(JsonNode task) {
    return task.path("status").asText().equals("InProgress");
  }
}
