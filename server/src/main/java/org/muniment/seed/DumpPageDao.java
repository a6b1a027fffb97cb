package org.muniment.seed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationShape;
import org.muniment.annotation.AnnotationType;
import org.muniment.blob.BlobRef;
import org.muniment.database.Json;
import org.muniment.database.Transaction;

/** Reads the pages of many documents and what lies on them, in constant memory. */
final class DumpPageDao {
  private static final int PAGES = 20;
  private static final int ANNOTATIONS = 50;

  /**
   * A page.
   *
   * @param place of its set in those that were asked for, from 0
   * @param image null for none
   */
  record PageRow(
      int place,
      int number,
      @Nullable BlobRef image,
      String imageType,
      int rotation,
      String text) {}

  /** The pages of some sets, in the order of the sets; a set may be there several times. */
  Stream<PageRow> pages(Transaction transaction, int repositoryId, List<Long> pageSetIds) {
    return transaction
        .query(
            """
            select wanted.place, p.number, p.image_sha256, p.image_size, p.image_mime_type,
              p.rotation, coalesce(t.text, '') as text
            from unnest(:sets) with ordinality as wanted (page_set_id, place)
            join page p
              on p.repository_id = :repositoryId
             and p.page_set_id = wanted.page_set_id
            left join page_text t
              on t.repository_id = p.repository_id
             and t.id = p.text_id
            order by wanted.place, p.number
            """)
        .bindArray("sets", Long.class, pageSetIds)
        .bind("repositoryId", repositoryId)
        .setFetchSize(PAGES)
        .map(
            row ->
                new PageRow(
                    row.getInt("place") - 1,
                    row.getInt("number"),
                    ref(row, "image_sha256", "image_size"),
                    Objects.requireNonNullElse(row.getString("image_mime_type"), ""),
                    row.getInt("rotation"),
                    row.getString("text")))
        .stream();
  }

  /**
   * An annotation, with the names of what it refers to.
   *
   * @param place as of {@link PageRow}
   * @param common without reason
   * @param creator null for one who is no more
   * @param reason null for none
   * @param stamp null for none of the catalogue
   * @param stampOwner null for a public stamp
   * @param stampNumber which of those with the same name and owner
   */
  record AnnotationRow(
      int place,
      int page,
      Annotation.Common common,
      AnnotationShape shape,
      @Nullable BlobRef content,
      boolean ofOtherText,
      @Nullable String creator,
      @Nullable String reason,
      @Nullable String stamp,
      @Nullable String stampOwner,
      int stampNumber) {}

  /** What lies on the pages of some sets, in the order of the sets, what is on top last. */
  Stream<AnnotationRow> annotations(
      Transaction transaction, int repositoryId, List<Long> pageSetIds) {
    return transaction
        .query(
            """
            select wanted.place, p.number as page, a.type, a.z_order, a.is_protected, a.visibility,
              a.access_type, a.comment, a.custom_data, a.shape, a.content_sha256, a.content_size,
              a.text_id is distinct from p.text_id as of_other_text, creator.name as creator,
              reason.text as reason, stamp.name as stamp, stamp.owner as stamp_owner,
              stamp.number as stamp_number
            from unnest(:sets) with ordinality as wanted (page_set_id, place)
            join page p
              on p.repository_id = :repositoryId
             and p.page_set_id = wanted.page_set_id
            join annotation a
              on a.repository_id = p.repository_id
             and a.annotation_set_id = p.annotation_set_id
            left join trustee creator
              on creator.repository_id = a.repository_id
             and creator.id = a.creator_id
            left join annotation_reason reason
              on reason.repository_id = a.repository_id
             and reason.id = a.reason_id
            left join (
              select s.id, s.name, owner.name as owner,
                row_number() over (partition by s.is_public, owner.id, s.name order by s.id)
                  as number
            """
                + DumpDao.STAMPS
                + """
            ) as stamp
              on stamp.id = a.stamp_id
            order by wanted.place, p.number, a.z_order, a.item_id
            """)
        .bindArray("sets", Long.class, pageSetIds)
        .bind("repositoryId", repositoryId)
        .setFetchSize(ANNOTATIONS)
        .map(row -> annotation(row))
        .stream();
  }

  private static AnnotationRow annotation(ResultSet row) throws SQLException {
    AnnotationType type = AnnotationType.valueOf(row.getString("type"));
    return new AnnotationRow(
        row.getInt("place") - 1,
        row.getInt("page"),
        new Annotation.Common(
            row.getBoolean("is_protected"),
            Annotation.Visibility.valueOf(row.getString("visibility")),
            row.getString("comment"),
            row.getString("custom_data"),
            row.getInt("z_order"),
            null,
            Annotation.AccessType.valueOf(row.getString("access_type"))),
        Json.read(row.getString("shape"), AnnotationShape.classOf(type)),
        ref(row, "content_sha256", "content_size"),
        row.getBoolean("of_other_text"),
        row.getString("creator"),
        row.getString("reason"),
        row.getString("stamp"),
        row.getString("stamp_owner"),
        row.getInt("stamp_number"));
  }

  private static @Nullable BlobRef ref(ResultSet row, String hash, String size)
      throws SQLException {
    byte[] bytes = row.getBytes(hash);
    return bytes == null ? null : BlobRef.of(bytes, row.getLong(size));
  }
}
