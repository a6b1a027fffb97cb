package org.muniment.metadata;

import java.util.function.Consumer;
import org.muniment.database.Database;
import org.muniment.database.Transaction;

/** Proves that sets, their values and links agree with what they refer to. */
public final class MetadataCheck {
  private static final int MOST_NAMED = 20;

  private final Database database;

  public MetadataCheck(Database database) {
    this.database = database;
  }

  /**
   * Something that is not as it must be.
   *
   * @param harmless whether it is allowed, and only worth knowing
   */
  public record Finding(boolean harmless, String text) {}

  /** An invariant: a query that answers the ids that break it. */
  private record Rule(boolean harmless, String what, String text, String sql) {}

  private static final Rule[] RULES = {
    new Rule(
        false,
        "Metadata set",
        "has values that differ from those that are searched",
        """
        select s.id
        from metadata_set s
        where s.repository_id = :repositoryId
          and (
            select coalesce(sum(greatest(1, jsonb_array_length(field.texts))), 0)
            from jsonb_each(s.fields) as field (id, texts))
          <> (
            select count(*)
            from metadata_value v
            join jsonb_each(s.fields) as field (id, texts)
              on field.id = cast(v.field_id as text)
            where v.repository_id = s.repository_id
              and v.set_id = s.id)
        """),
    new Rule(
        false,
        "Metadata set",
        "has values of a field that is not there",
        """
        select distinct v.set_id as id
        from metadata_value v
        where v.repository_id = :repositoryId
          and not exists (
            select
            from field_definition f
            where f.repository_id = v.repository_id
              and f.id = v.field_id)
        """),
    new Rule(
        false,
        "Metadata set",
        "has a tag that is not there",
        """
        select distinct s.id
        from metadata_set s
        cross join lateral unnest(s.tag_ids) as tag (id)
        where s.repository_id = :repositoryId
          and not exists (
            select
            from tag_definition t
            where t.repository_id = s.repository_id
              and t.id = tag.id)
        """),
    new Rule(
        true,
        "Entry",
        "has a template that was deleted while the entry was copied",
        """
        select e.id
        from entry e
        join metadata_set s
          on s.repository_id = e.repository_id
         and s.id = e.metadata_set_id
        where e.repository_id = :repositoryId
          and s.template_id is not null
          and not exists (
            select
            from template_definition t
            where t.repository_id = s.repository_id
              and t.id = s.template_id)
        """),
    new Rule(
        false,
        "Link",
        "is of a kind that is not there",
        """
        select l.id
        from entry_link l
        where l.repository_id = :repositoryId
          and not exists (
            select
            from link_definition d
            where d.repository_id = l.repository_id
              and d.id = l.link_definition_id)
        """),
    new Rule(
        true,
        "Link",
        "belongs to an entry that was deleted, and goes with the next sweep",
        """
        select l.id
        from entry_link l
        where l.repository_id = :repositoryId
          and 2 <> (
            select count(*)
            from entry e
            where e.repository_id = l.repository_id
              and e.id in (l.source_id, l.target_id))
        """),
  };

  /** Checks one repository; answers how many sets it has. */
  public long run(int repositoryId, Consumer<Finding> findings) {
    return database.readSnapshot(
        transaction -> {
          for (Rule rule : RULES) {
            apply(transaction, repositoryId, rule, findings);
          }
          return transaction
              .query("select count(*) from metadata_set where repository_id = :repositoryId")
              .bind("repositoryId", repositoryId)
              .mapTo(Long.class)
              .one();
        });
  }

  private static void apply(
      Transaction transaction, int repositoryId, Rule rule, Consumer<Finding> findings) {
    transaction
        .query("select id from (" + rule.sql() + ") as broken limit :limit")
        .bind("repositoryId", repositoryId)
        .bind("limit", MOST_NAMED)
        .mapTo(Long.class)
        .forEach(
            id ->
                findings.accept(
                    new Finding(
                        rule.harmless(), rule.what() + " " + id + " " + rule.text() + ".")));
  }
}
