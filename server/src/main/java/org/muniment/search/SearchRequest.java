package org.muniment.search;

import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.TreeRights;
import org.muniment.annotation.AnnotationRights;
import org.muniment.annotation.SeeThrough;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/**
 * What the compiler needs besides the search: where to look things up, and what the search is done
 * in.
 *
 * @param rights which entries can be found; null for all
 * @param seeThrough where words are found that redactions hide
 * @param hiddenFields the fields whose values can't be found
 * @param settings how the repository searches
 * @param clock for {@code now}
 */
record SearchRequest(
    Transaction transaction,
    int repositoryId,
    String repositoryName,
    @Nullable TreeRights rights,
    SeeThrough seeThrough,
    Set<Integer> hiddenFields,
    SearchSettings settings,
    Fuzziness fuzziness,
    Clock clock) {
  /** What the caller may search: what may be read. */
  static SearchRequest of(
      Transaction transaction,
      Caller caller,
      AccessService access,
      Fuzziness fuzziness,
      Clock clock) {
    return new SearchRequest(
        transaction,
        caller.repositoryId(),
        caller.repositoryName(),
        access.tree(transaction, caller, EntryRight.Read),
        new AnnotationRights(access).seeThrough(transaction, caller),
        access.hiddenFields(caller),
        new SearchSettingDao().find(transaction, caller.repositoryId()),
        fuzziness,
        clock);
  }

  /** Without regard to rights. */
  static SearchRequest of(
      Transaction transaction,
      int repositoryId,
      String repositoryName,
      Fuzziness fuzziness,
      Clock clock) {
    return new SearchRequest(
        transaction,
        repositoryId,
        repositoryName,
        null,
        SeeThrough.EVERYWHERE,
        Set.of(),
        new SearchSettingDao().find(transaction, repositoryId),
        fuzziness,
        clock);
  }
}
