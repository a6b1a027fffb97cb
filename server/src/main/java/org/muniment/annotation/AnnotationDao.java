package org.muniment.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.database.Json;
import org.muniment.database.Transaction;

/** The tables {@code annotation_set} and {@code annotation}. */
final class AnnotationDao {
  /**
   * Makes a set of the annotations of another one, without one of them.
   *
   * @param before null for a page that nothing has ever lain on
   * @param without an item id, 0 for none
   */
  long copySet(
      Transaction transaction,
      int repositoryId,
      @Nullable Long before,
      int without,
      int lastItemId,
      Instant now) {
    long set =
        transaction
            .query(
                """
                insert into annotation_set (repository_id, last_item_id, created)
                values (:repositoryId, :lastItemId, :now)
                returning id
                """)
            .bind("repositoryId", repositoryId)
            .bind("lastItemId", lastItemId)
            .bind("now", now)
            .mapTo(Long.class)
            .one();
    if (before != null) {
      hold(transaction, repositoryId, before, "annotation_reason", "reason_id");
      hold(transaction, repositoryId, before, "stamp", "stamp_id");
      transaction
          .update(
              """
              insert into annotation (
                repository_id, annotation_set_id, item_id, type, z_order, creator_id, created,
                modified, is_protected, visibility, access_type, reason_id, stamp_id, comment,
                custom_data, text, color, shape, content_sha256, content_size, text_id)
              select
                repository_id, :set, item_id, type, z_order, creator_id, created,
                modified, is_protected, visibility, access_type, reason_id, stamp_id, comment,
                custom_data, text, color, shape, content_sha256, content_size, text_id
              from annotation
              where repository_id = :repositoryId
                and annotation_set_id = :before
                and item_id <> :without
              """)
          .bind("set", set)
          .bind("repositoryId", repositoryId)
          .bind("before", before)
          .bind("without", without)
          .execute();
    }
    return set;
  }

  /**
   * Keeps what the annotations of a set refer to from being deleted until the transaction ends: who
   * deletes it changes the annotations that it sees, and would not see copies made meanwhile. A
   * statement of its own: the copy must see what was committed while this one waited.
   */
  private static void hold(
      Transaction transaction, int repositoryId, long set, String table, String column) {
    transaction
        .query(
            """
            select id
            from %1$s
            where repository_id = :repositoryId
              and id in (
                select %2$s
                from annotation
                where repository_id = :repositoryId and annotation_set_id = :set)
            order by id
            for key share
            """
                .formatted(table, column))
        .bind("repositoryId", repositoryId)
        .bind("set", set)
        .mapTo(Integer.class)
        .list();
  }

  /** Has all annotations give no reason instead of this one, also those of versions. */
  void forgetReason(Transaction transaction, int repositoryId, int reasonId) {
    forget(transaction, repositoryId, reasonId, "reason_id", "reason_id = null");
  }

  /** Has all annotations of a stamp keep its image, as one that is of no stamp any more. */
  void forgetStamp(Transaction transaction, int repositoryId, int stampId) {
    forget(
        transaction,
        repositoryId,
        stampId,
        "stamp_id",
        "stamp_id = null, shape = jsonb_set(shape, '{stampId}', '0')");
  }

  /** Changes the annotations that refer to something, locked in the order of their keys. */
  private static void forget(
      Transaction transaction, int repositoryId, int id, String column, String change) {
    transaction
        .update(
            """
            update annotation
            set %2$s
            from (
              select annotation_set_id as set_id, item_id as item
              from annotation
              where repository_id = :repositoryId and %1$s = :id
              order by annotation_set_id, item_id
              for update
            ) as locked
            where repository_id = :repositoryId
              and annotation_set_id = set_id
              and item_id = item
            """
                .formatted(column, change))
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  /** What has to be known of a set before something is added. */
  record Summary(int lastItemId, int count, int topZ) {}

  Summary summary(Transaction transaction, int repositoryId, @Nullable Long set) {
    if (set == null) {
      return new Summary(0, 0, 0);
    }
    return transaction
        .query(
            """
            select
              last_item_id,
              (select count(*) from annotation a
               where a.repository_id = s.repository_id and a.annotation_set_id = s.id) as count,
              (select coalesce(max(z_order), 0) from annotation a
               where a.repository_id = s.repository_id and a.annotation_set_id = s.id) as top_z
            from annotation_set s
            where repository_id = :repositoryId and id = :set
            """)
        .bind("repositoryId", repositoryId)
        .bind("set", set)
        .map(
            row ->
                new Summary(row.getInt("last_item_id"), row.getInt("count"), row.getInt("top_z")))
        .one();
  }

  /** Adds an annotation to a set in the making. */
  void insert(Transaction transaction, int repositoryId, long set, Annotation annotation) {
    Annotation.Common common = annotation.common();
    AnnotationShape shape = annotation.shape();
    BlobRef content = annotation.content();
    int stampId = shape instanceof AnnotationShape.Stamp stamp ? stamp.stampId() : 0;
    transaction
        .update(
            """
            insert into annotation (
              repository_id, annotation_set_id, item_id, type, z_order, creator_id, created,
              modified, is_protected, visibility, access_type, reason_id, stamp_id, comment,
              custom_data, text, color, shape, content_sha256, content_size, text_id)
            values (
              :repositoryId, :set, :itemId, :type, :zOrder, :creatorId, :created,
              :modified, :isProtected, :visibility, :accessType, :reasonId, :stampId, :comment,
              :customData, :text, :color, cast(:shape as jsonb), :sha256, :size, :textId)
            """)
        .bind("repositoryId", repositoryId)
        .bind("set", set)
        .bind("itemId", annotation.itemId())
        .bind("type", annotation.type().name())
        .bind("zOrder", common.zOrder())
        .bind("creatorId", annotation.creatorId())
        .bind("created", annotation.created())
        .bind("modified", annotation.modified())
        .bind("isProtected", common.isProtected())
        .bind("visibility", common.visibility().name())
        .bind("accessType", common.accessType().name())
        .bind("reasonId", common.reasonId())
        .bind("stampId", stampId == 0 ? null : stampId)
        .bind("comment", common.comment())
        .bind("customData", common.customData())
        .bind("text", shape.text())
        .bind("color", shape.color())
        .bind("shape", Json.write(shape))
        .bind("sha256", content == null ? null : content.hashBytes())
        .bind("size", content == null ? 0L : content.size())
        .bind("textId", annotation.textId())
        .execute();
  }

  Optional<Annotation> find(
      Transaction transaction, int repositoryId, long set, int itemId, int pageNumber) {
    return transaction
        .query(
            """
            select *
            from annotation
            where repository_id = :repositoryId
              and annotation_set_id = :set
              and item_id = :itemId
            """)
        .bind("repositoryId", repositoryId)
        .bind("set", set)
        .bind("itemId", itemId)
        .map(row -> map(row, pageNumber))
        .findOne();
  }

  /** The annotations of some pages by page, those on top last. */
  List<Annotation> list(Transaction transaction, int repositoryId, long[] sets, int[] pageNumbers) {
    return transaction
        .query(
            """
            select page.number as page_number, annotation.*
            from unnest(:sets, :numbers) as page (annotation_set_id, number)
            join annotation
              on annotation.repository_id = :repositoryId
              and annotation.annotation_set_id = page.annotation_set_id
            order by page.number, annotation.z_order, annotation.item_id
            """)
        .bind("sets", sets)
        .bind("numbers", pageNumbers)
        .bind("repositoryId", repositoryId)
        .map(row -> map(row, row.getInt("page_number")))
        .list();
  }

  List<PageRedactions.OnPage> redactions(Transaction transaction, int repositoryId, int entryId) {
    return transaction
        .query(
            """
            select page.number as page_number, page.text_id as page_text_id, annotation.*
            from entry
            join page
              on page.repository_id = entry.repository_id
              and page.page_set_id = entry.page_set_id
            join annotation
              on annotation.repository_id = page.repository_id
              and annotation.annotation_set_id = page.annotation_set_id
            where entry.repository_id = :repositoryId
              and entry.id = :entryId
              and annotation.type = 'Redaction'
            """)
        .bind("repositoryId", repositoryId)
        .bind("entryId", entryId)
        .map(
            row ->
                new PageRedactions.OnPage(
                    row.getInt("page_number"),
                    row.getObject("page_text_id", Long.class),
                    map(row, row.getInt("page_number"))))
        .list();
  }

  /** The redactions of some sets by set; their page numbers are 0. */
  Map<Long, List<Annotation>> redactionsOf(
      Transaction transaction, int repositoryId, Collection<Long> sets) {
    Map<Long, List<Annotation>> bySet = new HashMap<>();
    transaction
        .query(
            """
            select *
            from annotation
            where repository_id = :repositoryId
              and annotation_set_id = any(:sets)
              and type = 'Redaction'
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("sets", Long.class, sets)
        .map(row -> Map.entry(row.getLong("annotation_set_id"), map(row, 0)))
        .forEach(
            one ->
                bySet.computeIfAbsent(one.getKey(), set -> new ArrayList<>()).add(one.getValue()));
    return bySet;
  }

  private static Annotation map(ResultSet row, int pageNumber) throws SQLException {
    AnnotationType type = AnnotationType.valueOf(row.getString("type"));
    byte[] hash = row.getBytes("content_sha256");
    return new Annotation(
        row.getInt("item_id"),
        pageNumber,
        row.getInt("creator_id"),
        time(row, "created"),
        time(row, "modified"),
        new Annotation.Draft(
            new Annotation.Common(
                row.getBoolean("is_protected"),
                Annotation.Visibility.valueOf(row.getString("visibility")),
                row.getString("comment"),
                row.getString("custom_data"),
                row.getInt("z_order"),
                row.getObject("reason_id", Integer.class),
                Annotation.AccessType.valueOf(row.getString("access_type"))),
            Json.read(row.getString("shape"), AnnotationShape.classOf(type))),
        hash == null ? null : BlobRef.of(hash, row.getLong("content_size")),
        row.getObject("text_id", Long.class));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
