package org.muniment.cli;

import org.muniment.server.FirstStart;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes and lists repositories. */
@Command(
    name = "repository",
    description = "Create or list repositories.",
    subcommands = {RepositoryCommand.Create.class, RepositoryCommand.Show.class})
final class RepositoryCommand {
  @Command(name = "create", description = "Create a repository with its user 'admin'.")
  static final class Create extends DatabaseCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
    String name;

    @Override
    int run(Muniment muniment) {
      FirstStart.Made made =
          FirstStart.create(muniment, name, settings.adminPassword, settings.bare);
      out().println("Repository '" + name + "' was created.");
      String password = made.password();
      if (password != null) {
        out().println("User 'admin' has the password " + password);
      }
      return 0;
    }
  }

  @Command(name = "list", description = "List the repositories.")
  static final class Show extends DatabaseCommand {
    @Override
    int run(Muniment muniment) {
      muniment.repositories().list().forEach(repository -> out().println(repository.name()));
      return 0;
    }
  }
}
