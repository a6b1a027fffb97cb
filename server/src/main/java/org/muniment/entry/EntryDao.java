package org.muniment.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.access.ChildRights;
import org.muniment.blob.BlobRef;
import org.muniment.blob.ElectronicDocument;
import org.muniment.database.NameKey;
import org.muniment.database.Query;
import org.muniment.database.Transaction;
import org.muniment.error.MunimentException;

/** Single rows of the table {@code entry}. */
final class EntryDao {
  /** The columns that {@link #map} reads, from {@link #JOINS}. */
  static final String COLUMNS =
      """
      e.id, e.parent_id, e.name, e.type, e.created, e.modified, e.target_id, e.target_type,
      creator.name as creator, document.id as document_id, document.sha256, document.size,
      document.extension, document.mime_type, target.id as target_exists,
      target_document.extension as target_extension,
      coalesce(pages.page_count, 0) as page_count,
      coalesce(pages.image_bytes + pages.text_bytes, 0) as page_bytes,
      lock.owner_id as lock_owner_id, lock_owner.name as lock_owner,
      control.current_version, control.checked_out_by, holder.name as holder,
      template.id as template_id, template.name as template_name,
      declared.entry_id is not null as declared,
      case when target.type = 1 then
        exists (
          select
          from record_entry target_declared
          where target_declared.repository_id = target.repository_id
            and target_declared.entry_id = target.id)
        or exists (
          select
          from entry above
          where above.repository_id = target.repository_id and above.id = target.parent_id
            and above.type = 2)
      else false end as target_record_folder
      """;

  /** What belongs to an entry row {@code e}. */
  static final String JOINS =
      """
      left join trustee creator
        on creator.repository_id = e.repository_id and creator.id = e.creator_id
      left join electronic_document document
        on document.repository_id = e.repository_id and document.id = e.electronic_document_id
      left join entry target
        on target.repository_id = e.repository_id and target.id = e.target_id
      left join electronic_document target_document
        on target_document.repository_id = target.repository_id
        and target_document.id = target.electronic_document_id
      left join metadata_set metadata
        on metadata.repository_id = e.repository_id and metadata.id = e.metadata_set_id
      left join template_definition template
        on template.repository_id = metadata.repository_id
        and template.id = metadata.template_id
      left join page_set pages
        on pages.repository_id = e.repository_id and pages.id = e.page_set_id
      left join document_lock lock
        on lock.repository_id = e.repository_id and lock.entry_id = e.id
      left join trustee lock_owner
        on lock_owner.repository_id = lock.repository_id and lock_owner.id = lock.owner_id
      left join document_control control
        on control.repository_id = e.repository_id and control.entry_id = e.id
      left join trustee holder
        on holder.repository_id = control.repository_id and holder.id = control.checked_out_by
      left join record_entry declared
        on declared.repository_id = e.repository_id and declared.entry_id = e.id
      """;

  static Entry map(ResultSet row) throws SQLException {
    int target = row.getInt("target_id");
    boolean shortcut = !row.wasNull();
    int targetType = row.getInt("target_type");
    String targetExtension = row.getString("target_extension");
    boolean targetExists = row.getObject("target_exists") != null;
    long documentId = row.getLong("document_id");
    boolean document = !row.wasNull();
    int parentId = row.getInt("parent_id");
    boolean root = row.wasNull();
    String creator = row.getString("creator");
    String templateName = row.getString("template_name");
    return new Entry(
        row.getInt("id"),
        root ? null : parentId,
        row.getString("name"),
        EntryType.of(row.getInt("type")),
        null,
        creator == null ? "" : creator,
        instant(row, "created"),
        instant(row, "modified"),
        document
            ? new ElectronicDocument(
                documentId,
                BlobRef.of(row.getBytes("sha256"), row.getLong("size")),
                row.getString("extension"),
                row.getString("mime_type"))
            : null,
        state(row),
        RecordState.alone(EntryType.of(row.getInt("type")), row.getBoolean("declared")),
        shortcut
            ? new Entry.Target(
                target,
                EntryType.of(targetType),
                targetExtension == null ? "" : targetExtension,
                targetExists,
                row.getBoolean("target_record_folder"))
            : null,
        templateName == null
            ? null
            : new Entry.Template(row.getInt("template_id"), templateName, List.of()),
        0);
  }

  private static DocumentState state(ResultSet row) throws SQLException {
    int version = row.getInt("current_version");
    boolean controlled = !row.wasNull();
    return new DocumentState(
        row.getInt("page_count"),
        row.getLong("page_bytes"),
        holder(row, "lock_owner_id", "lock_owner"),
        controlled,
        version,
        holder(row, "checked_out_by", "holder"));
  }

  private static DocumentState.@Nullable Holder holder(
      ResultSet row, String idColumn, String nameColumn) throws SQLException {
    int id = row.getInt(idColumn);
    if (row.wasNull()) {
      return null;
    }
    String name = row.getString(nameColumn);
    return new DocumentState.Holder(id, name == null ? "" : name);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  Optional<Entry> find(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            "select "
                + COLUMNS
                + "from entry e\n"
                + JOINS
                + "where e.repository_id = :repositoryId and e.id = :id")
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(row -> map(row))
        .findOne();
  }

  /** The names of the fields of a template, in its order. */
  List<String> templateFieldNames(Transaction transaction, int repositoryId, int templateId) {
    return transaction
        .query(
            """
            select field.name
            from template_field of_template
            join field_definition field
              on field.repository_id = of_template.repository_id
              and field.id = of_template.field_id
            where of_template.repository_id = :repositoryId
              and of_template.template_id = :templateId
            order by of_template.position
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .mapTo(String.class)
        .list();
  }

  /** The little that writers need to know of an entry. */
  record Row(int id, int parentId, EntryType type, String name) {}

  Optional<Row> findRow(Transaction transaction, int repositoryId, int id) {
    return row(
        transaction.query(
            """
            select id, parent_id, type, name
            from entry
            where repository_id = :repositoryId and id = :id
            """),
        repositoryId,
        id);
  }

  /**
   * @throws MunimentException ENTRY_NOT_FOUND
   */
  Row getRow(Transaction transaction, int repositoryId, int id) {
    return findRow(transaction, repositoryId, id).orElseThrow(() -> EntryWriter.notFound(id));
  }

  /** As {@link #findRow}, and keeps the row from being deleted until the transaction ends. */
  Optional<Row> findAndKeep(Transaction transaction, int repositoryId, int id) {
    return row(
        transaction.query(
            """
            select id, parent_id, type, name
            from entry
            where repository_id = :repositoryId and id = :id
            for key share
            """),
        repositoryId,
        id);
  }

  /** As {@link #findRow}, and locks the row for a change. */
  Optional<Row> findForUpdate(Transaction transaction, int repositoryId, int id) {
    return row(
        transaction.query(
            """
            select id, parent_id, type, name
            from entry
            where repository_id = :repositoryId and id = :id
            for no key update
            """),
        repositoryId,
        id);
  }

  private static Optional<Row> row(Query query, int repositoryId, int id) {
    return query
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(row -> mapRow(row))
        .findOne();
  }

  private static Row mapRow(ResultSet row) throws SQLException {
    return new Row(
        row.getInt("id"),
        row.getInt("parent_id"),
        EntryType.of(row.getInt("type")),
        row.getString("name"));
  }

  Optional<Row> findChild(Transaction transaction, int repositoryId, int parentId, String name) {
    return transaction
        .query(
            """
            select id, parent_id, type, name
            from entry
            where repository_id = :repositoryId and parent_id = :parentId and name_key = :key
            """)
        .bind("repositoryId", repositoryId)
        .bind("parentId", parentId)
        .bind("key", NameKey.of(name))
        .map(row -> mapRow(row))
        .findOne();
  }

  /** What a new row holds. */
  record NewRow(
      int id,
      @Nullable Integer parentId,
      String name,
      EntryType type,
      int creatorId,
      Instant time,
      @Nullable Long electronicDocumentId,
      @Nullable Integer targetId,
      @Nullable EntryType targetType,
      @Nullable Long pageSetId) {
    NewRow named(String other) {
      return new NewRow(
          id,
          parentId,
          other,
          type,
          creatorId,
          time,
          electronicDocumentId,
          targetId,
          targetType,
          pageSetId);
    }
  }

  /**
   * Adds a row.
   *
   * @return false when the name is taken; nothing was changed
   */
  boolean insert(Transaction transaction, int repositoryId, NewRow row) {
    return transaction
            .update(
                """
                insert into entry (
                  repository_id, id, parent_id, creator_id, modifier_id, created, modified,
                  electronic_document_id, page_set_id, target_id, type, target_type, name,
                  name_key)
                values (
                  :repositoryId, :id, :parentId, :creatorId, :creatorId, :time, :time,
                  :documentId, :pageSetId, :targetId, :type, :targetType, :name, :key)
                on conflict (repository_id, parent_id, name_key) do nothing
                """)
            .bind("repositoryId", repositoryId)
            .bind("id", row.id())
            .bind("parentId", row.parentId())
            .bind("creatorId", row.creatorId())
            .bind("time", row.time())
            .bind("documentId", row.electronicDocumentId())
            .bind("pageSetId", row.pageSetId())
            .bind("targetId", row.targetId())
            .bind("type", row.type().number())
            .bind("targetType", row.targetType() == null ? null : row.targetType().number())
            .bind("name", row.name())
            .bind("key", NameKey.of(row.name()))
            .execute()
        == 1;
  }

  /** Moves and renames; a name that is taken violates the index {@code entry_name}. */
  void place(
      Transaction transaction,
      int repositoryId,
      int id,
      int parentId,
      String name,
      int modifierId,
      Instant time) {
    transaction
        .update(
            """
            update entry
            set parent_id = :parentId,
              name = :name,
              name_key = :key,
              modifier_id = :modifierId,
              modified = :time
            where repository_id = :repositoryId and id = :id
            """)
        .bind("parentId", parentId)
        .bind("name", name)
        .bind("key", NameKey.of(name))
        .bind("modifierId", modifierId)
        .bind("time", time)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  /** Renames without moving; the way to rename the root, which has no parent. */
  void rename(
      Transaction transaction,
      int repositoryId,
      int id,
      String name,
      int modifierId,
      Instant time) {
    transaction
        .update(
            """
            update entry
            set name = :name, name_key = :key, modifier_id = :modifierId, modified = :time
            where repository_id = :repositoryId and id = :id
            """)
        .bind("name", name)
        .bind("key", NameKey.of(name))
        .bind("modifierId", modifierId)
        .bind("time", time)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  /**
   * The highest number N among the children named {@code name (N)}, at least 1. Names whose number
   * has more than nine digits are passed over.
   */
  long highestNumber(Transaction transaction, int repositoryId, int parentId, String name) {
    String key = NameKey.of(name);
    return transaction
        .query(
            """
            select coalesce(max(cast(substring(name_key from length(:key) + 3
                for length(name_key) - length(:key) - 3) as bigint)), 1)
            from entry
            where repository_id = :repositoryId
              and parent_id = :parentId
              and name_key >= :key || ' ('
              and name_key < :key || ' )'
              and left(name_key, length(:key)) = :key
              and substring(name_key from length(:key) + 1) ~ '^ \\([0-9]{1,9}\\)$'
            """)
        .bind("repositoryId", repositoryId)
        .bind("parentId", parentId)
        .bind("key", key)
        .mapTo(Long.class)
        .one();
  }

  /** Whether a folder is directly in a container. */
  boolean holdsFolder(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select exists (
              select from entry
              where repository_id = :repositoryId and parent_id = :id and type = 1)
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  ChildInfo childInfo(Transaction transaction, int repositoryId, int id, ChildRights shown) {
    return shown
        .bind(
            transaction.query(
                """
            select count(*) filter (where type <= :lastContainer) as folders,
              count(*) filter (where type = :document) as documents,
              count(*) filter (where type = :shortcut) as shortcuts
            from entry
            where repository_id = :repositoryId and parent_id = :id
            """
                    + shown.condition("entry")))
        .bind("lastContainer", EntryType.LAST_CONTAINER)
        .bind("document", EntryType.Document.number())
        .bind("shortcut", EntryType.Shortcut.number())
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(
            row ->
                new ChildInfo(
                    row.getLong("folders"), row.getLong("documents"), row.getLong("shortcuts")))
        .one();
  }

  /** How many rows are there; for the metrics and the check. */
  long count(Transaction transaction, int repositoryId) {
    return transaction
        .query("select count(*) from entry where repository_id = :repositoryId")
        .bind("repositoryId", repositoryId)
        .mapTo(Long.class)
        .one();
  }

  /** Ids among the given ones that exist. */
  List<Integer> existing(Transaction transaction, int repositoryId, int[] ids) {
    return transaction
        .query("select id from entry where repository_id = :repositoryId and id = any(:ids)")
        .bind("repositoryId", repositoryId)
        .bind("ids", ids)
        .mapTo(Integer.class)
        .list();
  }
}
