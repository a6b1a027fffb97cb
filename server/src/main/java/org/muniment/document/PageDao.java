package org.muniment.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.database.Batch;
import org.muniment.database.Transaction;
import org.muniment.image.PageRange;

/** The tables {@code page_set} and {@code page}. */
final class PageDao {
  private static final String OPEN =
      """
      select page.repository_id, page.page_set_id, page.number, page.text_id,
        page.annotation_set_id, page_text.text
      from page
      join page_text
        on page_text.repository_id = page.repository_id and page_text.id = page.text_id
      """;

  long insertSet(Transaction transaction, int repositoryId, Instant now) {
    return transaction
        .query(
            """
            insert into page_set (repository_id, created)
            values (:repositoryId, :now)
            returning id
            """)
        .bind("repositoryId", repositoryId)
        .bind("now", now)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Pages of other sets that go into a new one.
   *
   * @param shift what is added to the number of each
   */
  record Span(long pageSetId, int first, int last, int shift, boolean asCopies) {}

  /** Takes any number of spans over in one statement. */
  void copy(Transaction transaction, int repositoryId, long pageSetId, List<Span> spans) {
    transaction
        .update(
            """
            insert into page (
              repository_id, page_set_id, number, page_id, image_sha256, image_size,
              image_mime_type, width, height, x_resolution, y_resolution, depth, rotation,
              text_id, text_size, annotation_set_id, visible_text_id)
            select :repositoryId, :pageSetId, page.number + span.shift,
              case when span.as_copy = 1 then nextval('page_id') else page.page_id end,
              page.image_sha256, page.image_size, page.image_mime_type, page.width, page.height,
              page.x_resolution, page.y_resolution, page.depth, page.rotation, page.text_id,
              page.text_size, page.annotation_set_id, page.visible_text_id
            from unnest(:sets, :firsts, :lasts, :shifts, :copies)
              as span (page_set_id, first, last, shift, as_copy)
            join page
              on page.repository_id = :repositoryId
              and page.page_set_id = span.page_set_id
              and page.number between span.first and span.last
            """)
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .bind("sets", spans.stream().mapToLong(Span::pageSetId).toArray())
        .bind("firsts", spans.stream().mapToInt(Span::first).toArray())
        .bind("lasts", spans.stream().mapToInt(Span::last).toArray())
        .bind("shifts", spans.stream().mapToInt(Span::shift).toArray())
        .bind("copies", spans.stream().mapToInt(span -> span.asCopies() ? 1 : 0).toArray())
        .execute();
  }

  /** Adds new pages from a number on. */
  void insert(
      Transaction transaction,
      int repositoryId,
      long pageSetId,
      int firstNumber,
      List<NewPage> pages,
      Map<String, PageTextDao.Stored> texts) {
    Batch batch =
        transaction.batch(
            """
            insert into page (
              repository_id, page_set_id, number, page_id, image_sha256, image_size,
              image_mime_type, width, height, x_resolution, y_resolution, depth, text_id,
              text_size)
            values (
              :repositoryId, :pageSetId, :number, nextval('page_id'), :sha256, :size, :mimeType,
              :width, :height, :xResolution, :yResolution, :depth, :textId, :textSize)
            """);
    int number = firstNumber;
    for (NewPage page : pages) {
      PageTextDao.Stored text = texts.get(page.text());
      batch
          .bind("repositoryId", repositoryId)
          .bind("pageSetId", pageSetId)
          .bind("number", number++)
          .bind("textId", text == null ? null : text.id())
          .bind("textSize", text == null ? 0L : text.size());
      PageImageRef image = page.image();
      batch
          .bind("sha256", image == null ? null : image.ref().hashBytes())
          .bind("size", image == null ? 0L : image.ref().size())
          .bind("mimeType", image == null ? null : image.mimeType())
          .bind("width", image == null ? 0 : image.width())
          .bind("height", image == null ? 0 : image.height())
          .bind("xResolution", image == null ? 0 : image.xResolution())
          .bind("yResolution", image == null ? 0 : image.yResolution())
          .bind("depth", image == null ? 0 : image.depth())
          .add();
    }
    batch.execute();
  }

  /** Gives a page of a set in the making another image, shown upright. */
  void setImage(
      Transaction transaction, int repositoryId, long pageSetId, int number, PageImageRef image) {
    transaction
        .update(
            """
            update page
            set image_sha256 = :sha256, image_size = :size, image_mime_type = :mimeType,
              width = :width, height = :height, x_resolution = :xResolution,
              y_resolution = :yResolution, depth = :depth, rotation = 0
            where repository_id = :repositoryId and page_set_id = :pageSetId and number = :number
            """)
        .bind("sha256", image.ref().hashBytes())
        .bind("size", image.ref().size())
        .bind("mimeType", image.mimeType())
        .bind("width", image.width())
        .bind("height", image.height())
        .bind("xResolution", image.xResolution())
        .bind("yResolution", image.yResolution())
        .bind("depth", image.depth())
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .bind("number", number)
        .execute();
  }

  void setRotation(
      Transaction transaction, int repositoryId, long pageSetId, int number, int rotation) {
    transaction
        .update(
            """
            update page
            set rotation = :rotation
            where repository_id = :repositoryId and page_set_id = :pageSetId and number = :number
            """)
        .bind("rotation", rotation)
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .bind("number", number)
        .execute();
  }

  /**
   * Has pages refer to sets of annotations, which are given by the numbers of the pages. What is to
   * be seen of their texts is left open, see {@link VisibleTexts}.
   */
  void setAnnotations(
      Transaction transaction,
      int repositoryId,
      long pageSetId,
      Map<Integer, Long> annotationSetIds) {
    transaction
        .update(
            """
            update page
            set annotation_set_id = changed.annotation_set_id,
              visible_text_id = case when page.text_id is not null then 0 end
            from unnest(:numbers, :sets) as changed (number, annotation_set_id)
            where page.repository_id = :repositoryId
              and page.page_set_id = :pageSetId
              and page.number = changed.number
            """)
        .bind("numbers", annotationSetIds.keySet().stream().mapToInt(Integer::intValue).toArray())
        .bind("sets", annotationSetIds.values().stream().mapToLong(Long::longValue).toArray())
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .execute();
  }

  /**
   * Gives pages of a set in the making other texts; null for none. What is to be seen of them is
   * left open where something lies on the page, see {@link VisibleTexts}.
   */
  void setTexts(
      Transaction transaction,
      int repositoryId,
      long pageSetId,
      Map<Integer, PageTextDao.@Nullable Stored> texts) {
    Batch batch =
        transaction.batch(
            """
            update page
            set text_id = :textId, text_size = :textSize,
              visible_text_id = case
                when annotation_set_id is not null and cast(:textId as bigint) is not null then 0
              end
            where repository_id = :repositoryId and page_set_id = :pageSetId and number = :number
            """);
    for (Map.Entry<Integer, PageTextDao.@Nullable Stored> one : texts.entrySet()) {
      PageTextDao.Stored text = one.getValue();
      batch
          .bind("textId", text == null ? null : text.id())
          .bind("textSize", text == null ? 0L : text.size())
          .bind("repositoryId", repositoryId)
          .bind("pageSetId", pageSetId)
          .bind("number", one.getKey())
          .add();
    }
    batch.execute();
  }

  /**
   * A page of which it is open what is to be seen of its text.
   *
   * @param text with what lies on the page
   */
  record Open(int repositoryId, long pageSetId, int number, TextRedaction.Text text) {}

  /** Those among some pages of a set in the making. */
  List<Open> open(
      Transaction transaction, int repositoryId, long pageSetId, Collection<Integer> numbers) {
    return transaction
        .query(
            OPEN
                + """
                where page.repository_id = :repositoryId
                  and page.page_set_id = :pageSetId
                  and page.number = any(:numbers)
                  and page.visible_text_id = 0
                """)
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .bindArray("numbers", Integer.class, numbers)
        .map(row -> open(row))
        .list();
  }

  /** Some of one repository that nobody else is at, locked until the transaction ends. */
  List<Open> takeOpen(Transaction transaction, int limit) {
    return transaction
        .query(
            OPEN
                + """
                where page.visible_text_id = 0
                  and page.repository_id = (
                    select any_page.repository_id
                    from page any_page
                    where any_page.visible_text_id = 0
                    limit 1)
                limit :limit
                for update of page skip locked
                """)
        .bind("limit", limit)
        .map(row -> open(row))
        .list();
  }

  private static Open open(ResultSet row) throws SQLException {
    return new Open(
        row.getInt("repository_id"),
        row.getLong("page_set_id"),
        row.getInt("number"),
        new TextRedaction.Text(
            row.getLong("text_id"), row.getString("text"), row.getLong("annotation_set_id")));
  }

  /** Says what is to be seen of the text of a page; null for all of it. */
  record Visible(Open page, @Nullable Long textId) {}

  void setVisible(Transaction transaction, List<Visible> pages) {
    Batch batch =
        transaction.batch(
            """
            update page
            set visible_text_id = :textId
            where repository_id = :repositoryId and page_set_id = :pageSetId and number = :number
            """);
    for (Visible one : pages) {
      batch
          .bind("textId", one.textId())
          .bind("repositoryId", one.page().repositoryId())
          .bind("pageSetId", one.page().pageSetId())
          .bind("number", one.page().number())
          .add();
    }
    batch.execute();
  }

  /** Sums a set up when it is complete. */
  void complete(Transaction transaction, int repositoryId, long pageSetId) {
    transaction
        .update(
            """
            update page_set
            set (page_count, image_bytes, text_bytes) = (
              select count(*), coalesce(sum(image_size), 0), coalesce(sum(text_size), 0)
              from page
              where repository_id = :repositoryId and page_set_id = :pageSetId)
            where repository_id = :repositoryId and id = :pageSetId
            """)
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .execute();
  }

  int count(Transaction transaction, int repositoryId, @Nullable Long pageSetId) {
    return pageSetId == null
        ? 0
        : transaction
            .query(
                """
                select page_count
                from page_set
                where repository_id = :repositoryId and id = :pageSetId
                """)
            .bind("repositoryId", repositoryId)
            .bind("pageSetId", pageSetId)
            .mapTo(Integer.class)
            .one();
  }

  /** Pages of some spans in the order of their numbers. */
  List<PageInfo> list(
      Transaction transaction,
      int repositoryId,
      long pageSetId,
      List<PageRange.Span> spans,
      int offset,
      int limit) {
    return transaction
        .query(
            """
            select page.*
            from unnest(:firsts, :lasts) as span (first, last)
            join page
              on page.repository_id = :repositoryId
              and page.page_set_id = :pageSetId
              and page.number between span.first and span.last
            order by page.number
            limit :limit offset :offset
            """)
        .bind("firsts", spans.stream().mapToInt(PageRange.Span::first).toArray())
        .bind("lasts", spans.stream().mapToInt(PageRange.Span::last).toArray())
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .bind("limit", limit)
        .bind("offset", offset)
        .map(row -> map(row))
        .list();
  }

  Optional<PageInfo> find(Transaction transaction, int repositoryId, long pageSetId, int number) {
    return transaction
        .query(
            """
            select *
            from page
            where repository_id = :repositoryId and page_set_id = :pageSetId and number = :number
            """)
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .bind("number", number)
        .map(row -> map(row))
        .findOne();
  }

  /** All pages in the order of their numbers. */
  List<PageInfo> all(Transaction transaction, int repositoryId, long pageSetId) {
    return list(transaction, repositoryId, pageSetId, "");
  }

  /** The pages that something lies on, in the order of their numbers. */
  List<PageInfo> annotated(Transaction transaction, int repositoryId, long pageSetId) {
    return list(transaction, repositoryId, pageSetId, "and annotation_set_id is not null\n");
  }

  private static List<PageInfo> list(
      Transaction transaction, int repositoryId, long pageSetId, String condition) {
    return transaction
        .query(
            """
            select *
            from page
            where repository_id = :repositoryId
              and page_set_id = :pageSetId
            """
                + condition
                + "order by number")
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .map(row -> map(row))
        .list();
  }

  private static PageInfo map(ResultSet row) throws SQLException {
    byte[] hash = row.getBytes("image_sha256");
    return new PageInfo(
        row.getInt("number"),
        row.getLong("page_id"),
        hash == null
            ? null
            : new PageImageRef(
                BlobRef.of(hash, row.getLong("image_size")),
                row.getString("image_mime_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("x_resolution"),
                row.getInt("y_resolution"),
                row.getInt("depth")),
        row.getInt("rotation"),
        row.getObject("text_id", Long.class),
        row.getLong("text_size"),
        row.getObject("annotation_set_id", Long.class));
  }
}
