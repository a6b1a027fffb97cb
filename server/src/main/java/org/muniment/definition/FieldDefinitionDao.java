package org.muniment.definition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;

/** The table field_definition. */
final class FieldDefinitionDao {
  List<FieldDefinition> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .map(FieldRow::read)
        .list();
  }

  Optional<FieldDefinition> find(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(FieldRow::read)
        .findOne();
  }

  /** As find; nobody else changes or removes the field until the transaction ends. */
  Optional<FieldDefinition> findForUpdate(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
              and id = :id
            for update
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(FieldRow::read)
        .findOne();
  }

  Optional<FieldDefinition> findByName(Transaction transaction, int repositoryId, String name) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
              and name_key = :nameKey
            """)
        .bind("repositoryId", repositoryId)
        .bind("nameKey", NameKey.of(name))
        .map(FieldRow::read)
        .findOne();
  }

  /** Reads fields and keeps them from being removed or retyped until the transaction ends. */
  List<FieldDefinition> findForUse(Transaction transaction, int repositoryId, List<String> names) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
              and name_key = any(:nameKeys)
            order by id
            for share
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("nameKeys", String.class, names.stream().map(NameKey::of).distinct().toList())
        .map(FieldRow::read)
        .list();
  }

  /** As findForUse, by ids. */
  List<FieldDefinition> findForUseById(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
              and id = any(:ids)
            order by id
            for share
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .map(FieldRow::read)
        .list();
  }

  List<FieldDefinition> find(Transaction transaction, int repositoryId, Collection<Integer> ids) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
              and id = any(:ids)
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .map(FieldRow::read)
        .list();
  }

  List<FieldDefinition> findByNames(Transaction transaction, int repositoryId, List<String> names) {
    return transaction
        .query(
            """
            select *
            from field_definition
            where repository_id = :repositoryId
              and name_key = any(:nameKeys)
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("nameKeys", String.class, names.stream().map(NameKey::of).distinct().toList())
        .map(FieldRow::read)
        .list();
  }

  /** Answers false when another field has the name. */
  boolean insert(Transaction transaction, int repositoryId, FieldDefinition field) {
    return FieldRow.bind(
                transaction.update(
                    """
                    insert into field_definition (
                      repository_id, id, name, name_key, field_type, description, length,
                      default_value, is_multi_value, is_required, constraint_text,
                      constraint_error, list_values, format, currency, format_pattern,
                      is_indexed, is_indexed_for_reporting, warn_if_blank, hide_list_values,
                      auto_extract)
                    values (
                      :repositoryId, :id, :name, :nameKey, :fieldType, :description, :length,
                      :defaultValue, :multiValue, :required, :constraintText,
                      :constraintError, :listValues, :format, :currency, :formatPattern,
                      :indexed, :indexedForReporting, :warnIfBlank, :hideListValues,
                      :autoExtract)
                    on conflict (repository_id, name_key) do nothing
                    """),
                field)
            .bind("repositoryId", repositoryId)
            .execute()
        == 1;
  }

  /** Writes everything but the properties. Answers how many rows there were. */
  int update(Transaction transaction, int repositoryId, FieldDefinition field) {
    return FieldRow.bind(
            transaction.update(
                """
                update field_definition
                set name = :name,
                    name_key = :nameKey,
                    field_type = :fieldType,
                    description = :description,
                    length = :length,
                    default_value = :defaultValue,
                    is_multi_value = :multiValue,
                    is_required = :required,
                    constraint_text = :constraintText,
                    constraint_error = :constraintError,
                    list_values = :listValues,
                    format = :format,
                    currency = :currency,
                    format_pattern = :formatPattern,
                    is_indexed = :indexed,
                    is_indexed_for_reporting = :indexedForReporting,
                    warn_if_blank = :warnIfBlank,
                    hide_list_values = :hideListValues,
                    auto_extract = :autoExtract
                where repository_id = :repositoryId
                  and id = :id
                """),
            field)
        .bind("repositoryId", repositoryId)
        .execute();
  }

  int delete(Transaction transaction, int repositoryId, int id) {
    return transaction
        .update(
            """
            delete from field_definition
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  PropertyBag properties(Transaction transaction, int repositoryId, int id) {
    Map<String, String> properties = new TreeMap<>();
    transaction
        .query(
            """
            select p.key, p.value
            from field_definition f
            cross join lateral jsonb_each_text(f.properties) p
            where f.repository_id = :repositoryId
              and f.id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(row -> Map.entry(row.getString("key"), row.getString("value")))
        .forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
    return new PropertyBag(properties);
  }

  int updateProperties(Transaction transaction, int repositoryId, int id, PropertyBag bag) {
    return transaction
        .update(
            """
            update field_definition
            set properties = jsonb_object(:keys, :values)
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .bindArray("keys", String.class, bag.asMap().keySet())
        .bindArray("values", String.class, bag.asMap().values())
        .execute();
  }
}
