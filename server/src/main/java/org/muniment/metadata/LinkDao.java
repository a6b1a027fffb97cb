package org.muniment.metadata;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muniment.database.Json;
import org.muniment.database.Transaction;
import org.muniment.definition.LinkDefinition;

/** The table entry_link. */
final class LinkDao {
  private static final TypeReference<TreeMap<String, String>> PROPERTIES = new TypeReference<>() {};

  /** A link without the paths of its entries. */
  record Row(
      int id,
      LinkDefinition definition,
      int sourceId,
      int targetId,
      Map<String, String> properties) {}

  /** The links of an entry at either end whose other end is still there, by id. */
  List<Row> list(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select l.id, l.source_id, l.target_id, l.properties, l.link_definition_id,
              d.source_label, d.target_label, d.description
            from (
              select *
              from entry_link
              where repository_id = :repositoryId
                and source_id = :entryId
              union all
              select *
              from entry_link
              where repository_id = :repositoryId
                and target_id = :entryId) l
            join link_definition d
              on d.repository_id = l.repository_id
             and d.id = l.link_definition_id
            join entry other
              on other.repository_id = l.repository_id
             and other.id = case when l.source_id = :entryId then l.target_id else l.source_id end
            order by l.id
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .map(
            row ->
                new Row(
                    row.getInt("id"),
                    new LinkDefinition(
                        row.getInt("link_definition_id"),
                        row.getString("source_label"),
                        row.getString("target_label"),
                        row.getString("description")),
                    row.getInt("source_id"),
                    row.getInt("target_id"),
                    Json.read(row.getString("properties"), PROPERTIES)))
        .list();
  }

  /** The entries at the other ends. */
  List<Integer> others(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select target_id
            from entry_link
            where repository_id = :repositoryId
              and source_id = :entryId
            union
            select source_id
            from entry_link
            where repository_id = :repositoryId
              and target_id = :entryId
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .mapTo(Integer.class)
        .list();
  }

  void insert(
      Transaction transaction,
      int repositoryId,
      int sourceId,
      int targetId,
      int linkDefinitionId,
      Map<String, String> properties) {
    transaction
        .update(
            """
            insert into entry_link (
              repository_id, source_id, target_id, link_definition_id, properties)
            values (
              :repositoryId, :sourceId, :targetId, :linkDefinitionId, cast(:properties as jsonb))
            """)
        .bind("repositoryId", repositoryId)
        .bind("sourceId", sourceId)
        .bind("targetId", targetId)
        .bind("linkDefinitionId", linkDefinitionId)
        .bind("properties", Json.write(new TreeMap<>(properties)))
        .execute();
  }

  /** Removes all links of an entry, at either end. */
  int removeAll(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .update(
            """
            delete from entry_link
            where repository_id = :repositoryId
              and (source_id = :entryId or target_id = :entryId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .execute();
  }

  /** Removes the links of entries that were deleted. */
  int sweep(Transaction transaction, int repositoryId) {
    return transaction
        .update(
            """
            delete from entry_link l
            where l.repository_id = :repositoryId
              and (
                not exists (
                  select
                  from entry source
                  where source.repository_id = l.repository_id
                    and source.id = l.source_id)
                or not exists (
                  select
                  from entry target
                  where target.repository_id = l.repository_id
                    and target.id = l.target_id))
            """)
        .bind("repositoryId", repositoryId)
        .execute();
  }
}
