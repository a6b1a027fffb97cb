package org.muniment.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One expression of a listing's order.
 *
 * @param property a name that {@link #properties()} contains
 */
public record EntryOrder(String property, boolean descending) {
  private static final String CONTAINER = "(e.type <= " + EntryType.LAST_CONTAINER + ")";

  /** What each property is in SQL, over the rows that {@link EntryDao#JOINS} brings together. */
  private static final Map<String, String> SQL =
      Map.ofEntries(
          Map.entry("name", "e.name_key"),
          Map.entry("fullpath", "e.name_key"),
          Map.entry("id", "e.id"),
          Map.entry("entrytype", "e.type"),
          Map.entry("creationtime", "e.created"),
          Map.entry("lastmodifiedtime", "e.modified"),
          Map.entry("creator", "creator.name_key"),
          Map.entry("targetid", "e.target_id"),
          Map.entry("targettype", "e.target_type"),
          Map.entry("electronicdocumentsize", "coalesce(document.size, 0)"),
          Map.entry("extension", "lower(coalesce(document.extension, ''))"),
          Map.entry("templatename", "coalesce(template.name_key, '')"),
          Map.entry("templateid", "coalesce(template.id, 0)"),
          Map.entry("mimetype", "coalesce(document.mime_type, '')"),
          Map.entry("iselectronicdocument", "(document.id is not null)"),
          Map.entry("pagecount", "coalesce(pages.page_count, 0)"),
          Map.entry("ischeckedout", "(control.checked_out_by is not null)"),
          Map.entry("isunderversioncontrol", "(control.entry_id is not null)"),
          // Below a record folder all documents are records: there any order is one.
          Map.entry("isrecord", "(e.type = 3 and declared.entry_id is not null)"),
          Map.entry("isrecordfolder", "(e.type = 1 and declared.entry_id is not null)"),
          Map.entry("iscontainer", CONTAINER),
          Map.entry("isleaf", "(not " + CONTAINER + ")"));

  /** Properties that are the same for all children of a folder: any order is one. */
  private static final Set<String> CONSTANT =
      Set.of("parentid", "folderpath", "volumename", "rownumber", "isunderrecordseries");

  /**
   * Whether a listing can be ordered by this property; names are compared without regard to case.
   */
  public static boolean isKnown(String property) {
    String key = property.toLowerCase(Locale.ROOT);
    return SQL.containsKey(key) || CONSTANT.contains(key);
  }

  boolean isByName() {
    String key = property.toLowerCase(Locale.ROOT);
    return key.equals("name") || key.equals("fullpath");
  }

  /** The expression with its direction, or null when it changes nothing. */
  @Nullable String sql() {
    String expression = SQL.get(property.toLowerCase(Locale.ROOT));
    return expression == null ? null : expression + (descending ? " desc" : " asc");
  }
}
