package org.muniment.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.muniment.identity.AccessKey;
import org.muniment.identity.NewAccessKey;
import org.muniment.identity.Trustee;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Administers access keys, with which services sign in (contract: auth §2). */
@Command(
    name = "access-key",
    description = "Administer the access keys of services.",
    subcommands = {
      AccessKeyCommand.Create.class,
      AccessKeyCommand.Show.class,
      AccessKeyCommand.Revoke.class
    })
final class AccessKeyCommand {
  private AccessKeyCommand() {}

  @Command(name = "create", description = "Create a key and print it, once.")
  static final class Create extends DatabaseCommand {
    @Option(
        names = "--user",
        defaultValue = "admin",
        description = "The user in whose name the service acts (${DEFAULT-VALUE}).")
    String user;

    @Override
    int run(Muniment muniment) {
      int repositoryId = repositoryId(muniment);
      NewAccessKey made =
          muniment
              .database()
              .write(
                  transaction -> {
                    Trustee owner = user(muniment, transaction, repositoryId, user);
                    return muniment.accessKeys().create(transaction, repositoryId, owner.id());
                  });
      out().println("Client id:             " + made.clientId());
      out().println("Access key:            " + made.accessKey());
      out().println("Service principal key: " + made.servicePrincipalKey());
      return 0;
    }
  }

  @Command(name = "list", description = "List the keys.")
  static final class Show extends DatabaseCommand {
    @Override
    int run(Muniment muniment) {
      int repositoryId = repositoryId(muniment);
      muniment
          .database()
          .read(transaction -> muniment.accessKeys().list(transaction, repositoryId))
          .forEach(key -> out().println(line(key)));
      return 0;
    }

    private static String line(AccessKey key) {
      Instant revoked = key.revoked();
      return String.join(
          "\t",
          key.clientId(),
          key.trusteeName(),
          "created " + key.created().truncatedTo(ChronoUnit.SECONDS),
          revoked == null ? "valid" : "revoked " + revoked.truncatedTo(ChronoUnit.SECONDS));
    }
  }

  @Command(name = "revoke", description = "Revoke a key; its tokens die.")
  static final class Revoke extends DatabaseCommand {
    @Parameters(index = "0", paramLabel = "CLIENT-ID", description = "The client id of the key.")
    String clientId;

    @Override
    int run(Muniment muniment) {
      int repositoryId = repositoryId(muniment);
      boolean revoked =
          muniment
              .database()
              .write(
                  transaction -> muniment.accessKeys().revoke(transaction, repositoryId, clientId));
      out().println(revoked ? "The key was revoked." : "There is no such key.");
      return revoked ? 0 : 1;
    }
  }
}
