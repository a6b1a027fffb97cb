package org.muniment.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How soon a copy that is under way stops when it is cancelled. */
final class CancelBenchmark implements Benchmark {
  private static final int LARGEST = 200_000;

  @Override
  public String name() {
    return "cancel";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    int size = Math.min(LARGEST, bench.largest());
    SourceTree tree = SourceTree.make(bench, size);
    int folder = api.createFolder(1, "Cancelled " + System.nanoTime());
    bench.database().settle();
    Samples milliseconds = new Samples();
    int late = 0;
    for (int round = 0; round < 10; round++) {
      String id = api.startCopy(tree.rootId(), folder, "Copy " + round);
      JsonNode task = api.taskNow(id);
      while (task.path("status").asText().equals("InProgress")
          && task.path("percentComplete").asInt() == 0) {
        task = api.taskNow(id);
      }
      long begin = System.nanoTime();
      api.delete("/Tasks?taskIds=" + id);
      if (api.awaitEnd(id).path("status").asText().equals("Cancelled")) {
        milliseconds.add((System.nanoTime() - begin) / 1e6);
      } else {
        late++;
      }
    }
    if (late > 5) {
      throw new IllegalStateException("Most copies ended before they could be cancelled");
    }
    return List.of(
        Result.of("cancel of a running copy of " + Bench.size(size), milliseconds, "ms"));
  }
}
