package org.muniment.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** A text that waits, before it is read. */
  private record Waiting(long id, long size) {}

  /**
   * Texts that wait and that nobody else is indexing; locked until the transaction ends.
   *
   * @param bytes how much text there may be in all; one text may be longer
   */
  List<Pending> takePending(
      Transaction transaction, int repositoryId, long newest, int limit, long bytes) {
    List<Waiting> waiting =
        transaction
            .query(
                """
                select w.id, coalesce(octet_length(p.text), octet_length(d.text)) as size
                from search_text w
                left join page_text p
                  on p.repository_id = w.repository_id and p.id = w.page_text_id
                left join document_text d
                  on d.repository_id = w.repository_id and d.sha256 = w.content_sha256
                where w.repository_id = :repositoryId
                  and w.word_count is null
                  and w.id <= :newest
                order by w.id
                limit :limit
                for update of w skip locked
                """)
            .bind("repositoryId", repositoryId)
            .bind("newest", newest)
            .bind("limit", limit)
            .map(row -> new Waiting(row.getLong("id"), row.getLong("size")))
            .list();
    List<Long> ids = new ArrayList<>();
    long taken = 0;
    for (Waiting each : waiting) {
      taken += each.size();
      if (ids.isEmpty() || taken <= bytes) {
        ids.add(each.id());
      }
    }
    return ids.isEmpty() ? List.of() : read(transaction, repositoryId, ids);
  }

  private static List<Pending> read(Transaction transaction, int repositoryId, List<Long> ids) {
    return transaction
        .query(
            """
            select w.id, coalesce(p.text, d.text) as text
            from search_text w
            left join page_text p on p.repository_id = w.repository_id and p.id = w.page_text_id
            left join document_text d
              on d.repository_id = w.repository_id and d.sha256 = w.content_sha256
            where w.repository_id = :repositoryId and w.id = any(:ids)
            order by w.id
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Long.class, ids)
        .map(row -> new Pending(row.getLong("id"), row.getString("text")))
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
   * A row of the index.
   *
   * @param firstWord how many words of the text come before
   * @param words as the text form of {@code tsvector}
   */
  record Segment(long textId, int firstWord, String words) {}

  /**
   * Stores the index of some texts.
   *
   * @param wordCounts by text
   */
  void store(
      Transaction transaction,
      int repositoryId,
      Map<Long, Integer> wordCounts,
      List<Segment> segments) {
    transaction
        .update(
            """
            delete from search_segment
            where repository_id = :repositoryId and text_id = any(:textIds)
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("textIds", Long.class, wordCounts.keySet())
        .execute();
    transaction
        .update(
            """
            insert into search_segment (repository_id, text_id, first_word, page_text_id, words)
            select :repositoryId, made.text_id, made.first_word, w.page_text_id,
              cast(made.words as tsvector)
            from unnest(:textIds, :firstWords, :words) as made (text_id, first_word, words)
            join search_text w on w.repository_id = :repositoryId and w.id = made.text_id
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("textIds", Long.class, segments.stream().map(Segment::textId).toList())
        .bindArray("firstWords", Integer.class, segments.stream().map(Segment::firstWord).toList())
        .bindArray("words", String.class, segments.stream().map(Segment::words).toList())
        .execute();
    transaction
        .update(
            """
            update search_text
            set word_count = made.word_count
            from unnest(:textIds, :counts) as made (text_id, word_count)
            where search_text.repository_id = :repositoryId and search_text.id = made.text_id
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("textIds", Long.class, wordCounts.keySet())
        .bindArray("counts", Integer.class, wordCounts.values())
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
   * Whether the text of some file that was queued by then is still being read. A file that failed
   * before is not counted.
   */
  boolean isReading(Transaction transaction, int repositoryId, Instant queued) {
    return transaction
        .query(
            """
            select exists (
              select
              from text_extraction
              where repository_id = :repositoryId and attempts <= 1 and queued <= :queued)
            """)
        .bind("repositoryId", repositoryId)
        .bind("queued", queued)
        .mapTo(Boolean.class)
        .one();
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
            row -> {
              int number = row.getInt("number");
              return new DocumentText(row.wasNull() ? null : number, row.getString("text"));
            })
        .list();
  }
}
