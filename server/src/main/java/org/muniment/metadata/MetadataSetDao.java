package org.muniment.metadata;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muniment.database.Json;
import org.muniment.database.Transaction;

/** The table metadata_set; the statements that keep and sweep mirror those for contents. */
final class MetadataSetDao {
  private static final TypeReference<TreeMap<Integer, List<String>>> FIELDS =
      new TypeReference<>() {};

  private final MetadataValueDao values = new MetadataValueDao();

  Optional<MetadataSet> find(Transaction transaction, int repositoryId, long id) {
    return transaction
        .query(
            """
            select template_id, fields, tag_ids
            from metadata_set
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(row -> read(row))
        .findOne();
  }

  /** Finds or makes the row of a set and keeps it until the end of the transaction. */
  long obtain(Transaction transaction, int repositoryId, MetadataSet set, Instant now) {
    byte[] hash = set.hash();
    while (true) {
      Optional<Long> kept = keep(transaction, repositoryId, hash);
      if (kept.isPresent()) {
        return kept.get();
      }
      Optional<Long> made = insert(transaction, repositoryId, set, hash, now);
      if (made.isPresent()) {
        values.insert(transaction, repositoryId, made.get(), set.fields());
        return made.get();
      }
      // Another writer added the row between the two statements.
    }
  }

  private static Optional<Long> insert(
      Transaction transaction, int repositoryId, MetadataSet set, byte[] hash, Instant now) {
    return transaction
        .query(
            """
            insert into metadata_set (
              repository_id, template_id, fields, tag_ids, hash, created)
            values (:repositoryId, :templateId, cast(:fields as jsonb), :tagIds, :hash, :now)
            on conflict (repository_id, hash) do nothing
            returning id
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", set.templateId() == 0 ? null : set.templateId())
        .bind("fields", set.fieldsAsJson())
        .bindArray("tagIds", Integer.class, set.tagIds())
        .bind("hash", hash)
        .bind("now", now)
        .mapTo(Long.class)
        .findOne();
  }

  // Shared, so that equal writes don't wait for each other; only a mark of the sweeper, which is
  // rare, has to be removed with an exclusive lock.
  private static Optional<Long> keep(Transaction transaction, int repositoryId, byte[] hash) {
    return transaction
        .query(
            """
            with cleared as (
              update metadata_set
              set unreferenced_since = null
              where repository_id = :repositoryId
                and hash = :hash
                and unreferenced_since is not null
              returning id),
            kept as (
              select id
              from metadata_set
              where repository_id = :repositoryId
                and hash = :hash
                and unreferenced_since is null
              for share)
            select id from cleared
            union all
            select id from kept
            """)
        .bind("repositoryId", repositoryId)
        .bind("hash", hash)
        .mapTo(Long.class)
        .findOne();
  }

  /** How many entries have the field, by their template or independently. */
  int countEntriesWithField(Transaction transaction, int repositoryId, int fieldId) {
    return transaction
        .query(
            """
            select count(*)
            from entry
            where repository_id = :repositoryId
              and metadata_set_id in (
                select set_id
                from metadata_value
                where repository_id = :repositoryId
                  and field_id = :fieldId
                union
                select s.id
                from metadata_set s
                join template_field f
                  on f.repository_id = s.repository_id
                 and f.template_id = s.template_id
                where s.repository_id = :repositoryId
                  and f.field_id = :fieldId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("fieldId", fieldId)
        .mapTo(Integer.class)
        .one();
  }

  int countVersionsWithField(Transaction transaction, int repositoryId, int fieldId) {
    return transaction
        .query(
            """
            select count(*)
            from document_version
            where repository_id = :repositoryId
              and metadata_set_id in (
                select set_id
                from metadata_value
                where repository_id = :repositoryId
                  and field_id = :fieldId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("fieldId", fieldId)
        .mapTo(Integer.class)
        .one();
  }

  /** Whether an entry has one of the sets. */
  boolean inUse(Transaction transaction, int repositoryId, List<Long> ids) {
    return transaction
        .query(
            """
            select exists (
              select
              from entry
              where repository_id = :repositoryId
                and metadata_set_id = any(:ids))
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Long.class, ids)
        .mapTo(Boolean.class)
        .one();
  }

  int countEntriesWithTemplate(Transaction transaction, int repositoryId, int templateId) {
    return transaction
        .query(
            """
            select count(*)
            from entry
            where repository_id = :repositoryId
              and metadata_set_id in (
                select id
                from metadata_set
                where repository_id = :repositoryId
                  and template_id = :templateId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * The first value of a field of an entry.
   *
   * @param count how many values there are
   */
  record FirstValue(int entryId, int fieldId, String text, int count) {}

  /** The first values of some fields of some entries; those without a value are left out. */
  List<FirstValue> firstValues(
      Transaction transaction, int repositoryId, List<Integer> entryIds, List<Integer> fieldIds) {
    return transaction
        .query(
            """
            select e.id, field.id as field_id, chosen.texts ->> 0 as text,
              jsonb_array_length(chosen.texts) as count
            from entry e
            join metadata_set s
              on s.repository_id = e.repository_id
             and s.id = e.metadata_set_id
            cross join unnest(:fieldIds) as field (id)
            cross join lateral (select s.fields -> cast(field.id as text)) as chosen (texts)
            where e.repository_id = :repositoryId
              and e.id = any(:entryIds)
              and jsonb_array_length(chosen.texts) > 0
            """)
        .bindArray("fieldIds", Integer.class, fieldIds)
        .bind("repositoryId", repositoryId)
        .bindArray("entryIds", Integer.class, entryIds)
        .map(
            row ->
                new FirstValue(
                    row.getInt("id"),
                    row.getInt("field_id"),
                    row.getString("text"),
                    row.getInt("count")))
        .list();
  }

  /** The repositories on this server, whose sets are looked at one repository after the other. */
  List<Integer> repositories(Transaction transaction) {
    return transaction.query("select id from repository order by id").mapTo(Integer.class).list();
  }

  /** Marks the rows that nothing refers to. */
  int mark(Transaction transaction, int repositoryId, String unreferenced, Instant now) {
    return transaction
        .update(
            """
            update metadata_set
            set unreferenced_since = :now
            where repository_id = :repositoryId
              and id in (
                select target.id
                from metadata_set target
                where target.repository_id = :repositoryId
                  and target.unreferenced_since is null
                  and %s
                for update skip locked)
            """
                .formatted(unreferenced))
        .bind("repositoryId", repositoryId)
        .bind("now", now)
        .execute();
  }

  /** Locks rows that have been marked for long. */
  List<Long> lockMarked(Transaction transaction, int repositoryId, Instant before, int limit) {
    return transaction
        .query(
            """
            select id
            from metadata_set
            where repository_id = :repositoryId
              and unreferenced_since <= :before
            limit :limit
            for update skip locked
            """)
        .bind("repositoryId", repositoryId)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(Long.class)
        .list();
  }

  /** Deletes those of some locked rows that still nothing refers to. */
  int deleteUnreferenced(
      Transaction transaction, int repositoryId, List<Long> ids, String unreferenced) {
    return transaction
        .update(
            """
            delete from metadata_set target
            where target.repository_id = :repositoryId
              and target.id = any(:ids)
              and %s
            """
                .formatted(unreferenced))
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Long.class, ids)
        .execute();
  }

  /** Removes the mark from locked rows that turned out to be referred to. */
  void unmark(Transaction transaction, int repositoryId, List<Long> ids) {
    transaction
        .update(
            """
            update metadata_set
            set unreferenced_since = null
            where repository_id = :repositoryId
              and id = any(:ids)
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Long.class, ids)
        .execute();
  }

  private static MetadataSet read(ResultSet row) throws SQLException {
    SortedMap<Integer, List<String>> fields = Json.read(row.getString("fields"), FIELDS);
    Integer[] tags = (Integer[]) row.getArray("tag_ids").getArray();
    return new MetadataSet(row.getInt("template_id"), fields, new TreeSet<>(Arrays.asList(tags)));
  }
}
