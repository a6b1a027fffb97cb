package org.muniment.cli;

import java.io.Console;
import org.jspecify.annotations.Nullable;
import org.muniment.error.StartupException;
import org.muniment.identity.Role;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Administers the users of a repository; changes take effect at once, also on a running server. */
@Command(
    name = "user",
    description = "Administer the users of a repository.",
    subcommands = {
      UserCommand.Add.class,
      UserCommand.Password.class,
      UserCommand.SetRole.class,
      UserCommand.Disable.class,
      UserCommand.Enable.class,
      UserCommand.Show.class
    })
final class UserCommand {
  private static final String PASSWORD = "MUNIMENT_USER_PASSWORD";

  private UserCommand() {}

  /** From the environment or from the terminal, never from the arguments: others can see those. */
  private static String password() {
    String given = System.getenv(PASSWORD);
    if (given != null) {
      return given;
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password: ");
    if (typed == null) {
      throw new StartupException("Give the password as " + PASSWORD + " or run in a terminal.");
    }
    return new String(typed);
  }

  /** A command about one user. */
  abstract static class OfUser extends DatabaseCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The name of the user.")
    String name;

    final int change(Muniment muniment, Change change, String done) {
      int repositoryId = repositoryId(muniment);
      muniment
          .database()
          .execute(
              transaction ->
                  change.apply(
                      transaction,
                      repositoryId,
                      user(muniment, transaction, repositoryId, name).id()));
      out().println("User '" + name + "' " + done);
      return 0;
    }

    /** What is changed. */
    interface Change {
      void apply(org.muniment.database.Transaction transaction, int repositoryId, int trusteeId);
    }
  }

  @Command(name = "add", description = "Add a user; the password is asked for.")
  static final class Add extends OfUser {
    @Option(
        names = "--role",
        defaultValue = "user",
        description = "administrator, user or reader (${DEFAULT-VALUE}).")
    Role role;

    @Override
    int run(Muniment muniment) {
      int repositoryId = repositoryId(muniment);
      String password = password();
      muniment
          .database()
          .execute(
              transaction -> muniment.users().add(transaction, repositoryId, name, password, role));
      out().println("User '" + name + "' was added.");
      return 0;
    }
  }

  @Command(name = "passwd", description = "Change a password; the user's tokens die.")
  static final class Password extends OfUser {
    @Override
    int run(Muniment muniment) {
      @Nullable String password = password();
      return change(
          muniment,
          (transaction, repositoryId, id) ->
              muniment.users().changePassword(transaction, repositoryId, id, password),
          "has a new password.");
    }
  }

  @Command(name = "role", description = "Change what a user may do.")
  static final class SetRole extends OfUser {
    @Parameters(index = "1", paramLabel = "ROLE", description = "administrator, user or reader.")
    Role role;

    @Override
    int run(Muniment muniment) {
      return change(
          muniment,
          (transaction, repositoryId, id) ->
              muniment.users().setRole(transaction, repositoryId, id, role),
          "is now " + role.key() + ".");
    }
  }

  @Command(name = "disable", description = "Lock a user out; the user's tokens die.")
  static final class Disable extends OfUser {
    @Override
    int run(Muniment muniment) {
      return change(
          muniment,
          (transaction, repositoryId, id) ->
              muniment.users().setEnabled(transaction, repositoryId, id, false),
          "is disabled.");
    }
  }

  @Command(name = "enable", description = "Let a disabled user in again.")
  static final class Enable extends OfUser {
    @Override
    int run(Muniment muniment) {
      return change(
          muniment,
          (transaction, repositoryId, id) ->
              muniment.users().setEnabled(transaction, repositoryId, id, true),
          "is enabled.");
    }
  }

  @Command(name = "list", description = "List the users.")
  static final class Show extends DatabaseCommand {
    @Override
    int run(Muniment muniment) {
      int repositoryId = repositoryId(muniment);
      muniment
          .database()
          .read(transaction -> muniment.users().list(transaction, repositoryId))
          .forEach(
              user ->
                  out()
                      .println(
                          user.name()
                              + "\t"
                              + user.role().key()
                              + (user.enabled() ? "" : "\tdisabled")));
      return 0;
    }
  }
}
