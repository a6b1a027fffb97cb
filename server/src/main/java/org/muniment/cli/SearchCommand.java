package org.muniment.cli;

import java.util.List;
import java.util.Locale;
import org.muniment.database.Json;
import org.muniment.entry.Entry;
import org.muniment.search.ContextHit;
import org.muniment.search.SearchService;
import org.muniment.search.language.ContextLine;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches from the command line; finds what a simple search of the API finds. */
@Command(name = "search", description = "Find entries with the search language.")
final class SearchCommand extends DatabaseCommand {
  @Parameters(index = "0", paramLabel = "QUERY", description = "Such as '{LF:Name=\"*report*\"}'.")
  String query = "";

  @Option(
      names = "--as",
      paramLabel = "USER",
      defaultValue = "admin",
      description = "Whose rights apply (default: ${DEFAULT-VALUE}).")
  String user = "";

  @Option(names = "--json", description = "Write one JSON object per line.")
  boolean json;

  @Option(
      names = "--hits",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Places shown of each entry, at most (default: ${DEFAULT-VALUE}).")
  int hits;

  /** What {@code --json} shows of an entry. */
  record Row(int id, String type, String path, String creator, String modified, List<Hit> hits) {
    static Row of(Entry entry, List<ContextHit> hits) {
      return new Row(
          entry.id(),
          entry.type().name(),
          String.valueOf(entry.fullPath()),
          entry.creator(),
          entry.modified().toString(),
          hits.stream().map(Hit::of).toList());
    }
  }

  /**
   * A place that matched.
   *
   * @param in {@code page}, {@code name} and so on
   * @param page 0 where there is none
   * @param start of the match in the text, in UTF-16 units
   */
  record Hit(String in, int page, String field, String text, int start, int length) {
    static Hit of(ContextHit hit) {
      return new Hit(
          place(hit),
          hit.pageNumber(),
          hit.fieldName(),
          hit.line().context(),
          hit.line().highlight1().start(),
          hit.line().highlight1().length());
    }

    private static String place(ContextHit hit) {
      return hit.source().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  @Override
  void check() {
    if (hits < 0) {
      throw bad("--hits must be at least 0.");
    }
  }

  @Override
  int run(Muniment muniment) {
    SearchService.Simple found =
        muniment.searches().search(caller(muniment, user), query, List.of(), false);
    for (SearchService.WithHits each :
        muniment.searches().hits(caller(muniment, user), query, found.entries(), hits)) {
      Row row = Row.of(each.entry(), each.hits());
      if (json) {
        out().println(Json.write(row));
      } else {
        out()
            .printf(
                "%10d  %-12s  %s  %-12s  %s%n",
                row.id(), row.type(), row.modified(), row.creator(), row.path());
        each.hits().forEach(this::show);
      }
    }
    if (!found.complete()) {
      spec.commandLine()
          .getErr()
          .println("There is more than these " + SearchService.SIMPLE_LIMIT + " entries.");
    }
    return 0;
  }

  /** The line with the match between brackets, or in bold where the terminal can. */
  private void show(ContextHit hit) {
    ContextLine line = hit.line();
    String text = line.context();
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    String open = ansi.enabled() ? "\u001b[1m" : "[";
    String close = ansi.enabled() ? "\u001b[0m" : "]";
    Hit shown = Hit.of(hit);
    String where =
        shown.page() > 0
            ? shown.in() + " " + shown.page()
            : shown.field().isEmpty() ? shown.in() : shown.in() + " " + shown.field();
    out()
        .println(
            "            "
                + where
                + ": "
                + text.substring(0, line.highlight1().start())
                + open
                + text.substring(line.highlight1().start(), line.highlight1().end())
                + close
                + text.substring(line.highlight1().end()));
  }
}
