package org.muniment.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: starts the packaged server on an empty directory, measures and writes the table. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures the packaged server against the floor that the machine sets.")
public final class Benchmarks implements Callable<Integer> {
  private static final List<Benchmark> ALL =
      List.of(
          new CopyDeleteBenchmark(),
          new StartBenchmark(),
          new ListBenchmark(),
          new SearchBenchmark(),
          new PathBenchmark(),
          new CancelBenchmark(),
          new TasksBenchmark(),
          new BootBenchmark());

  @Option(
      names = "--sizes",
      split = ",",
      defaultValue = "10k,100k,1M",
      description = "Sizes of the trees, in entries. Default: ${DEFAULT-VALUE}.")
  private List<String> sizes = List.of();

  @Option(
      names = "--only",
      split = ",",
      description =
          "Any of copy, start, list, search, path, cancel, tasks, boot; copy measures deletes too.")
  private @Nullable List<String> only;

  @Option(
      names = "--repetitions",
      defaultValue = "3",
      description = "Measured rounds of a copy, at least. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(
      names = "--server",
      defaultValue = "server/target/muniment.jar",
      description = "The server to measure. Default: ${DEFAULT-VALUE}.")
  private Path jar = Path.of("");

  @Option(
      names = "--output",
      defaultValue = "docs/performance.md",
      description = "Where the document is written. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("");

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<Integer> entries = sizes.stream().map(Bench::parseSize).sorted().toList();
    List<Benchmark> chosen =
        ALL.stream().filter(benchmark -> only == null || isChosen(benchmark.name(), only)).toList();
    Path scratch = Files.createTempDirectory("muniment-benchmarks");
    System.out.println("Data and logs are in " + scratch);
    List<Result> results = new ArrayList<>();
    try (ServerProcess server = ServerProcess.start(jar, scratch.resolve("data"));
        FloorDatabase database = new FloorDatabase(server.data())) {
      Bench bench =
          new Bench(
              server, new Api(server.baseUrl()), database, entries, repetitions, jar, scratch);
      for (Benchmark benchmark : chosen) {
        bench.api().signIn();
        for (Result result : benchmark.run(bench)) {
          results.add(result);
          System.out.println(Report.line(result));
        }
        // After each: a run that is stopped leaves what it has.
        Files.writeString(output, new Report(entries, results).text(), StandardCharsets.UTF_8);
      }
    }
    return 0;
  }

  private static boolean isChosen(String name, List<String> only) {
    return only.contains(name) || name.equals("copy") && only.contains("delete");
  }
}
