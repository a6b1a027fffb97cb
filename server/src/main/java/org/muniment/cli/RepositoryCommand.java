package org.muniment.cli;

import org.jspecify.annotations.Nullable;
import org.muniment.audit.AuditEvent;
import org.muniment.database.Transaction;
import org.muniment.search.SearchSettings;
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
      RepositoryCommand.Reasons.class,
      RepositoryCommand.Searching.class
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

  @Command(
      name = "search",
      description = "Show or decide how searches compare words; no text is indexed again.")
  static final class Searching extends DatabaseCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The repository.")
    String name;

    @Option(
        names = "--stemming",
        paramLabel = "LANGUAGE",
        description = "Whose variants of a word are found with it, such as english, or none.")
    @Nullable String stemming;

    @Option(
        names = "--accents",
        arity = "1",
        description = "Whether a letter with an accent is another letter.")
    @Nullable Boolean accents;

    @Override
    int run(Muniment muniment) {
      int repositoryId = muniment.repositories().get(name).id();
      SearchSettings settings =
          muniment.database().write(transaction -> change(muniment, transaction, repositoryId));
      out().println("Stemming " + settings.stemming());
      out().println(settings.accents() ? "Accents matter" : "Accents do not matter");
      return 0;
    }

    private SearchSettings change(Muniment muniment, Transaction transaction, int repositoryId) {
      SearchSettings before = muniment.searches().settings(transaction, repositoryId);
      SearchSettings wanted =
          new SearchSettings(
              stemming == null ? before.stemming() : stemming,
              accents == null ? before.accents() : accents);
      if (!wanted.equals(before)) {
        muniment.searches().setSettings(transaction, repositoryId, wanted);
      }
      return wanted;
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
