package org.muniment.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muniment.database.Json;
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

  private record Thing(String key, String one, String several) {}

  private static final List<Thing> THINGS =
      List.of(
          new Thing("passwords", "password", "passwords"),
          new Thing("accessKeys", "access key", "access keys"),
          new Thing("controlled", "document's version control", "documents' version control"),
          new Thing("versions", "version", "versions"),
          new Thing("checkOuts", "check-out", "check-outs"),
          new Thing("locks", "lock", "locks"),
          new Thing("recent", "recently opened entry", "recently opened entries"),
          new Thing("reviewers", "reviewer of a record", "reviewers of records"),
          new Thing("stamps", "stamp of a user who is gone", "stamps of users who are gone"),
          new Thing("shortcuts", "shortcut that leads nowhere", "shortcuts that lead nowhere"),
          new Thing("links", "link that leads nowhere", "links that lead nowhere"));

  static LeftOut of(Transaction transaction, int repositoryId) {
    Map<String, Long> counts =
        Json.read(
            transaction
                .query(
                    """
                    select jsonb_build_object(
                      'passwords', (
                        select count(*)
                        from trustee
                        where repository_id = :repositoryId and password_hash is not null),
                      'accessKeys', (
                        select count(*)
                        from access_key
                        where repository_id = :repositoryId and revoked is null),
                      'controlled', (
                        select count(*)
                        from document_control
                        where repository_id = :repositoryId),
                      'versions', (
                        select count(*)
                        from document_version
                        where repository_id = :repositoryId),
                      'checkOuts', (
                        select count(*)
                        from document_control
                        where repository_id = :repositoryId and checked_out_by is not null),
                      'locks', (
                        select count(*)
                        from document_lock
                        where repository_id = :repositoryId),
                      'recent', (
                        select count(*)
                        from recent_entry
                        where repository_id = :repositoryId),
                      'reviewers', (
                        select count(*)
                        from record_entry
                        where repository_id = :repositoryId and reviewer is not null),
                      'stamps', (
                        select count(*)
                        from stamp
                        where stamp.repository_id = :repositoryId
                          and not stamp.is_public
                          and not exists (
                            select
                            from trustee
                            where trustee.repository_id = stamp.repository_id
                              and trustee.id = stamp.owner_id)),
                      'shortcuts', (
                        select count(*)
                        from entry
                        where entry.repository_id = :repositoryId
                          and entry.target_id is not null
                          and not exists (
                            select
                            from entry target
                            where target.repository_id = entry.repository_id
                              and target.id = entry.target_id)),
                      'links', (
                        select count(*)
                        from entry_link link
                        where link.repository_id = :repositoryId
                          and not exists (
                            select
                            from entry source
                            join entry target
                              on target.repository_id = source.repository_id
                             and target.id = link.target_id
                            where source.repository_id = link.repository_id
                              and source.id = link.source_id)))
                    """)
                .bind("repositoryId", repositoryId)
                .mapTo(String.class)
                .one(),
            new com.fasterxml.jackson.core.type.TypeReference<Map<String, Long>>() {});
    List<String> things = new ArrayList<>();
    for (Thing thing : THINGS) {
      long count = counts.getOrDefault(thing.key(), 0L);
      if (count > 0) {
        things.add(count + " " + (count == 1 ? thing.one() : thing.several()));
      }
    }
    return new LeftOut(things);
  }
}
