package org.muniment.cli;

import org.muniment.server.Muniment;
import picocli.CommandLine.Command;

/** Does now what the housekeeper of a server does once a day. */
@Command(name = "sweep", description = "Remove contents that nothing refers to any more.")
final class SweepCommand extends DatabaseCommand {
  @Override
  int run(Muniment muniment) {
    muniment
        .sweeper()
        .sweepStore()
        .ifPresentOrElse(
            swept -> out().println(swept), () -> out().println("Another node is sweeping."));
    out().println(muniment.metadataSweeper().sweep());
    return 0;
  }
}
