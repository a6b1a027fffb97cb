package org.muniment.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Batch;
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
    Batch batch =
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
                .bind(
                    "number",
                    value.filter(one -> type.isNumber()).map(FieldValue::number).orElse(null))
                .bind(
                    "date",
                    value.filter(one -> type.isTemporal()).map(FieldValue::dateTime).orElse(null))
                .add();
          }
        });
    batch.execute();
  }

  /** Puts values of one field of many sets in the place of those of some fields. */
  void replace(
      Transaction transaction,
      int repositoryId,
      List<Integer> removedFieldIds,
      int fieldId,
      Map<Long, List<String>> texts) {
    remove(transaction, repositoryId, List.copyOf(texts.keySet()), removedFieldIds);
    FieldType type =
        types(transaction, repositoryId, List.of(fieldId)).getOrDefault(fieldId, FieldType.STRING);
    List<Long> setIds = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    List<@Nullable String> keys = new ArrayList<>();
    List<@Nullable String> numbers = new ArrayList<>();
    List<@Nullable String> dates = new ArrayList<>();
    texts.forEach(
        (setId, ofSet) -> {
          for (int position = ofSet.isEmpty() ? 0 : 1; position <= ofSet.size(); position++) {
            String text = position == 0 ? null : ofSet.get(position - 1);
            FieldValue value = text == null ? null : FieldValue.stored(type, text).orElse(null);
            setIds.add(setId);
            positions.add(position);
            keys.add(text == null ? null : NameKey.of(text));
            numbers.add(value != null && type.isNumber() ? value.number().toPlainString() : null);
            dates.add(value != null && type.isTemporal() ? value.dateTime().toString() : null);
          }
        });
    transaction
        .update(
            """
            insert into metadata_value (
              repository_id, set_id, field_id, position, text_key, number_value, date_value)
            select :repositoryId, given.set_id, :fieldId, given.position, given.text_key,
              cast(given.number_value as numeric), cast(given.date_value as timestamp)
            from unnest(:setIds, :positions, :keys, :numbers, :dates)
              as given (set_id, position, text_key, number_value, date_value)
            """)
        .bind("repositoryId", repositoryId)
        .bind("fieldId", fieldId)
        .bindArray("setIds", Long.class, setIds)
        .bindArray("positions", Integer.class, positions)
        .bindArray("keys", String.class, keys)
        .bindArray("numbers", String.class, numbers)
        .bindArray("dates", String.class, dates)
        .execute();
  }

  void remove(
      Transaction transaction, int repositoryId, List<Long> setIds, List<Integer> fieldIds) {
    transaction
        .update(
            """
            delete from metadata_value
            where repository_id = :repositoryId
              and set_id = any(:setIds)
              and field_id = any(:fieldIds)
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("setIds", Long.class, setIds)
        .bindArray("fieldIds", Integer.class, fieldIds)
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
        .map(row -> Map.entry(row.getInt("id"), row.getString("field_type")))
        .forEach(field -> types.put(field.getKey(), FieldType.of(field.getValue())));
    return types;
  }
}
