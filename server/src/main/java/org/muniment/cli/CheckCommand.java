package org.muniment.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.muniment.repository.Repository;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proves that what is stored is whole. */
@Command(
    name = "check",
    description = "Check the tree of each repository and that every content is there.")
final class CheckCommand extends DatabaseCommand {
  @Option(names = "--deep", description = "Also read every content and compare its hash.")
  boolean deep;

  @Override
  int run(Muniment muniment) {
    AtomicInteger damage = new AtomicInteger();
    for (Repository repository : muniment.repositories().list()) {
      long entries =
          muniment
              .entryCheck()
              .run(
                  repository.id(),
                  finding -> {
                    report(!finding.harmless(), repository.name() + ": " + finding.text());
                    if (!finding.harmless()) {
                      damage.incrementAndGet();
                    }
                  });
      long sets =
          muniment
              .metadataCheck()
              .run(
                  repository.id(),
                  finding -> {
                    report(!finding.harmless(), repository.name() + ": " + finding.text());
                    if (!finding.harmless()) {
                      damage.incrementAndGet();
                    }
                  });
      out()
          .println(
              repository.name()
                  + ": "
                  + entries
                  + " entries and "
                  + sets
                  + " metadata sets checked.");
    }
    long contents =
        muniment
            .blobCheck()
            .run(
                deep,
                finding -> {
                  report(finding.kind().isDamage(), finding.kind() + " " + finding.ref().sha256());
                  if (finding.kind().isDamage()) {
                    damage.incrementAndGet();
                  }
                });
    out().println(contents + " contents checked" + (deep ? " byte by byte." : "."));
    out().println(damage.get() == 0 ? "No damage found." : "Damage found: " + damage.get());
    return damage.get() == 0 ? 0 : 1;
  }

  private void report(boolean damage, String text) {
    out().println((damage ? "DAMAGE  " : "note    ") + text);
  }
}
