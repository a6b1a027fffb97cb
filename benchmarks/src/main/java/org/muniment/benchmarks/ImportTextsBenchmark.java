package org.muniment.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Text files coming in until a search finds them all; floor: the same while a lock holds the index
 * back, so that the server imports and reads the files, but indexes nothing.
 */
final class ImportTextsBenchmark implements Benchmark {
  private static final int CLIENTS = 4;
  private static final int FILES = 1_000;
  private static final int ROUNDS = 3;
  private static final int PAUSE = 5;

  private final SearchTexts texts = new SearchTexts();

  @Override
  public String name() {
    return "import-texts";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    bench.api().signIn();
    int folder = bench.api().createFolder(1, "Texts " + System.nanoTime());
    Samples indexed = new Samples();
    Samples held = new Samples();
    for (int round = 0; round <= ROUNDS; round++) {
      bench.api().signIn();
      double without = withoutIndex(bench, folder);
      findAll(bench);
      double with = perSecond(bench, folder, () -> findAll(bench));
      // The first round warms up.
      if (round > 0) {
        held.add(without);
        indexed.add(with);
      }
    }
    return List.of(
        Result.of(
            "import of texts, " + CLIENTS + " clients (floor: not indexed)",
            indexed,
            held,
            "documents/s"));
  }

  /** What has to have happened before the time is over. */
  private interface End {
    void await() throws Exception;
  }

  private double withoutIndex(Bench bench, int folder) throws Exception {
    try (Connection connection = bench.database().connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table search_segment in share mode");
      double perSecond = perSecond(bench, folder, () -> awaitRead(bench));
      connection.rollback();
      return perSecond;
    }
  }

  private double perSecond(Bench bench, int folder, End end) throws Exception {
    String prefix = "Text " + System.nanoTime() + " ";
    long begin = System.nanoTime();
    Load.run(
        CLIENTS,
        FILES,
        (client, number) -> {
          String text = texts.text() + texts.text() + texts.text();
          bench.api().importText(folder, prefix + number, text.getBytes(StandardCharsets.US_ASCII));
        });
    end.await();
    return FILES / ((System.nanoTime() - begin) / 1e9);
  }

  /** A search ends when what was there before it is in the index. */
  private static void findAll(Bench bench) throws IOException, SQLException, InterruptedException {
    awaitRead(bench);
    Searches.close(bench.api(), Searches.run(bench.api(), "nowhere"));
  }

  /** Waits until the server has read the text of all files. */
  private static void awaitRead(Bench bench) throws SQLException, InterruptedException {
    while (bench.database().number("select count(*) from text_extraction") > 0) {
      Thread.sleep(PAUSE);
    }
  }
}
