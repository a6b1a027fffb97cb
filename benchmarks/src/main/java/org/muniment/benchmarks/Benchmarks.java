package org.muniment.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: starts a server, measures, prints a table and writes the document around it. */
@Command(
    name = "benchmarks",
    description = "Measures the packaged server beside what the machine allows.",
    mixinStandardHelpOptions = true)
public final class Benchmarks implements Callable<Integer> {
  private static final List<Benchmark> ALL =
      List.of(
          new CopyDeleteBenchmark(),
          new StartLatencyBenchmark(),
          new ListTasksBenchmark(),
          new ListEntriesBenchmark(),
          new ByPathBenchmark(),
          new ImportBenchmark(),
          new ImportTextsBenchmark(),
          new MetadataBenchmark(),
          new ChangeTypeBenchmark(),
          new TransferBenchmark(),
          new PagesBenchmark(),
          new SearchBenchmark(),
          new LargeSearchBenchmark(),
          new CancelBenchmark(),
          new ServerStartBenchmark());

  @Option(
      names = "--server",
      defaultValue = "server/target/muniment.jar",
      description = "The packaged server (${DEFAULT-VALUE}).")
  Path server;

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "10k,100k,1M",
      description = "Entries in the trees (${DEFAULT-VALUE}).")
  List<String> sizes;

  @Option(
      names = "--only",
      split = ",",
      description =
          "Measure only these: copy (delete and memory with it), start-task, list-tasks,"
              + " list-entries, by-path, import, import-texts, metadata, change-type, transfer, pages,"
              + " search, large-search, cancel, start-server.")
  @Nullable List<String> only;

  @Option(
      names = "--repetitions",
      defaultValue = "3",
      description = "Of each copy and delete, at least (${DEFAULT-VALUE}).")
  int repetitions;

  @Option(
      names = "--report",
      defaultValue = "docs/performance.md",
      description = "Where the document around the table goes (${DEFAULT-VALUE}).")
  Path report;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Benchmark> chosen = chosen();
    List<Integer> entries = sizes.stream().map(Bench::parseSize).sorted().toList();
    Path scratch = Files.createTempDirectory("muniment-benchmarks");
    try (ServerProcess process = ServerProcess.start(server, scratch.resolve("data"));
        FloorDatabase database = new FloorDatabase(process.data())) {
      Bench bench =
          new Bench(
              process, new Api(process.baseUrl()), database, entries, repetitions, server, scratch);
      List<Result> results = new ArrayList<>();
      for (Benchmark benchmark : chosen) {
        System.err.println("Measuring " + benchmark.name());
        List<Result> more = benchmark.run(bench);
        System.err.print(Report.table(more));
        results.addAll(more);
        // After each: a run that is stopped leaves what it has.
        Report.write(report, results, bench);
      }
      System.out.print(Report.table(results));
    } finally {
      deleteTree(scratch);
    }
    return 0;
  }

  private List<Benchmark> chosen() {
    List<String> names = only;
    if (names == null) {
      return ALL;
    }
    List<String> wanted =
        names.stream().map(name -> name.equals("delete") ? "copy" : name).distinct().toList();
    for (String name : wanted) {
      if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
        throw new IllegalArgumentException("There is no benchmark '" + name + "'.");
      }
    }
    return ALL.stream().filter(benchmark -> wanted.contains(benchmark.name())).toList();
  }

  private static void deleteTree(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
