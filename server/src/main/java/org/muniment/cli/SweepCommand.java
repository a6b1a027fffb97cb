package org.muniment.cli;

import java.time.Duration;
import org.muniment.blob.Sweeper;
import org.muniment.server.Muniment;
import org.muniment.server.Sweeps;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does now what the housekeeper of a server does in a day. */
@Command(
    name = "sweep",
    description = "Remove pages, metadata and contents that nothing refers to any more.")
final class SweepCommand extends DatabaseCommand {
  private static final Duration LONGEST = Duration.ofDays(3_650);

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      description =
          "Remove only what has had no reference for so long (an hour); 0 while no server runs.")
  long grace = Sweeper.GRACE.toSeconds();

  @Override
  void check() {
    if (grace < 0 || grace > LONGEST.toSeconds()) {
      throw bad("--grace must be from 0 to " + LONGEST.toSeconds() + ".");
    }
  }

  @Override
  int run(Muniment muniment) {
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
