package org.muniment.annotation;

import java.util.List;
import org.muniment.database.Transaction;

/** The table {@code annotation_reason}. */
final class AnnotationReasonDao {
  List<AnnotationReason> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select id, text
            from annotation_reason
            where repository_id = :repositoryId
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .map(row -> new AnnotationReason(row.getInt("id"), row.getString("text")))
        .list();
  }

  /** Keeps a reason from being deleted until the transaction ends; false when there is none. */
  boolean hold(Transaction transaction, int repositoryId, int id) {
    return find(transaction, repositoryId, id, "for key share");
  }

  /** Locks a reason against annotations that would begin to use it; false when there is none. */
  boolean lock(Transaction transaction, int repositoryId, int id) {
    return find(transaction, repositoryId, id, "for update");
  }

  private static boolean find(Transaction transaction, int repositoryId, int id, String lock) {
    return transaction
        .query(
            """
            select id
            from annotation_reason
            where repository_id = :repositoryId and id = :id
            """
                + lock)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  AnnotationReason insert(Transaction transaction, int repositoryId, String text) {
    transaction
        .query("select id from repository where id = :repositoryId for no key update")
        .bind("repositoryId", repositoryId)
        .mapTo(Integer.class)
        .one();
    int id =
        transaction
            .query(
                """
                insert into annotation_reason (repository_id, id, text)
                select :repositoryId, coalesce(max(id), 0) + 1, :text
                from annotation_reason
                where repository_id = :repositoryId
                returning id
                """)
            .bind("repositoryId", repositoryId)
            .bind("text", text)
            .mapTo(Integer.class)
            .one();
    return new AnnotationReason(id, text);
  }

  boolean update(Transaction transaction, int repositoryId, int id, String text) {
    return transaction
            .update(
                """
                update annotation_reason
                set text = :text
                where repository_id = :repositoryId and id = :id
                """)
            .bind("text", text)
            .bind("repositoryId", repositoryId)
            .bind("id", id)
            .execute()
        == 1;
  }

  void delete(Transaction transaction, int repositoryId, int id) {
    transaction
        .update("delete from annotation_reason where repository_id = :repositoryId and id = :id")
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  /** Whether a document, or a version of one, has an annotation that gives the reason. */
  boolean used(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select exists (
              select from annotation
              join page
                on page.repository_id = annotation.repository_id
                and page.annotation_set_id = annotation.annotation_set_id
              where annotation.repository_id = :repositoryId
                and annotation.reason_id = :id
                and (
                  exists (
                    select from entry
                    where entry.repository_id = page.repository_id
                      and entry.page_set_id = page.page_set_id)
                  or exists (
                    select from document_version version
                    where version.repository_id = page.repository_id
                      and version.page_set_id = page.page_set_id)))
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }
}
