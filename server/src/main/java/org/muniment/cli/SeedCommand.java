package org.muniment.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muniment.error.StartupException;
import org.muniment.seed.LeftOut;
import org.muniment.seed.SeedDump;
import org.muniment.seed.SeedService;
import org.muniment.server.FirstStart;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads a repository from a readable file, or writes it into one. */
@Command(
    name = "seed",
    description = "Load definitions, users, folders and documents from a file, or write them.")
final class SeedCommand extends DatabaseCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The seed file, YAML or JSON; with --dump, standard output when left out.")
  @Nullable Path file;

  @Option(
      names = "--dump",
      description =
          "Write the repository instead of loading it; no backup: what is left out is told.")
  boolean dump;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "Where a dump to standard output leaves the contents of documents.")
  @Nullable Path files;

  @Option(
      names = "--user",
      defaultValue = FirstStart.ADMIN,
      description = "The user in whose name entries are made (${DEFAULT-VALUE}).")
  String user;

  @Override
  void check() {
    if (!dump && file == null) {
      throw bad("Name the seed file.");
    }
  }

  @Override
  int run(Muniment muniment) {
    int repositoryId = repositoryId(muniment);
    if (dump) {
      return dump(muniment, repositoryId);
    }
    SeedService.Loaded loaded =
        muniment
            .seeds()
            .load()
            .load(repositoryId, settings.repository, user, Objects.requireNonNull(file));
    out()
        .println(
            "Seeded: "
                + loaded.definitions()
                + " definitions, "
                + loaded.users()
                + " users, "
                + loaded.entries()
                + " entries.");
    return 0;
  }

  private int dump(Muniment muniment, int repositoryId) {
    try {
      SeedDump dump = muniment.seeds().dump();
      LeftOut leftOut =
          file == null ? dump.write(repositoryId, out(), files) : dump.write(repositoryId, file);
      spec.commandLine().getErr().println(leftOut.line());
      return 0;
    } catch (IOException failure) {
      throw new StartupException("The seed can't be written: " + failure.getMessage(), failure);
    }
  }
}
