package org.muniment.cli;

import org.muniment.search.SearchService;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a search costs the database. */
@Command(name = "explain", description = "Show how a search is run.")
final class ExplainCommand extends DatabaseCommand {
  @Parameters(index = "0", paramLabel = "QUERY", description = "The search.")
  String query = "";

  @Override
  int run(Muniment muniment) {
    SearchService.Explanation explanation =
        muniment.searches().explain(repositoryId(muniment), settings.repository, query);
    out().println(explanation.sql());
    out().println();
    explanation.plan().forEach(out()::println);
    return 0;
  }
}
