package org.muniment.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the table, and the document around it. */
final class Report {
  private static final String HEAD = "| | measured | spread | floor | spread | ratio | load |";

  private Report() {}

  static String table(List<Result> results) {
    StringBuilder table = new StringBuilder(HEAD + "\n|---|---|---|---|---|---|---|\n");
    for (Result result : results) {
      table
          .append("| ")
          .append(
              String.join(
                  " | ",
                  result.what(),
                  result.value(),
                  result.spread(),
                  text(result.floor()),
                  text(result.floorSpread()),
                  result.ratioText(),
                  result.loadText()))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String text(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "" : value;
  }

  static void write(Path file, List<Result> results, Bench bench) throws IOException {
    String frame;
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Optional.ofNullable(Report.class.getResourceAsStream("performance.md"))
                    .orElseThrow(),
                StandardCharsets.UTF_8))) {
      frame = String.join("\n", reader.lines().toList()) + "\n";
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(
        file,
        frame
            .replace("${table}", table(results).strip())
            .replace("${machine}", machine())
            .replace("${date}", LocalDate.now(ZoneOffset.UTC).toString())
            .replace("${repetitions}", Integer.toString(bench.repetitions()))
            .replace(
                "${sizes}", String.join(", ", bench.sizes().stream().map(Bench::size).toList())));
  }

  private static String machine() throws IOException {
    return "%d processors (%s), %s of memory, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            line("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
            line("/proc/meminfo", "MemTotal").map(Report::gigabytes).orElse("unknown size"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"));
  }

  private static String gigabytes(String kilobytes) {
    return Long.parseLong(kilobytes.replaceAll("\\D", "")) / 1_000_000 + " GB";
  }

  private static Optional<String> line(String file, String key) throws IOException {
    if (!Files.isReadable(Path.of(file))) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    }
  }
}
