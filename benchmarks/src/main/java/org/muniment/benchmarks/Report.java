package org.muniment.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The document with the numbers of one run. */
record Report(List<Integer> sizes, List<Result> results) {
  private static final String TEXT =
      """
      # Performance

      Written by `java -jar benchmarks/target/benchmarks.jar --sizes %s` after
      `mvn -DskipTests package`. Run it on your machine before you rely on any number: only the
      ratios carry over, and those roughly.

      ## Machine

      %s

      ## Results

      | What | Server | Spread | Floor | Spread of the floor | Ratio |
      | --- | --- | --- | --- | --- | --- |
      %s

      ## How to read it

      The value is the median of the rounds or calls. The spread is the least and the most of the
      rounds, or the 99th percentile and the longest call in milliseconds. The ratio is server
      divided by floor. For a rate (entries/s, calls/s) 1 means as fast as the floor and more is
      better; for a time 1 means as short as the floor and less is better.

      ## Method

      The packaged server runs as a process of its own with an empty data directory, its embedded
      PostgreSQL and its usual settings. Everything is asked over HTTP, as a client would. The floor
      is measured in the same run, in turn with the server, by SQL on the same PostgreSQL over JDBC.
      Before each round of a copy, delete or start the tables are vacuumed and a checkpoint is made.

      * Copy and delete: a tree in which every folder has 10 folders and 90 documents. The time of
        the server is from the start call to the answer that says Completed. The floor is one
        statement that writes (or removes) the same rows of a table with the same definition and
        the same indexes; it is given the ids ready, walks no tree, plans nothing, checks no right,
        reports no progress and can't be resumed. The first round warms up and isn't counted.
      * Start of a task: the floor is one durable insert of one small row, from as many clients.
      * Listing: the floor finds the first name of the page by counting in the index and reads the
        rows of the page from there.
      * Path: the floor is one recursive query. Tasks: the floor is a read by primary key.
      * Cancel: from the call that cancels to the answer that says Cancelled.
      * Heap is what is left after a full collection; RSS is the Java process without PostgreSQL.

      ## Limits

      Clients, server and PostgreSQL share the processors of one machine, so the calls with 32
      clients measure the three together. The documents of a tree share one small content: the
      trees are written by SQL, and imports of content are not measured. Nothing else works on the
      server meanwhile, and the data fits into memory.
      """;

  String text() throws IOException {
    return TEXT.formatted(
        sizes.stream()
            .map(Bench::size)
            .map(size -> size.replace(" ", ""))
            .collect(Collectors.joining(",")),
        machine(),
        results.stream().map(Report::line).collect(Collectors.joining("\n")));
  }

  static String line(Result result) {
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            result.what(),
            result.value(),
            result.spread(),
            Objects.requireNonNullElse(result.floor(), ""),
            Objects.requireNonNullElse(result.floorSpread(), ""),
            result.ratioText());
  }

  private static String machine() throws IOException {
    return "%d processors (%s), %s of memory, %s %s, Java %s. Load average when the run ended: %.1f."
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            known("/proc/cpuinfo", "model name"),
            memory(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String memory() throws IOException {
    String kilobytes = known("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "");
    return kilobytes.isEmpty()
        ? "an unknown amount"
        : String.format(Locale.ROOT, "%.0f GB", Long.parseLong(kilobytes) / 1_048_576.0);
  }

  /** The value of a line "key : value" of a file that Linux keeps. */
  private static String known(String file, String key) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
