package org.muniment.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.muniment.database.Transaction;

/**
 * What a dump did not take of a repository, counted.
 *
 * @param things such as {@code 3 versions}; ids and times, which are never taken, are not counted
 */
public record LeftOut(List<String> things) {
  public LeftOut {
    things = List.copyOf(things);
  }

  /** One line for whoever made the dump. */
  public String line() {
    return "This dump is no backup. Besides ids, times and who made entries, it leaves out: "
        + (things.isEmpty() ? "nothing" : String.join(", ", things))
        + ".";
  }

  /**
   * What a dump doesn't take.
   *
   * @param rows from which table, and which rows of it
   */
  private record Thing(String one, String several, String rows) {}

  private static final String OF_REPOSITORY = " where repository_id = :repositoryId";

  private static final List<Thing> THINGS =
      List.of(
          new Thing(
              "password",
              "passwords",
              "trustee" + OF_REPOSITORY + " and password_hash is not null"),
          new Thing(
              "access key", "access keys", "access_key" + OF_REPOSITORY + " and revoked is null"),
          new Thing(
              "document's version control",
              "documents' version control",
              "document_control" + OF_REPOSITORY),
          new Thing("version", "versions", "document_version" + OF_REPOSITORY),
          new Thing(
              "check-out",
              "check-outs",
              "document_control" + OF_REPOSITORY + " and checked_out_by is not null"),
          new Thing("lock", "locks", "document_lock" + OF_REPOSITORY),
          new Thing(
              "recently opened entry", "recently opened entries", "recent_entry" + OF_REPOSITORY),
          new Thing(
              "reviewer of a record",
              "reviewers of records",
              "record_entry" + OF_REPOSITORY + " and reviewer is not null"),
          new Thing(
              "stamp of a user who is gone",
              "stamps of users who are gone",
              """
              stamp
              where stamp.repository_id = :repositoryId
                and not stamp.is_public
                and not exists (
                  select
                  from trustee
                  where trustee.repository_id = stamp.repository_id
                    and trustee.id = stamp.owner_id)
              """),
          new Thing(
              "shortcut that leads nowhere",
              "shortcuts that lead nowhere",
              """
              entry
              where entry.repository_id = :repositoryId
                and entry.target_id is not null
                and not exists (
                  select
                  from entry target
                  where target.repository_id = entry.repository_id
                    and target.id = entry.target_id)
              """),
          new Thing(
              "link that leads nowhere",
              "links that lead nowhere",
              """
              entry_link link
              where link.repository_id = :repositoryId
                and not exists (
                  select
                  from entry source
                  join entry target
                    on target.repository_id = source.repository_id
                   and target.id = link.target_id
                  where source.repository_id = link.repository_id
                    and source.id = link.source_id)
              """));

  static LeftOut of(Transaction transaction, int repositoryId) {
    String counts =
        THINGS.stream()
            .map(thing -> "(select count(*) from " + thing.rows() + ")")
            .collect(Collectors.joining(",\n", "select array[\n", "\n]"));
    Long[] counted =
        transaction
            .query(counts)
            .bind("repositoryId", repositoryId)
            .map(row -> (Long[]) row.getArray(1).getArray())
            .one();
    List<String> things = new ArrayList<>();
    for (int i = 0; i < counted.length; i++) {
      if (counted[i] > 0) {
        Thing thing = THINGS.get(i);
        things.add(counted[i] + " " + (counted[i] == 1 ? thing.one() : thing.several()));
      }
    }
    return new LeftOut(things);
  }
}
