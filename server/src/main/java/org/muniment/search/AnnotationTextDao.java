package org.muniment.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationType;
import org.muniment.database.Transaction;

/** Reads what the annotations of an entry say, as far as everybody sees them. */
final class AnnotationTextDao {
  /** An annotation with a text or a comment. */
  record Said(
      int page, int itemId, AnnotationType type, @Nullable String text, @Nullable String comment) {}

  List<Said> ofEntry(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select g.number, n.item_id, n.type, n.text, n.comment
            from entry e
            join page g on g.repository_id = e.repository_id and g.page_set_id = e.page_set_id
            join annotation n
              on n.repository_id = g.repository_id and n.annotation_set_id = g.annotation_set_id
            where e.repository_id = :repositoryId
              and e.id = :entryId
              and n.visibility <> 'CreatorAndOwner'
              and (n.text is not null or n.comment is not null)
            order by g.number, n.item_id
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .map(
            row ->
                new Said(
                    row.getInt("number"),
                    row.getInt("item_id"),
                    AnnotationType.valueOf(row.getString("type")),
                    row.getString("text"),
                    row.getString("comment")))
        .list();
  }
}
