package org.muniment.metadata;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldType;
import org.muniment.definition.FieldValue;

/** The table metadata_value: the values of sets as searches look for them. */
final class MetadataValueDao {
  void insert(
      Transaction transaction,
      int repositoryId,
      long setId,
      SortedMap<Integer, List<String>> fields) {
    if (fields.isEmpty()) {
      return;
    }
    Map<Integer, FieldType> types = types(transaction, repositoryId, fields.keySet());
    PreparedBatch batch =
        transaction.batch(
            """
            insert into metadata_value (
              repository_id, set_id, field_id, position, text_key, number_value, date_value)
            values (
              :repositoryId, :setId, :fieldId, :position, :textKey, :number, :date)
            """);
    fields.forEach(
        (fieldId, texts) -> {
          FieldType type = types.getOrDefault(fieldId, FieldType.STRING);
          // Values are counted from 1; a field without any has one row, at 0.
          int first = texts.isEmpty() ? 0 : 1;
          for (int position = first; position <= texts.size(); position++) {
            @Nullable String text = position == 0 ? null : texts.get(position - 1);
            Optional<FieldValue> value =
                text == null ? Optional.empty() : FieldValue.stored(type, text);
            batch
                .bind("repositoryId", repositoryId)
                .bind("setId", setId)
                .bind("fieldId", fieldId)
                .bind("position", position)
                .bind("textKey", text == null ? null : NameKey.of(text))
                .bindByType(
                    "number",
                    value.filter(one -> type.isNumber()).map(FieldValue::number).orElse(null),
                    BigDecimal.class)
                .bindByType(
                    "date",
                    value.filter(one -> type.isTemporal()).map(FieldValue::dateTime).orElse(null),
                    LocalDateTime.class)
                .add();
          }
        });
    batch.execute();
  }

  void remove(Transaction transaction, int repositoryId, List<Long> setIds) {
    transaction
        .update(
            """
            delete from metadata_value
            where repository_id = :repositoryId
              and set_id = any(:setIds)
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("setIds", Long.class, setIds)
        .execute();
  }

  private static Map<Integer, FieldType> types(
      Transaction transaction, int repositoryId, Collection<Integer> fieldIds) {
    Map<Integer, FieldType> types = new HashMap<>();
    transaction
        .query(
            """
            select id, field_type
            from field_definition
            where repository_id = :repositoryId
              and id = any(:ids)
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, fieldIds)
        .map((row, context) -> Map.entry(row.getInt("id"), row.getString("field_type")))
        .forEach(field -> types.put(field.getKey(), FieldType.of(field.getValue())));
    return types;
  }
}
