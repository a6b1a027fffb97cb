package org.muniment.cli;

import org.muniment.database.Transaction;
import org.muniment.identity.GroupService;
import org.muniment.identity.TrusteeIdentity;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Administers the groups of a repository; changes take effect within a second. */
@Command(
    name = "group",
    description = "Administer the groups of a repository.",
    subcommands = {
      GroupCommand.Add.class,
      GroupCommand.Remove.class,
      GroupCommand.Show.class,
      GroupCommand.AddMember.class,
      GroupCommand.RemoveMember.class
    })
final class GroupCommand {
  private GroupCommand() {}

  /** A command about one group. */
  abstract static class OfGroup extends DatabaseCommand {
    @Parameters(index = "0", paramLabel = "GROUP", description = "The name of the group.")
    String name;

    abstract void change(GroupService groups, Transaction transaction, int repositoryId);

    abstract String done();

    @Override
    final int run(Muniment muniment) {
      int repositoryId = repositoryId(muniment);
      muniment
          .database()
          .execute(transaction -> change(muniment.groups(), transaction, repositoryId));
      out().println("Group '" + name + "' " + done());
      return 0;
    }
  }

  @Command(name = "add", description = "Add a group.")
  static final class Add extends OfGroup {
    @Override
    void change(GroupService groups, Transaction transaction, int repositoryId) {
      groups.add(transaction, repositoryId, name);
    }

    @Override
    String done() {
      return "was added.";
    }
  }

  @Command(name = "remove", description = "Remove a group; its members stay.")
  static final class Remove extends OfGroup {
    @Override
    void change(GroupService groups, Transaction transaction, int repositoryId) {
      groups.remove(transaction, repositoryId, groups.get(transaction, repositoryId, name).id());
    }

    @Override
    String done() {
      return "was removed.";
    }
  }

  @Command(name = "add-member", description = "Put a user or a group into a group.")
  static final class AddMember extends OfGroup {
    @Parameters(index = "1", paramLabel = "MEMBER", description = "The user or group.")
    String member;

    @Override
    void change(GroupService groups, Transaction transaction, int repositoryId) {
      groups.addMember(
          transaction,
          repositoryId,
          groups.get(transaction, repositoryId, name),
          groups.get(transaction, repositoryId, member));
    }

    @Override
    String done() {
      return "has the member '" + member + "'.";
    }
  }

  @Command(name = "remove-member", description = "Take a user or a group out of a group.")
  static final class RemoveMember extends OfGroup {
    @Parameters(index = "1", paramLabel = "MEMBER", description = "The user or group.")
    String member;

    @Override
    void change(GroupService groups, Transaction transaction, int repositoryId) {
      groups.removeMember(
          transaction,
          repositoryId,
          groups.get(transaction, repositoryId, name),
          groups.get(transaction, repositoryId, member));
    }

    @Override
    String done() {
      return "does not have the member '" + member + "'.";
    }
  }

  @Command(name = "list", description = "List the groups with their members.")
  static final class Show extends DatabaseCommand {
    @Override
    int run(Muniment muniment) {
      int repositoryId = repositoryId(muniment);
      GroupService groups = muniment.groups();
      muniment
          .database()
          .execute(
              transaction -> {
                for (TrusteeIdentity group : groups.list(transaction, repositoryId)) {
                  out().println(group.name());
                  groups
                      .members(transaction, repositoryId, group.id())
                      .forEach(member -> out().println("\t" + member.name()));
                }
              });
      return 0;
    }
  }
}
