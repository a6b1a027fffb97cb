package org.muniment.api.entry;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ODataQuery;
import org.muniment.api.Selection;
import org.muniment.blob.ElectronicDocument;
import org.muniment.entry.ChildInfo;
import org.muniment.entry.DocumentState;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryOrder;
import org.muniment.entry.RecordState;
import org.muniment.identity.Caller;

/** Entries as clients see them (contract: entries §1). */
public final class EntryMapper {
  /** The {@code @odata.context} of an entry that was created or of a listing. */
  public static final String COLLECTION = "Collection(Laserfiche.Repository.Entry)";

  private static final List<String> COMMON =
      List.of(
          "id",
          "name",
          "parentId",
          "fullPath",
          "folderPath",
          "creator",
          "creationTime",
          "lastModifiedTime",
          "entryType",
          "isContainer",
          "isLeaf",
          "templateName",
          "templateId",
          "volumeName",
          "rowNumber");

  private static final List<String> OF_SOME_TYPE =
      List.of(
          "templateFieldNames",
          "fields",
          "electronicDocumentSize",
          "totalDocumentSize",
          "extension",
          "isElectronicDocument",
          "isRecord",
          "mimeType",
          "pageCount",
          "isCheckedOut",
          "isUnderVersionControl",
          "isLocked",
          "lockedBy",
          "isLockedByAnotherUser",
          "currentVersion",
          "checkedOutBy",
          "isCheckedOutByAnotherUser",
          "targetId",
          "targetType",
          "isRecordFolder",
          "isUnderRecordSeries",
          "childInfo");

  private static final Set<String> ALWAYS_IN_LISTINGS =
      Set.of("id", "name", "entryType", "rowNumber", "fields");

  private static final Set<String> ALWAYS_IN_READS = Set.of("entryType");

  /** The names that {@code $select} and {@code $orderby} take. */
  public static final ODataQuery.Names NAMES = ODataQuery.Names.of(all(), sortable());

  private EntryMapper() {}

  private static Set<String> all() {
    Set<String> names = new LinkedHashSet<>(COMMON);
    names.addAll(OF_SOME_TYPE);
    return names;
  }

  private static Collection<String> sortable() {
    return all().stream().filter(EntryOrder::isKnown).toList();
  }

  /** What a listing shows of each entry: without a selection, what all types have in common. */
  public static Selection inListing(Set<String> selected) {
    return Selection.of(selected.isEmpty() ? Set.copyOf(COMMON) : selected, ALWAYS_IN_LISTINGS);
  }

  /** What a read of one entry shows. */
  static Selection inRead(@Nullable String select) {
    return Selection.of(ODataQuery.parseSelect(NAMES, select), ALWAYS_IN_READS);
  }

  /** The {@code @odata.context} of one entry that was read. */
  public static String context(String repository, Entry entry) {
    return "Repositories('"
        + repository
        + "')/entries/Laserfiche.Repository."
        + entry.type()
        + "/$entity";
  }

  /** One entry, as a single read shows it. */
  public static EntryDto single(Entry entry, Caller reader) {
    EntryDto dto = common(entry);
    Entry.Template template = entry.template();
    dto.templateName = template == null ? "" : template.name();
    dto.templateFieldNames = template == null ? null : template.fieldNames();
    if (dto instanceof DocumentDto document) {
      document.isLockedByAnotherUser = isAnother(entry.document().lockedBy(), reader);
      document.isCheckedOutByAnotherUser = isAnother(entry.document().checkedOutBy(), reader);
    }
    return dto;
  }

  private static boolean isAnother(DocumentState.@Nullable Holder holder, Caller reader) {
    return holder != null && holder.trusteeId() != reader.trusteeId();
  }

  /**
   * One row of a listing.
   *
   * @param fields the fields that were asked for, or null when none were
   */
  static EntryDto row(Entry entry, @Nullable List<FieldDto> fields) {
    EntryDto dto = common(entry);
    Entry.Template template = entry.template();
    dto.templateName = template == null ? null : template.name();
    dto.rowNumber = Math.toIntExact(entry.rowNumber());
    dto.fields = fields;
    Entry.Target target = entry.shortcut();
    if (target != null
        && dto instanceof ShortcutDto shortcut
        && shortcut.targetType == EntryType.Folder) {
      shortcut.isRecordFolder = target.recordFolder();
    }
    return dto;
  }

  private static EntryDto common(Entry entry) {
    EntryDto dto =
        switch (entry.type()) {
          case Folder -> folder(entry.records());
          case RecordSeries -> new RecordSeriesDto();
          case Document -> document(entry);
          case Shortcut -> shortcut(entry.shortcut());
        };
    dto.id = entry.id();
    dto.name = entry.name();
    dto.parentId = entry.parentId();
    dto.fullPath = entry.fullPath();
    dto.folderPath = entry.folderPath();
    dto.creator = entry.creator();
    dto.creationTime = entry.created();
    dto.lastModifiedTime = entry.modified();
    dto.isContainer = entry.type().isContainer();
    dto.isLeaf = !entry.type().isContainer();
    Entry.Template template = entry.template();
    dto.templateId = template == null ? 0 : template.id();
    dto.volumeName = Entry.VOLUME;
    return dto;
  }

  private static FolderDto folder(RecordState state) {
    FolderDto dto = new FolderDto();
    dto.isRecordFolder = state.recordFolder();
    dto.isUnderRecordSeries = state.underRecordSeries();
    return dto;
  }

  private static DocumentDto document(Entry entry) {
    ElectronicDocument file = entry.electronicDocument();
    DocumentState state = entry.document();
    DocumentDto dto = new DocumentDto();
    dto.isRecord = entry.records().record();
    dto.extension = file == null ? "" : file.extension();
    dto.mimeType = file == null ? "" : file.mimeType();
    dto.electronicDocumentSize = file == null ? 0 : file.ref().size();
    dto.isElectronicDocument = file != null;
    dto.pageCount = state.pageCount();
    DocumentState.Holder lock = state.lockedBy();
    dto.isLocked = lock != null;
    dto.lockedBy = lock == null ? null : lock.name();
    dto.isUnderVersionControl = state.underVersionControl();
    dto.currentVersion = state.currentVersion();
    DocumentState.Holder holder = state.checkedOutBy();
    dto.isCheckedOut = holder != null;
    dto.checkedOutBy = holder == null ? null : holder.name();
    return dto;
  }

  private static ShortcutDto shortcut(Entry.@Nullable Target target) {
    ShortcutDto dto = new ShortcutDto();
    if (target != null) {
      dto.targetId = target.id();
      dto.targetType = EntryType.valueOf(target.type().name());
      dto.extension = target.extension();
    }
    return dto;
  }

  static ChildInfoDto childInfo(ChildInfo info) {
    return new ChildInfoDto(
        info.children() > 0,
        Math.toIntExact(info.children()),
        Math.toIntExact(info.folders()),
        Math.toIntExact(info.documents()),
        Math.toIntExact(info.shortcuts()));
  }
}
