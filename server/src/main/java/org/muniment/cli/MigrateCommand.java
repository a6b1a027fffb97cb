package org.muniment.cli;

import org.muniment.server.Muniment;
import picocli.CommandLine.Command;

/** Brings the schema up to date without starting a server. */
@Command(name = "migrate", description = "Bring the database schema up to date.")
final class MigrateCommand extends DatabaseCommand {
  @Override
  boolean needsTables() {
    return false;
  }

  @Override
  int run(Muniment muniment) {
    out().println("Migrations applied: " + muniment.migrate());
    return 0;
  }
}
