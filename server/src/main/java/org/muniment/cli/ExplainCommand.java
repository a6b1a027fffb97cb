package org.muniment.cli;

import org.jspecify.annotations.Nullable;
import org.muniment.search.SearchService;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a search costs the database. */
@Command(name = "explain", description = "Show how a search is run.")
final class ExplainCommand extends DatabaseCommand {
  @Parameters(index = "0", paramLabel = "QUERY", description = "The search.")
  String query = "";

  @Option(
      names = {"--user", "--as"},
      paramLabel = "USER",
      description = "Whose rights apply (default: everything can be read).")
  @Nullable String user;

  @Override
  int run(Muniment muniment) {
    String named = user;
    SearchService.Explanation explanation =
        named == null
            ? muniment.searches().explain(repositoryId(muniment), settings.repository, query)
            : muniment.searches().explain(caller(muniment, named), query);
    out().println(explanation.sql());
    out().println();
    explanation.plan().forEach(out()::println);
    return 0;
  }
}
