package org.muniment.search;

import java.util.List;
import java.util.Set;
import org.muniment.database.Transaction;

/** Reads the field values and version comments of an entry as they were typed. */
final class FieldTextDao {
  /** A value. */
  record Value(String field, int position, String text) {}

  /** The values of all fields but some. */
  List<Value> ofEntry(
      Transaction transaction, int repositoryId, int entryId, Set<Integer> hiddenFields) {
    return transaction
        .query(
            """
            select f.name, v.position, v.text
            from entry e
            join metadata_set s on s.repository_id = e.repository_id and s.id = e.metadata_set_id
            cross join lateral jsonb_each(s.fields) as x (field_id, texts)
            cross join lateral jsonb_array_elements_text(x.texts)
              with ordinality as v (text, position)
            join field_definition f
              on f.repository_id = e.repository_id and f.id = cast(x.field_id as integer)
            where e.repository_id = :repositoryId
              and e.id = :entryId
              and f.id <> all(:hidden)
            order by f.name_key, v.position
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .bindArray("hidden", Integer.class, hiddenFields)
        .map(row -> new Value(row.getString("name"), row.getInt("position"), row.getString("text")))
        .list();
  }

  /** The comments of the versions, in order. */
  List<String> comments(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select comment
            from document_version
            where repository_id = :repositoryId and entry_id = :entryId and comment <> ''
            order by number
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .mapTo(String.class)
        .list();
  }
}
