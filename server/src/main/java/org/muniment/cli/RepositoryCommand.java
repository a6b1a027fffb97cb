package org.muniment.cli;

import org.jspecify.annotations.Nullable;
import org.muniment.audit.AuditEvent;
import org.muniment.database.Transaction;
import org.muniment.server.FirstStart;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and lists repositories. */
@Command(
    name = "repository",
    description = "Create or list repositories.",
    subcommands = {
      RepositoryCommand.Create.class,
      RepositoryCommand.Show.class,
      RepositoryCommand.Reasons.class
    })
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

  @Command(
      name = "reasons",
      description = "Decide whether deletes and exports need an audit reason.")
  static final class Reasons extends DatabaseCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The repository.")
    String name;

    @Option(names = "--delete", arity = "1", description = "Whether deletes need one.")
    @Nullable Boolean delete;

    @Option(names = "--export", arity = "1", description = "Whether exports need one.")
    @Nullable Boolean export;

    @Override
    int run(Muniment muniment) {
      int repositoryId = muniment.repositories().get(name).id();
      muniment
          .database()
          .execute(
              transaction -> {
                set(muniment, transaction, repositoryId, AuditEvent.DeleteEntry, delete);
                set(muniment, transaction, repositoryId, AuditEvent.ExportDocument, export);
              });
      return 0;
    }

    private void set(
        Muniment muniment,
        Transaction transaction,
        int repositoryId,
        AuditEvent event,
        @Nullable Boolean required) {
      if (required != null) {
        muniment.reasons().setRequired(transaction, repositoryId, event, required);
        out().println(event + (required ? " needs" : " does not need") + " an audit reason.");
      }
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
