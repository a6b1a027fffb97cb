package org.muniment.cli;

import java.util.List;
import java.util.UUID;
import org.muniment.database.Json;
import org.muniment.entry.Entry;
import org.muniment.identity.Caller;
import org.muniment.identity.ScopeSet;
import org.muniment.identity.Trustee;
import org.muniment.search.SearchService;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
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

  /** What {@code --json} shows of an entry. */
  record Row(int id, String type, String path, String creator, String modified) {
    static Row of(Entry entry) {
      return new Row(
          entry.id(),
          entry.type().name(),
          String.valueOf(entry.fullPath()),
          entry.creator(),
          entry.modified().toString());
    }
  }

  @Override
  int run(Muniment muniment) {
    SearchService.Simple found =
        muniment.searches().search(caller(muniment), query, List.of(), false);
    for (Entry entry : found.entries()) {
      Row row = Row.of(entry);
      if (json) {
        out().println(Json.write(row));
      } else {
        out()
            .printf(
                "%10d  %-12s  %s  %-12s  %s%n",
                row.id(), row.type(), row.modified(), row.creator(), row.path());
      }
    }
    if (!found.complete()) {
      spec.commandLine()
          .getErr()
          .println("There is more than these " + SearchService.SIMPLE_LIMIT + " entries.");
    }
    return 0;
  }

  private Caller caller(Muniment muniment) {
    int repositoryId = repositoryId(muniment);
    Trustee trustee =
        muniment.database().read(transaction -> user(muniment, transaction, repositoryId, user));
    return new Caller(
        repositoryId,
        settings.repository,
        trustee.id(),
        trustee.name(),
        trustee.role(),
        UUID.randomUUID(),
        ScopeSet.unlimited());
  }
}
