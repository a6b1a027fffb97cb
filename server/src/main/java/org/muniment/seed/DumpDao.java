package org.muniment.seed;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.database.Json;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryType;

/** Reads entries with all that a seed says of them, one after the other in constant memory. */
final class DumpDao {
  private static final TypeReference<TreeMap<Integer, List<String>>> FIELDS =
      new TypeReference<>() {};
  private static final int ROWS = 200;
  private static final int PAGES = 20;

  /**
   * An entry.
   *
   * @param path the names from the first level down
   * @param targetPath of a shortcut whose target is there
   * @param content null for none
   * @param templateId 0 for none
   * @param fields the values by field id
   */
  record Row(
      EntryType type,
      SeedPath path,
      @Nullable SeedPath targetPath,
      @Nullable BlobRef content,
      String extension,
      String mimeType,
      @Nullable Long pageSetId,
      int templateId,
      SortedMap<Integer, List<String>> fields,
      List<Integer> tagIds,
      List<LinkRow> links) {}

  /** A link that an entry is the source of. */
  record LinkRow(int kind, List<String> path, Map<String, String> properties) {}

  /** The entries in the order of the tree, an entry before those below it. */
  void entries(Transaction transaction, int repositoryId, Consumer<Row> consumer) {
    transaction
        .query(
            """
            with recursive tree (id, path, keys) as (
              select id, cast('{}' as text[]), cast('{}' as text[]) collate "C"
              from entry
              where repository_id = :repositoryId
                and parent_id is null
              union all
              select e.id, tree.path || e.name, tree.keys || e.name_key
              from tree
              join entry e
                on e.repository_id = :repositoryId
               and e.parent_id = tree.id),
            links (source_id, links) as (
              select l.source_id,
                jsonb_agg(
                  jsonb_build_object(
                    'kind', l.link_definition_id,
                    'path', to_jsonb(other.path),
                    'properties', l.properties)
                  order by l.id)
              from entry_link l
              join tree other
                on other.id = l.target_id
              where l.repository_id = :repositoryId
              group by l.source_id)
            select e.type, tree.path, target.path as target_path, document.sha256, document.size,
              document.extension, document.mime_type, e.page_set_id, template.id as template_id,
              s.fields, s.tag_ids, links.links
            from tree
            join entry e
              on e.repository_id = :repositoryId
             and e.id = tree.id
            left join tree target
              on target.id = e.target_id
            left join electronic_document document
              on document.repository_id = e.repository_id
             and document.id = e.electronic_document_id
            left join metadata_set s
              on s.repository_id = e.repository_id
             and s.id = e.metadata_set_id
            left join template_definition template
              on template.repository_id = s.repository_id
             and template.id = s.template_id
            left join links
              on links.source_id = e.id
            order by tree.keys
            """)
        .bind("repositoryId", repositoryId)
        .setFetchSize(ROWS)
        .map(row -> read(row))
        .forEach(consumer);
  }

  /**
   * A page.
   *
   * @param image null for none
   */
  record PageRow(@Nullable BlobRef image, String imageType, int rotation, String text) {}

  List<PageRow> pages(Transaction transaction, int repositoryId, long pageSetId) {
    return transaction
        .query(
            """
            select p.image_sha256, p.image_size, p.image_mime_type, p.rotation,
              coalesce(t.text, '') as text
            from page p
            left join page_text t
              on t.repository_id = p.repository_id
             and t.id = p.text_id
            where p.repository_id = :repositoryId
              and p.page_set_id = :pageSetId
            order by p.number
            """)
        .bind("repositoryId", repositoryId)
        .bind("pageSetId", pageSetId)
        .setFetchSize(PAGES)
        .map(
            row ->
                new PageRow(
                    ref(row.getBytes("image_sha256"), row.getLong("image_size")),
                    text(row, "image_mime_type"),
                    row.getInt("rotation"),
                    row.getString("text")))
        .list();
  }

  private static Row read(ResultSet row) throws SQLException {
    SeedPath path = path(row, "path");
    String fields = row.getString("fields");
    String links = row.getString("links");
    return new Row(
        EntryType.of(row.getInt("type")),
        path == null ? new SeedPath(List.of()) : path,
        path(row, "target_path"),
        ref(row.getBytes("sha256"), row.getLong("size")),
        text(row, "extension"),
        text(row, "mime_type"),
        row.getObject("page_set_id", Long.class),
        row.getInt("template_id"),
        fields == null ? new TreeMap<>() : Json.read(fields, FIELDS),
        row.getArray("tag_ids") == null
            ? List.of()
            : Arrays.asList((Integer[]) row.getArray("tag_ids").getArray()),
        links == null ? List.of() : Json.readList(links, LinkRow.class));
  }

  private static @Nullable BlobRef ref(byte @Nullable [] hash, long size) {
    return hash == null ? null : BlobRef.of(hash, size);
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static @Nullable SeedPath path(ResultSet row, String column) throws SQLException {
    java.sql.Array names = row.getArray(column);
    return names == null ? null : new SeedPath(List.of((String[]) names.getArray()));
  }
}
