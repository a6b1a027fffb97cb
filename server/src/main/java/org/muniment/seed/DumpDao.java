package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
  /** All stamps {@code s} with their owners, but for those of users who are no more. */
  static final String STAMPS =
      """
      from stamp s
      left join trustee owner
        on owner.repository_id = s.repository_id
       and owner.id = s.owner_id
       and not s.is_public
      where s.repository_id = :repositoryId
        and (s.is_public or owner.id is not null)
      """;

  private static final TypeReference<TreeMap<Integer, List<String>>> FIELDS =
      new TypeReference<>() {};
  private static final TypeReference<TreeMap<Integer, Instant>> EVENTS = new TypeReference<>() {};

  /** How many entries are read at once. */
  static final int ROWS = 200;

  /**
   * An entry.
   *
   * @param path the names from the first level down
   * @param targetPath of a shortcut whose target is there
   * @param content null for none
   * @param templateId 0 for none
   * @param fields the values by field id
   * @param series of a record series
   * @param record what was set of a record or record folder
   * @param events times by the ids of the events
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
      List<LinkRow> links,
      @Nullable RecordRow series,
      @Nullable RecordRow record,
      SortedMap<Integer, Instant> events) {}

  /** A row of the table record_series or record_entry, which has some of these. */
  record RecordRow(
      @Nullable String code,
      @JsonProperty("cutoff_criterion_id") @Nullable Integer cutoffCriterionId,
      @JsonProperty("disposition_schedule_id") @Nullable Integer dispositionScheduleId,
      @JsonProperty("disposition_authority") @Nullable String dispositionAuthority,
      @Nullable Boolean permanent,
      @JsonProperty("review_cycle_id") @Nullable Integer reviewCycleId,
      @JsonProperty("review_interval") @Nullable Integer reviewInterval,
      @JsonProperty("review_interval_unit") @Nullable Integer reviewUnit,
      @JsonProperty("filing_date") @Nullable Instant filed,
      @JsonProperty("trigger_date") @Nullable Instant triggered,
      boolean closed,
      @JsonProperty("cutoff_inherited") boolean cutoffInherited,
      @JsonProperty("schedule_inherited") boolean scheduleInherited,
      @JsonProperty("last_review_date") @Nullable Instant reviewed) {}

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
              s.fields, s.tag_ids, links.links, to_jsonb(series) as series,
              to_jsonb(record) as record, (
                select jsonb_object_agg(event.event_id, event.date)
                from record_event event
                where event.repository_id = e.repository_id
                  and event.entry_id = e.id) as events
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
            left join record_series series
              on series.repository_id = e.repository_id
             and series.entry_id = e.id
            left join record_entry record
              on record.repository_id = e.repository_id
             and record.entry_id = e.id
            order by tree.keys
            """)
        .bind("repositoryId", repositoryId)
        .setFetchSize(ROWS)
        .map(row -> read(row))
        .forEach(consumer);
  }

  private static Row read(ResultSet row) throws SQLException {
    SeedPath path = path(row, "path");
    String fields = row.getString("fields");
    String links = row.getString("links");
    String events = row.getString("events");
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
        links == null ? List.of() : Json.readList(links, LinkRow.class),
        record(row, "series"),
        record(row, "record"),
        events == null ? new TreeMap<>() : Json.read(events, EVENTS));
  }

  private static @Nullable RecordRow record(ResultSet row, String column) throws SQLException {
    String json = row.getString(column);
    return json == null ? null : Json.read(json, RecordRow.class);
  }

  /**
   * A stamp.
   *
   * @param owner null for a public one
   */
  record StampRow(
      String name, @Nullable String owner, BlobRef image, @Nullable String customData) {}

  /** The stamps in the order of the catalogue, but for those of users who are no more. */
  void stamps(Transaction transaction, int repositoryId, Consumer<StampRow> consumer) {
    transaction
        .query(
            "select s.name, owner.name as owner, s.image_sha256, s.image_size, s.custom_data\n"
                + STAMPS
                + "order by s.id")
        .bind("repositoryId", repositoryId)
        .setFetchSize(ROWS)
        .map(
            row ->
                new StampRow(
                    row.getString("name"),
                    row.getString("owner"),
                    BlobRef.of(row.getBytes("image_sha256"), row.getLong("image_size")),
                    row.getString("custom_data")))
        .forEach(consumer);
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
