package org.muniment.cli;

import java.time.Duration;
import org.muniment.blob.Sweeper;
import org.muniment.server.Muniment;
import org.muniment.server.Sweeps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Does now what the housekeeper of a server does in a day. */
@Command(
    name = "sweep",
    description = "Remove pages, metadata and contents that nothing refers to any more.")
final class SweepCommand extends DatabaseCommand {
  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      description =
          "Remove only what has had no reference for so long (an hour); 0 while no server runs.")
  long grace = Sweeper.GRACE.toSeconds();

  @Override
  int run(Muniment muniment) {
    if (grace < 0) {
      throw new ParameterException(spec.commandLine(), "--grace must be at least 0.");
    }
    Sweeps.Removed removed = muniment.sweeps(Duration.ofSeconds(grace)).all();
    out().println("Page sets and texts  " + removed.pages());
    out().println("Metadata sets        " + removed.metadata().sets());
    out().println("Links                " + removed.metadata().links());
    out().println("Entries in lists     " + removed.userAreas());
    removed
        .contents()
        .ifPresentOrElse(
            swept -> {
              out().println("Electronic documents " + swept.electronicDocuments());
              out().println("Contents             " + swept.contents());
              out().println("Abandoned writes     " + (swept.abandoned() + removed.unfinished()));
            },
            () -> out().println("Contents are being swept by another node."));
    return 0;
  }
}
