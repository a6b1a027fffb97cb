package org.muniment.cli;

import picocli.CommandLine.Option;

/** What imports and exports of trees have in common. */
final class TransferOptions {
  @Option(
      names = "--transfers",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many files are moved at once (${DEFAULT-VALUE}).")
  int transfers;

  @Option(
      names = "--update",
      description = "Replace what is there with another size; without it that is an error.")
  boolean update;

  @Option(
      names = "--progress",
      defaultValue = "auto",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}: a bar in a terminal, else lines).")
  ProgressDisplay.Kind progress;
}
