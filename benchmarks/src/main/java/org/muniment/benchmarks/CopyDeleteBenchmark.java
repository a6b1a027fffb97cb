package org.muniment.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies and deletes of whole trees against single statements that write the same rows. */
final class CopyDeleteBenchmark implements Benchmark {
  /** Of the tree whose documents have contents and fields of their own, at most. */
  private static final int MOST_RICH = 100_000;

  @Override
  public String name() {
    return "copy";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException, SQLException {
    List<Result> results = new ArrayList<>();
    for (int size : bench.sizes()) {
      bench.api().signIn();
      run(bench, SourceTree.make(bench, size), "", results);
    }
    int rich = Math.min(MOST_RICH, bench.largest());
    bench.api().signIn();
    run(bench, SourceTree.makeRich(bench, rich), ", own content and 5 fields", results);
    return results;
  }

  private static void run(Bench bench, SourceTree tree, String kind, List<Result> results)
      throws IOException, SQLException {
    int size = tree.entries();
    FloorTree floor = new FloorTree(bench.database(), tree);
    int destination = bench.api().createFolder(1, "Copies of " + size + " " + System.nanoTime());
    Rates copy = new Rates();
    Rates delete = new Rates();
    // Small trees are over quickly: more of them, or one hiccup decides.
    int repetitions = Math.max(bench.repetitions(), Math.min(20, 100_000 / size));
    for (int repetition = -1; repetition < repetitions; repetition++) {
      boolean counts = repetition >= 0; // The first round warms up.
      bench.database().settle();
      long begin = System.nanoTime();
      int copied =
          bench
              .api()
              .awaitCompleted(
                  bench.api().startCopy(tree.rootId(), destination, "Copy " + repetition));
      double copySeconds = seconds(begin);
      bench.database().settle();
      double copyKnown = floor.copyKnown();
      bench.database().settle();
      begin = System.nanoTime();
      bench.api().awaitCompleted(bench.api().startDelete(copied));
      double deleteSeconds = seconds(begin);
      bench.database().settle();
      double deleteKnown = floor.deleteKnown();
      bench.database().settle();
      double copyFound = floor.copyFound();
      bench.database().settle();
      double deleteFound = floor.deleteFound();
      if (counts) {
        copy.add(size, copySeconds, copyKnown, copyFound);
        delete.add(size, deleteSeconds, deleteKnown, deleteFound);
      }
      bench.api().signIn();
    }
    String entries = " of " + Bench.size(size) + " entries" + kind;
    copy.results("copy" + entries, results);
    delete.results("delete" + entries, results);
    Samples heap = new Samples();
    Samples resident = new Samples();
    try {
      heap.add(bench.server().heapAfterCollection());
      resident.add(bench.server().residentMemory());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return;
    }
    results.add(Result.of("server heap after copies" + entries, heap, "MB"));
    results.add(Result.of("server RSS after copies" + entries, resident, "MB"));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** The rates of some rounds, in entries per second. */
  private static final class Rates {
    private final Samples server = new Samples();
    private final Samples known = new Samples();
    private final Samples found = new Samples();

    void add(int entries, double serverSeconds, double knownSeconds, double foundSeconds) {
      server.add(entries / serverSeconds);
      known.add(entries / knownSeconds);
      found.add(entries / foundSeconds);
    }

    void results(String what, List<Result> results) {
      results.add(Result.of(what + " (floor: told every id)", server, known, "entries/s"));
      results.add(Result.of(what + " (floor: told the folder)", server, found, "entries/s"));
    }
  }
}
