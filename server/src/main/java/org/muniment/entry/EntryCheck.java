package org.muniment.entry;

import java.util.function.Consumer;
import org.muniment.database.Database;
import org.muniment.database.Transaction;

/**
 * Proves that the tree is whole: what foreign keys would guarantee elsewhere (docs/adr/0004). Reads
 * one moment of the database, so it may run beside a busy server.
 */
public final class EntryCheck {
  private static final int MOST_NAMED = 20;

  private final Database database;

  public EntryCheck(Database database) {
    this.database = database;
  }

  /**
   * Something that is not as it must be.
   *
   * @param harmless whether it is allowed, and only worth knowing
   */
  public record Finding(boolean harmless, String text) {}

  /** An invariant: a query that answers the ids that break it. */
  private record Rule(boolean harmless, String text, String sql) {}

  private static final Rule[] RULES = {
    new Rule(
        false,
        "has no parent",
        """
        select e.id
        from entry e
        where e.repository_id = :repositoryId
          and e.id <> 1
          and not exists (
            select from entry parent
            where parent.repository_id = e.repository_id and parent.id = e.parent_id)
        """),
    new Rule(
        false,
        "lies below an entry that is no folder",
        """
        select e.id
        from entry e
        join entry parent
          on parent.repository_id = e.repository_id and parent.id = e.parent_id
        where e.repository_id = :repositoryId and parent.type > 2
        """),
    new Rule(
        false,
        "is a record series and lies in neither the root folder nor a record series",
        """
        select e.id
        from entry e
        join entry parent
          on parent.repository_id = e.repository_id and parent.id = e.parent_id
        where e.repository_id = :repositoryId
          and e.type = 2
          and parent.id <> 1
          and parent.type <> 2
        """),
    new Rule(
        false,
        "can't be reached from the root folder",
        """
        with recursive reached as (
          select id
          from entry
          where repository_id = :repositoryId and id = 1
          union
          select e.id
          from reached
          join entry e on e.repository_id = :repositoryId and e.parent_id = reached.id
        )
        select id
        from entry
        where repository_id = :repositoryId and id not in (select id from reached)
        """),
    new Rule(
        false,
        "has a name that another entry of its folder has, too",
        """
        select min(id) as id
        from entry
        where repository_id = :repositoryId and parent_id is not null
        group by parent_id, name_key
        having count(*) > 1
        """),
    new Rule(
        false,
        "has an id that was not given out yet",
        """
        select id
        from entry
        where repository_id = :repositoryId
          and id >= (
            select next_id from entry_counter where repository_id = :repositoryId)
        """),
    new Rule(
        false,
        "refers to an electronic document that is not there",
        """
        select e.id
        from entry e
        where e.repository_id = :repositoryId
          and e.electronic_document_id is not null
          and not exists (
            select from electronic_document document
            where document.repository_id = e.repository_id
              and document.id = e.electronic_document_id)
        """),
    new Rule(
        false,
        "refers to metadata that is not there",
        """
        select e.id
        from entry e
        where e.repository_id = :repositoryId
          and e.metadata_set_id is not null
          and not exists (
            select from metadata_set metadata
            where metadata.repository_id = e.repository_id and metadata.id = e.metadata_set_id)
        """),
    new Rule(
        false,
        "refers to pages that are not there",
        """
        select e.id
        from entry e
        where e.repository_id = :repositoryId
          and e.page_set_id is not null
          and not exists (
            select from page_set pages
            where pages.repository_id = e.repository_id and pages.id = e.page_set_id)
        """),
    new Rule(
        false,
        "was made by a user that is not there",
        """
        select e.id
        from entry e
        where e.repository_id = :repositoryId
          and not exists (
            select from trustee
            where trustee.repository_id = e.repository_id and trustee.id = e.creator_id)
        """),
    new Rule(
        true,
        "is a shortcut whose target has been deleted",
        """
        select e.id
        from entry e
        where e.repository_id = :repositoryId
          and e.target_id is not null
          and not exists (
            select from entry target
            where target.repository_id = e.repository_id and target.id = e.target_id)
        """),
  };

  /** Checks one repository; answers how many entries it has. */
  public long run(int repositoryId, Consumer<Finding> findings) {
    return database.readSnapshot(
        transaction -> {
          for (Rule rule : RULES) {
            apply(transaction, repositoryId, rule, findings);
          }
          leftovers(transaction, repositoryId, findings);
          return new EntryDao().count(transaction, repositoryId);
        });
  }

  private static void apply(
      Transaction transaction, int repositoryId, Rule rule, Consumer<Finding> findings) {
    transaction
        .query("select id from (" + rule.sql() + ") as broken limit :limit")
        .bind("repositoryId", repositoryId)
        .bind("limit", MOST_NAMED)
        .mapTo(Integer.class)
        .forEach(
            id ->
                findings.accept(
                    new Finding(rule.harmless(), "Entry " + id + " " + rule.text() + ".")));
  }

  private static void leftovers(
      Transaction transaction, int repositoryId, Consumer<Finding> findings) {
    transaction
        .query(
            """
            select distinct task_id
            from entry_plan plan
            where plan.repository_id = :repositoryId
              and not exists (
                select from task
                where task.repository_id = plan.repository_id
                  and task.id = plan.task_id
                  and task.end_time is null)
            limit :limit
            """)
        .bind("repositoryId", repositoryId)
        .bind("limit", MOST_NAMED)
        .mapTo(String.class)
        .forEach(
            id ->
                findings.accept(
                    new Finding(
                        false, "The plan of task " + id + " is still there after its end.")));
  }
}
