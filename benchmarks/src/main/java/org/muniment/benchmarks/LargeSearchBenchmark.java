package org.muniment.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A search that finds a whole tree: its pages, what it leaves in memory, and how soon it stops. */
final class LargeSearchBenchmark implements Benchmark {
  private static final int TRIES = 20;
  private static final int PAGE = 1_000;

  /** Patterns that no index helps with; together they take the longest time to look for. */
  private static final int PATTERNS = 40;

  @Override
  public String name() {
    return "large-search";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    SourceTree tree = SourceTree.make(bench, bench.largest());
    bench.database().settle();
    api.signIn();
    List<Result> results = new ArrayList<>();
    double before = bench.server().heapAfterCollection();
    String id = Searches.run(api, "{LF:Name=\"*\"}");
    Load pages =
        Load.run(
            1,
            tree.entries() / PAGE,
            (client, number) -> {
              if (number % 100 == 99) {
                api.signIn();
              }
              Searches.readResults(api, id, (long) number * PAGE, PAGE);
            });
    Load again =
        Load.run(
            1, tree.entries() / PAGE, (client, number) -> Searches.readResults(api, id, 0, PAGE));
    results.add(
        pages.times(
            "each page of " + Bench.size(tree.entries()) + " results (floor: the first)", again));
    Samples after = new Samples();
    after.add(bench.server().heapAfterCollection());
    Samples heap = new Samples();
    heap.add(before);
    results.add(Result.of("server heap after them (floor: before)", after, heap, "MB"));
    Searches.close(api, id);
    results.addAll(cancelled(api, tree));
    return results;
  }

  private static List<Result> cancelled(Api api, SourceTree tree) throws Exception {
    List<String> clauses = new ArrayList<>();
    for (int i = 0; i < PATTERNS; i++) {
      clauses.add("{LF:Name=\"*[a-f]*e*" + (char) ('a' + i % 26) + i + "*\"}");
    }
    String command = String.join(" | ", clauses);
    Samples milliseconds = new Samples();
    int cancelled = 0;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      api.signIn();
      String task = Searches.start(api, Map.of("searchCommand", command));
      // Somewhere in its statement, which takes a second and more.
      Thread.sleep(50 + attempt * 20L);
      long begin = System.nanoTime();
      Searches.close(api, task);
      if (api.awaitEnd(task).path("status").asText().equals("Cancelled")) {
        milliseconds.add((System.nanoTime() - begin) / 1e6);
        cancelled++;
      }
    }
    if (cancelled == 0) {
      System.err.println("Every search ended before it could be cancelled: try larger trees.");
      return List.of();
    }
    return List.of(
        new Result(
            "cancel a search of "
                + Bench.size(tree.entries())
                + " entries, "
                + cancelled
                + " tries",
            milliseconds.median() + " ms",
            "p99 " + Samples.text(milliseconds.at(99)),
            null,
            null,
            null));
  }
}
