package org.muniment.access;

import org.muniment.database.SqlStatement;

/**
 * Which entries of a tree a caller has some rights on, in a form that statements can use: for each
 * entry with a list of its own, the answer for itself, for what is directly in it and for what is
 * further below, up to the next entry with a list. Parameters: {@code accessIds}, {@code
 * accessBits}, {@code hiddenTags}.
 *
 * @param ids entries with lists, the root among them
 * @param bits one number for each of them, see the constants
 * @param hiddenTags the tags that hide an entry
 */
public record TreeRights(int[] ids, int[] bits, int[] hiddenTags) {
  static final int SELF = 1;
  static final int CHILD_CONTAINER = 2;
  static final int CHILD_DOCUMENT = 4;
  static final int DEEP_CONTAINER = 8;
  static final int DEEP_DOCUMENT = 16;

  /** The relation {@code access (id, bits)}. */
  public static final String RELATION =
      "unnest(cast(:accessIds as integer[]), cast(:accessBits as integer[]))";

  /**
   * The condition that the rights are there.
   *
   * @param own the bits of the entry's own list, null when it has none
   * @param above the bits of the nearest entry above that has a list
   * @param near whether that is the parent
   * @param container whether the entry can hold others
   */
  public static String condition(String own, String above, String near, String container) {
    return "case when %1$s is not null then %1$s & 1 <> 0 when %3$s then %2$s & case when %4$s then 2 else 4 end <> 0 else %2$s & case when %4$s then 8 else 16 end <> 0 end"
        .formatted(own, above, near, container);
  }

  /** The condition that no tag hides an entry. */
  public static String untagged(String alias) {
    return untagged(alias, ":hiddenTags");
  }

  /** As the other, with another name for the tags. */
  public static String untagged(String alias, String tags) {
    return """
        (cardinality(cast(%2$s as integer[])) = 0 or %1$s.metadata_set_id is null or not exists (
          select
          from metadata_set tagged
          where tagged.repository_id = %1$s.repository_id
            and tagged.id = %1$s.metadata_set_id
            and tagged.tag_ids && cast(%2$s as integer[])))
        """
        .formatted(alias, tags);
  }

  public <S extends SqlStatement<S>> S bind(S statement) {
    return statement.bind("accessIds", ids).bind("accessBits", bits).bind("hiddenTags", hiddenTags);
  }
}
