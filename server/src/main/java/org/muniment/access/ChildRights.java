package org.muniment.access;

import org.muniment.database.SqlStatement;

/**
 * Which of the entries directly in one folder a caller has some rights on. Without exceptions the
 * type of an entry decides.
 *
 * @param all whether there is nothing to decide
 * @param containers whether the rights are there on containers
 * @param documents whether they are there on all others
 * @param own entries that have lists of their own
 * @param ownAllowed those of them on which the rights are there
 * @param hiddenTags the tags that hide an entry
 */
public record ChildRights(
    boolean all,
    boolean containers,
    boolean documents,
    int[] own,
    int[] ownAllowed,
    int[] hiddenTags) {
  /** The rights are there on all. */
  public static final ChildRights ALL =
      new ChildRights(true, true, true, new int[0], new int[0], new int[0]);

  /**
   * The further condition of a statement over rows of the table {@code entry}; empty when there is
   * nothing to decide.
   */
  public String condition(String alias) {
    if (all) {
      return "";
    }
    return "\nand case when %1$s.id = any(:ownLists) then %1$s.id = any(:ownAllowed) when %1$s.type <= 2 then :containersAllowed else :documentsAllowed end\n"
            .formatted(alias)
        + (hiddenTags.length == 0 ? "" : "and " + TreeRights.untagged(alias));
  }

  public <S extends SqlStatement<S>> S bind(S statement) {
    if (!all) {
      statement
          .bind("ownLists", own)
          .bind("ownAllowed", ownAllowed)
          .bind("containersAllowed", containers)
          .bind("documentsAllowed", documents);
      if (hiddenTags.length > 0) {
        statement.bind("hiddenTags", hiddenTags);
      }
    }
    return statement;
  }
}
