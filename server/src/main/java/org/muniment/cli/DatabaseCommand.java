package org.muniment.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.ScopeSet;
import org.muniment.identity.Trustee;
import org.muniment.server.Config;
import org.muniment.server.Muniment;
import org.muniment.server.Storage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that works on the database, whether or not a server runs. */
abstract class DatabaseCommand implements Callable<Integer> {
  @Mixin Settings settings;
  @Spec CommandSpec spec;

  @Override
  public final Integer call() {
    Config config = settings.toConfig();
    check();
    Storage storage = Storage.openBeside(config);
    try (Muniment muniment = new Muniment(config, storage, Clock.systemUTC())) {
      if (needsTables()) {
        storage.requireTables();
      }
      return run(muniment);
    }
  }

  /**
   * Looks at the arguments before anything is opened.
   *
   * @throws ParameterException for values that can't be one
   */
  void check() {}

  /** Whether the command can only be run on the tables of this program. */
  boolean needsTables() {
    return true;
  }

  final ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Does the work; answers the exit code. */
  abstract int run(Muniment muniment);

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final int repositoryId(Muniment muniment) {
    return muniment.repositories().get(settings.repository).id();
  }

  /**
   * A user with all that a token can allow.
   *
   * @throws MunimentException TRUSTEE_NOT_FOUND
   */
  final Caller caller(Muniment muniment, String name) {
    int repositoryId = repositoryId(muniment);
    Trustee trustee =
        muniment.database().read(transaction -> user(muniment, transaction, repositoryId, name));
    return new Caller(
        repositoryId,
        settings.repository,
        trustee.id(),
        trustee.name(),
        trustee.role(),
        UUID.randomUUID(),
        ScopeSet.unlimited());
  }

  /**
   * @throws MunimentException TRUSTEE_NOT_FOUND
   */
  static Trustee user(Muniment muniment, Transaction transaction, int repositoryId, String name) {
    return muniment
        .users()
        .find(transaction, repositoryId, name)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.TRUSTEE_NOT_FOUND, "There is no user named '" + name + "'."));
  }
}
