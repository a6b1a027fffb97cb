package org.muniment.entry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.ElectronicDocument;

/**
 * An entry as it is read.
 *
 * @param parentId null for the root folder
 * @param folderPath the path of the parent, or null when it was not asked for; for the root itself
 *     the empty string
 * @param creator the account name
 * @param electronicDocument null for entries that are no documents and documents without one
 * @param document {@link DocumentState#NONE} for entries that are no documents
 * @param records what records management makes of it
 * @param shortcut null for entries that are no shortcuts
 * @param template null for entries without one
 * @param rowNumber the place in a listing, from 1; 0 outside listings
 */
public record Entry(
    int id,
    @Nullable Integer parentId,
    String name,
    EntryType type,
    @Nullable String folderPath,
    String creator,
    Instant created,
    Instant modified,
    @Nullable ElectronicDocument electronicDocument,
    DocumentState document,
    RecordState records,
    @Nullable Target shortcut,
    @Nullable Template template,
    long rowNumber) {
  /** The id of the root folder of every repository (contract: entries §1). */
  public static final int ROOT = 1;

  /** The one volume of a repository (contract: entries §11). */
  public static final String VOLUME = "DEFAULT";

  /**
   * What a shortcut points to.
   *
   * @param extension the extension of the target's electronic document, else empty
   * @param exists false when the target has been deleted since
   * @param recordFolder whether the target is a record folder
   */
  public record Target(
      int id, EntryType type, String extension, boolean exists, boolean recordFolder) {}

  /**
   * The template of an entry.
   *
   * @param fieldNames in the order of the template; empty in listings
   */
  public record Template(int id, String name, List<String> fieldNames) {}

  /** The full path, or null when the path was not asked for. */
  public @Nullable String fullPath() {
    if (folderPath == null) {
      return null;
    }
    if (id == ROOT) {
      return "\\";
    }
    return folderPath.equals("\\") ? "\\" + name : folderPath + "\\" + name;
  }

  Entry withTemplateFields(List<String> names) {
    Template known = template;
    return known == null
        ? this
        : copy(folderPath, records, new Template(known.id(), known.name(), names), rowNumber);
  }

  /**
   * The entry in its place.
   *
   * @param parent what its parent means for records management
   */
  Entry at(@Nullable String path, RecordPlace parent, long row) {
    return copy(path, records.below(parent, type), template, row);
  }

  private Entry copy(
      @Nullable String path, RecordState state, @Nullable Template newTemplate, long row) {
    return new Entry(
        id,
        parentId,
        name,
        type,
        path,
        creator,
        created,
        modified,
        electronicDocument,
        document,
        state,
        shortcut,
        newTemplate,
        row);
  }
}
