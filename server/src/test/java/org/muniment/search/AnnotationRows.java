package org.muniment.search;

import org.jspecify.annotations.Nullable;
import org.muniment.annotation.RedactedTexts;
import org.muniment.document.VisibleTexts;
import org.muniment.identity.Caller;

/** Rows of annotations and stamps, as tests of searches want them. */
record AnnotationRows(SearchFixture fixture) {
  /**
   * An annotation, with what all types have in common.
   *
   * @param stamp the id of its stamp
   */
  record Row(
      String type,
      String visibility,
      @Nullable String text,
      @Nullable String comment,
      @Nullable String color,
      @Nullable Integer stamp,
      String shape) {
    static Row of(
        String type,
        String visibility,
        @Nullable String text,
        @Nullable String comment,
        String shape) {
      return new Row(type, visibility, text, comment, null, null, shape);
    }
  }

  void stamp(int id, String name) {
    fixture.run(
        """
        insert into stamp (repository_id, id, name, is_public, owner_id, image_sha256, image_size,
          width, height)
        values (1, :v0, :v1, true, 1, cast('' as bytea), 0, 1, 1)
        """,
        id,
        name);
  }

  /**
   * Has a redaction that was laid on a page last hide the span of its text instead of all of it.
   */
  void link(int entryId, int page) {
    fixture.run(
        """
        update annotation
        set text_id = page.text_id
        from entry
        join page on page.page_set_id = entry.page_set_id
        where entry.repository_id = 1
          and entry.id = :v0
          and page.number = :v1
          and annotation.annotation_set_id = page.annotation_set_id
          and annotation.item_id = (
            select max(item_id)
            from annotation other
            where other.annotation_set_id = page.annotation_set_id)
        """,
        entryId,
        page);
  }

  /** Takes out of the texts of pages what the redactions on them hide, as the services do. */
  void settle() {
    new VisibleTexts(fixture.database, new RedactedTexts(), fixture.clock).settleAll();
  }

  /** Puts an annotation on a page, beside those that are there. */
  void lay(int entryId, int page, Caller creator, Row row) {
    String onPage =
        """
        page.number = :v1 and page.page_set_id = (
          select page_set_id from entry where repository_id = 1 and id = :v0)
        """;
    fixture.run(
        """
        with made as (
          insert into annotation_set (repository_id, last_item_id, created)
          select 1, 1, now() from page where page.annotation_set_id is null and %1$s
          returning id)
        update page set annotation_set_id = made.id from made where %1$s
        """
            .formatted(onPage),
        entryId,
        page);
    fixture.run(
        "update page set visible_text_id = 0 where text_id is not null and " + onPage,
        entryId,
        page);
    fixture.run(
        """
        insert into annotation (repository_id, annotation_set_id, item_id, type, z_order,
          creator_id, created, modified, is_protected, visibility, access_type, comment, text,
          color, stamp_id, shape)
        select 1, page.annotation_set_id,
          1 + (select count(*) from annotation a
               where a.annotation_set_id = page.annotation_set_id),
          :v2, 1, :v3, now(), now(), false, :v4, 'None', :v5, :v6, :v7, :v8, cast(:v9 as jsonb)
        from page
        where %s
        """
            .formatted(onPage),
        entryId,
        page,
        row.type(),
        creator.trusteeId(),
        row.visibility(),
        row.comment(),
        row.text(),
        row.color(),
        row.stamp(),
        row.shape());
  }
}
