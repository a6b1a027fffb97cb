package org.muniment.search;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/**
 * The tables {@code search_text} and {@code search_segment}. Rows of {@code search_text} come from
 * triggers on the tables that hold the texts, so that no writer of text has to know of the index.
 */
final class TextIndexDao {
  /** A text that waits to be indexed. */
  record Pending(long id, String text) {}

  /** The newest text there is; 0 when there is none. */
  long newest(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select coalesce(max(id), 0)
            from search_text
            where repository_id = :repositoryId and word_count is null
            """)
        .bind("repositoryId", repositoryId)
        .mapTo(Long.class)
        .one();
  }

  /** Texts that wait and that nobody else is indexing; locked until the transaction ends. */
  List<Pending> takePending(Transaction transaction, int repositoryId, long newest, int limit) {
    return transaction
        .query(
            """
            select w.id, coalesce(p.text, d.text) as text
            from search_text w
            left join page_text p on p.repository_id = w.repository_id and p.id = w.page_text_id
            left join document_text d
              on d.repository_id = w.repository_id and d.sha256 = w.content_sha256
            where w.repository_id = :repositoryId and w.word_count is null and w.id <= :newest
            order by w.id
            limit :limit
            for update of w skip locked
            """)
        .bind("repositoryId", repositoryId)
        .bind("newest", newest)
        .bind("limit", limit)
        .map((row, context) -> new Pending(row.getLong("id"), row.getString("text")))
        .list();
  }

  boolean hasPending(Transaction transaction, int repositoryId, long newest) {
    return transaction
        .query(
            """
            select exists (
              select
              from search_text
              where repository_id = :repositoryId and word_count is null and id <= :newest)
            """)
        .bind("repositoryId", repositoryId)
        .bind("newest", newest)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Stores the index of one text.
   *
   * @param segments by the number of words before them, as the text form of {@code tsvector}
   */
  void store(
      Transaction transaction,
      int repositoryId,
      long textId,
      int wordCount,
      Map<Integer, String> segments) {
    transaction
        .update(
            """
            delete from search_segment
            where repository_id = :repositoryId and text_id = :textId
            """)
        .bind("repositoryId", repositoryId)
        .bind("textId", textId)
        .execute();
    if (!segments.isEmpty()) {
      PreparedBatch batch =
          transaction.batch(
              """
              insert into search_segment (repository_id, text_id, first_word, words)
              values (:repositoryId, :textId, :firstWord, cast(:words as tsvector))
              """);
      segments.forEach(
          (firstWord, words) ->
              batch
                  .bind("repositoryId", repositoryId)
                  .bind("textId", textId)
                  .bind("firstWord", firstWord)
                  .bind("words", words)
                  .add());
      batch.execute();
    }
    transaction
        .update(
            """
            update search_text
            set word_count = :wordCount
            where repository_id = :repositoryId and id = :textId
            """)
        .bind("repositoryId", repositoryId)
        .bind("textId", textId)
        .bind("wordCount", wordCount)
        .execute();
  }

  /** Repositories with texts that wait. */
  List<Integer> repositoriesWithPending(Transaction transaction) {
    return transaction
        .query("select distinct repository_id from search_text where word_count is null")
        .mapTo(Integer.class)
        .list();
  }

  /**
   * A text of a document.
   *
   * @param pageNumber from 1, or null for the text of the electronic document
   */
  record DocumentText(@Nullable Integer pageNumber, String text) {}

  /** The texts of an entry: of its pages in order, then that of its electronic document. */
  List<DocumentText> ofEntry(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select g.number, t.text
            from entry e
            join page g on g.repository_id = e.repository_id and g.page_set_id = e.page_set_id
            join page_text t on t.repository_id = g.repository_id and t.id = g.text_id
            where e.repository_id = :repositoryId and e.id = :entryId
            union all
            select null, t.text
            from entry e
            join electronic_document d
              on d.repository_id = e.repository_id and d.id = e.electronic_document_id
            join document_text t on t.repository_id = d.repository_id and t.sha256 = d.sha256
            where e.repository_id = :repositoryId and e.id = :entryId
            order by 1 nulls last
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .map(
            (row, context) -> {
              int number = row.getInt("number");
              return new DocumentText(row.wasNull() ? null : number, row.getString("text"));
            })
        .list();
  }
}
