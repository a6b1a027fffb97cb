package org.muniment.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.SqlStatement;
import org.muniment.database.Transaction;

/** The table tag_definition. */
final class TagDefinitionDao {
  List<TagDefinition> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select *
            from tag_definition
            where repository_id = :repositoryId
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .map(TagDefinitionDao::read)
        .list();
  }

  Optional<TagDefinition> find(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select *
            from tag_definition
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(TagDefinitionDao::read)
        .findOne();
  }

  List<TagDefinition> findByNames(Transaction transaction, int repositoryId, List<String> names) {
    return transaction
        .query(
            """
            select *
            from tag_definition
            where repository_id = :repositoryId
              and name_key = any(:nameKeys)
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("nameKeys", String.class, names.stream().map(NameKey::of).distinct().toList())
        .map(TagDefinitionDao::read)
        .list();
  }

  /** Answers false when another tag has the name. */
  boolean insert(Transaction transaction, int repositoryId, TagDefinition tag) {
    return bind(
                transaction.update(
                    """
                    insert into tag_definition (
                      repository_id, id, name, name_key, description, is_secure, watermark_text,
                      watermark_page_span, watermark_position, watermark_rotation,
                      watermark_is_mandatory, watermark_opacity)
                    values (
                      :repositoryId, :id, :name, :nameKey, :description, :secure, :text,
                      :pageSpan, :position, :rotation,
                      :mandatory, :opacity)
                    on conflict (repository_id, name_key) do nothing
                    """),
                repositoryId,
                tag)
            .execute()
        == 1;
  }

  int update(Transaction transaction, int repositoryId, TagDefinition tag) {
    return bind(
            transaction.update(
                """
                update tag_definition
                set name = :name,
                    name_key = :nameKey,
                    description = :description,
                    is_secure = :secure,
                    watermark_text = :text,
                    watermark_page_span = :pageSpan,
                    watermark_position = :position,
                    watermark_rotation = :rotation,
                    watermark_is_mandatory = :mandatory,
                    watermark_opacity = :opacity
                where repository_id = :repositoryId
                  and id = :id
                """),
            repositoryId,
            tag)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, int repositoryId, TagDefinition tag) {
    Watermark mark = tag.watermark();
    return statement
        .bind("repositoryId", repositoryId)
        .bind("id", tag.id())
        .bind("name", tag.name())
        .bind("nameKey", NameKey.of(tag.name()))
        .bind("description", tag.description())
        .bind("secure", tag.secure())
        .bind("text", mark == null ? null : mark.text())
        .bind("pageSpan", mark == null ? null : (Integer) mark.pageSpanPercentage())
        .bind("position", mark == null ? null : mark.position())
        .bind("rotation", mark == null ? null : (Integer) mark.rotationAngle())
        .bind("mandatory", mark == null ? null : (Boolean) mark.mandatory())
        .bind("opacity", mark == null ? null : (Integer) mark.opacity());
  }

  private static TagDefinition read(ResultSet row) throws SQLException {
    @Nullable String text = row.getString("watermark_text");
    return new TagDefinition(
        row.getInt("id"),
        row.getString("name"),
        row.getString("description"),
        row.getBoolean("is_secure"),
        text == null
            ? null
            : new Watermark(
                text,
                row.getInt("watermark_page_span"),
                row.getString("watermark_position"),
                row.getInt("watermark_rotation"),
                row.getBoolean("watermark_is_mandatory"),
                row.getInt("watermark_opacity")));
  }
}
