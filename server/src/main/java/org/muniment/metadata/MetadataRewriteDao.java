package org.muniment.metadata;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Json;
import org.muniment.database.Transaction;

/** Changes of the values of many sets of the table {@code metadata_set}. */
final class MetadataRewriteDao {
  /** Enough that round trips don't count, and few enough that a few megabytes hold them. */
  private static final int SOME = 2_000;

  private static final TypeReference<TreeMap<Integer, List<String>>> FIELDS =
      new TypeReference<>() {};

  private final MetadataValueDao values = new MetadataValueDao();

  /** A set with those of its fields that were asked for. */
  record Row(long id, Map<Integer, List<String>> fields) {}

  /**
   * What a set gets.
   *
   * @param texts the values of the target field, or null for not having it
   */
  record Rewrite(long id, @Nullable List<String> texts) {}

  /** Takes some sets; answers whether it wants more. */
  interface SomeRows {
    boolean accept(List<Row> rows);
  }

  /** Hands on the sets that hold any of the fields, some at a time, locked, in the order of ids. */
  void forEachSome(
      Transaction transaction, int repositoryId, List<Integer> fieldIds, SomeRows consumer) {
    try (Stream<Long> ids =
        transaction
            .query(
                """
                select distinct set_id
                from metadata_value
                where repository_id = :repositoryId
                  and field_id = any(:fieldIds)
                order by set_id
                """)
            .bind("repositoryId", repositoryId)
            .bindArray("fieldIds", Integer.class, fieldIds)
            .setFetchSize(SOME)
            .mapTo(Long.class)
            .stream()) {
      List<Long> some = new ArrayList<>(SOME);
      boolean more = true;
      for (var iterator = ids.iterator(); more && iterator.hasNext(); ) {
        some.add(iterator.next());
        if (some.size() == SOME || !iterator.hasNext()) {
          more = consumer.accept(lock(transaction, repositoryId, fieldIds, some));
          some.clear();
        }
      }
    }
  }

  /** Those that were swept meanwhile are left out. */
  private static List<Row> lock(
      Transaction transaction, int repositoryId, List<Integer> fieldIds, List<Long> ids) {
    return transaction
        .query(
            """
            select s.id, (
              select jsonb_object_agg(field.id, field.texts)
              from jsonb_each(s.fields) as field (id, texts)
              where field.id = any(:keys)) as fields
            from metadata_set s
            where s.repository_id = :repositoryId
              and s.id = any(:ids)
            order by s.id
            for update
            """)
        .bindArray("keys", String.class, fieldIds.stream().map(String::valueOf).toList())
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Long.class, ids)
        .map(
            row -> {
              String fields = row.getString("fields");
              return new Row(
                  row.getLong("id"), fields == null ? Map.of() : Json.read(fields, FIELDS));
            })
        .list();
  }

  /**
   * Takes some fields from sets and gives them another, under their ids, so that no entry has to be
   * touched. The sets are not offered for sharing from then on: one of them may equal another set
   * by now.
   */
  void write(
      Transaction transaction,
      int repositoryId,
      List<Integer> removedFieldIds,
      int fieldId,
      List<Rewrite> rewrites) {
    if (rewrites.isEmpty()) {
      return;
    }
    List<Long> ids = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<Long> without = new ArrayList<>();
    Map<Long, List<String>> texts = new LinkedHashMap<>();
    for (Rewrite rewrite : rewrites) {
      ids.add(rewrite.id());
      List<String> ofSet = rewrite.texts();
      if (ofSet == null) {
        added.add("{}");
        without.add(rewrite.id());
      } else {
        added.add(Json.write(Map.of(fieldId, ofSet)));
        texts.put(rewrite.id(), ofSet);
      }
    }
    transaction
        .update(
            """
            update metadata_set s
            set fields = (s.fields - :removed) || cast(changed.added as jsonb),
                hash = null
            from unnest(:ids, :added) as changed (id, added)
            where s.repository_id = :repositoryId
              and s.id = changed.id
            """)
        .bindArray("removed", String.class, removedFieldIds.stream().map(String::valueOf).toList())
        .bindArray("ids", Long.class, ids)
        .bindArray("added", String.class, added)
        .bind("repositoryId", repositoryId)
        .execute();
    if (!without.isEmpty()) {
      values.remove(transaction, repositoryId, without, removedFieldIds);
    }
    if (!texts.isEmpty()) {
      values.replace(transaction, repositoryId, removedFieldIds, fieldId, texts);
    }
  }
}
