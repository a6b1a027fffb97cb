package org.muniment.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TagDefinitionService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.GroupService;
import org.muniment.identity.Privilege;
import org.muniment.server.Muniment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows or decides what a user or group holds; changes take effect within a second. */
@Command(
    name = "grant",
    description =
        "Show or decide the privileges, feature rights and security tags of a user or group.")
final class GrantCommand extends DatabaseCommand {
  /** Says that the feature rights are those of the role again. */
  private static final List<String> ROLE = List.of("role");

  @Parameters(index = "0", paramLabel = "NAME", description = "The user or group.")
  String name;

  @Option(
      names = "--privileges",
      split = ",",
      paramLabel = "PRIVILEGE",
      description = "All privileges besides those of the role; none for none.")
  @Nullable List<String> privileges;

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "FEATURE",
      description = "All feature rights; role for those of the role, none for none.")
  @Nullable List<String> features;

  @Option(
      names = "--give-tag",
      paramLabel = "TAG",
      description = "A security tag to be held; can be given several times.")
  @Nullable List<String> given;

  @Option(
      names = "--take-tag",
      paramLabel = "TAG",
      description = "A security tag to be held no longer.")
  @Nullable List<String> taken;

  @Override
  void check() {
    if (privileges != null) {
      named("--privileges", Privilege.class, privileges);
    }
    if (features != null && !features.equals(ROLE)) {
      named("--features", FeatureRight.class, features);
    }
  }

  @Override
  int run(Muniment muniment) {
    int repositoryId = repositoryId(muniment);
    GroupService groups = muniment.groups();
    muniment
        .database()
        .execute(
            transaction -> {
              int id = groups.get(transaction, repositoryId, name).id();
              change(groups, transaction, repositoryId, id);
              show(groups.grants(transaction, repositoryId, id), transaction, repositoryId);
            });
    return 0;
  }

  private void change(GroupService groups, Transaction transaction, int repositoryId, int id) {
    GroupService.Grants before = groups.grants(transaction, repositoryId, id);
    if (privileges != null || features != null) {
      groups.grant(
          transaction,
          repositoryId,
          id,
          privileges == null
              ? before.privileges()
              : named("--privileges", Privilege.class, privileges),
          features == null
              ? before.features()
              : features.equals(ROLE) ? null : named("--features", FeatureRight.class, features));
    }
    for (String tag : given == null ? List.<String>of() : given) {
      groups.setTag(transaction, repositoryId, id, tag(transaction, repositoryId, tag).id(), true);
    }
    for (String tag : taken == null ? List.<String>of() : taken) {
      groups.setTag(transaction, repositoryId, id, tag(transaction, repositoryId, tag).id(), false);
    }
  }

  private static TagDefinition tag(Transaction transaction, int repositoryId, String tag) {
    return new TagDefinitionService()
        .findByNames(transaction, repositoryId, List.of(tag)).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new MunimentException(
                        ErrorCode.TAG_NOT_FOUND, "There is no tag named '" + tag + "'."));
  }

  private <E extends Enum<E>> EnumSet<E> named(String option, Class<E> type, List<String> names) {
    EnumSet<E> found = EnumSet.noneOf(type);
    if (!names.equals(List.of("none"))) {
      for (String wanted : names) {
        found.add(
            EnumSet.allOf(type).stream()
                .filter(one -> one.name().equalsIgnoreCase(wanted.strip()))
                .findFirst()
                .orElseThrow(
                    () ->
                        bad(
                            option
                                + " has no '"
                                + wanted
                                + "'; there are "
                                + EnumSet.allOf(type))));
      }
    }
    return found;
  }

  private void show(GroupService.Grants grants, Transaction transaction, int repositoryId) {
    Set<FeatureRight> own = grants.features();
    out().println("Privileges\t" + grants.privileges());
    out().println("Feature rights\t" + (own == null ? "those of the role" : own));
    out()
        .println(
            "Security tags\t"
                + new TagDefinitionService()
                    .list(transaction, repositoryId).stream()
                        .filter(tag -> grants.tagIds().contains(tag.id()))
                        .map(TagDefinition::name)
                        .toList());
  }
}
