package org.muniment.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Copies and deletes of whole trees against single statements that write the same rows. */
final class CopyDeleteBenchmark implements Benchmark {
  @Override
  public String name() {
    return "copy";
  }

  @Override
  public List<Result> run(Bench bench) throws IOException, SQLException {
    List<Result> results = new ArrayList<>();
    for (int size : bench.sizes()) {
      bench.api().signIn();
      run(bench, size, results);
    }
    return results;
  }

  private static void run(Bench bench, int size, List<Result> results)
      throws IOException, SQLException {
    SourceTree tree = SourceTree.make(bench, size);
    FloorTree floor = new FloorTree(bench.database(), tree);
    int destination = bench.api().createFolder(1, "Copies of " + size + " " + System.nanoTime());
    Samples copy = new Samples();
    Samples delete = new Samples();
    Samples floorCopy = new Samples();
    Samples floorDelete = new Samples();
    // Small trees are over quickly: more of them, or one hiccup decides.
    int repetitions = Math.max(bench.repetitions(), Math.min(20, 100_000 / size));
    for (int repetition = -1; repetition < repetitions; repetition++) {
      bench.database().settle();
      long begin = System.nanoTime();
      int copied =
          bench
              .api()
              .awaitCompleted(
                  bench.api().startCopy(tree.rootId(), destination, "Copy " + repetition));
      double copySeconds = seconds(begin);
      bench.database().settle();
      double floorCopySeconds = floor.copy();
      bench.database().settle();
      begin = System.nanoTime();
      bench.api().awaitCompleted(bench.api().startDelete(copied));
      double deleteSeconds = seconds(begin);
      bench.database().settle();
      double floorDeleteSeconds = floor.delete();
      // The first round warms up.
      if (repetition >= 0) {
        copy.add(size / copySeconds);
        floorCopy.add(size / floorCopySeconds);
        delete.add(size / deleteSeconds);
        floorDelete.add(size / floorDeleteSeconds);
      }
    }
    String entries = " of " + Bench.size(size) + " entries";
    results.add(Result.of("copy" + entries, copy, floorCopy, "entries/s"));
    results.add(Result.of("delete" + entries, delete, floorDelete, "entries/s"));
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
}
