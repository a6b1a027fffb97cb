package org.muniment.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.muniment.client.Api;
import org.muniment.client.Meter;
import org.muniment.client.Reasons;
import org.muniment.error.StartupException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command that moves files between this machine and a server, as a client of its API. Exit codes:
 * 0 when everything is where it belongs, 1 when single files failed, 2 when it could not begin.
 */
abstract class TransferCommand implements Callable<Integer> {
  @Mixin ConnectionOptions connection;
  @Mixin TransferOptions options;
  @Spec CommandSpec spec;

  /** What moves the files, and counts them. */
  interface Work {
    void run(Api api, Meter meter) throws IOException;
  }

  final int transfer(String name, Work work) {
    if (options.transfers < 1 || options.transfers > 64) {
      throw new ParameterException(spec.commandLine(), "--transfers must be from 1 to 64.");
    }
    Meter meter = new Meter();
    try {
      Api api = new Api(connection.connection());
      api.signIn();
      try (ProgressDisplay display =
          new ProgressDisplay(name, meter, options.progress, spec.commandLine().getErr())) {
        work.run(api, meter);
        display.close();
        display.sum();
      }
    } catch (StartupException refused) {
      throw new ParameterException(spec.commandLine(), refused.getMessage());
    } catch (IOException failure) {
      return cannotBegin(Reasons.of(failure));
    }
    for (Meter.Failure failure : meter.failures()) {
      spec.commandLine()
          .getErr()
          .println(printable(failure.what()) + ": " + printable(failure.why()));
    }
    return meter.failures().isEmpty() ? 0 : 1;
  }

  /** On one line, and without what a terminal would obey. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cc}", "?");
  }

  private int cannotBegin(String why) {
    spec.commandLine().getErr().println("muniment: " + connection.url + ": " + why);
    return Main.USAGE;
  }
}
