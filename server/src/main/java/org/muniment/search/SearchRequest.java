package org.muniment.search;

import java.time.Clock;
import org.muniment.database.Transaction;

/**
 * What the compiler needs besides the search: where to look things up, and what the search is done
 * in.
 *
 * @param settings how the repository searches
 * @param clock for {@code now}
 */
record SearchRequest(
    Transaction transaction,
    int repositoryId,
    String repositoryName,
    SearchSettings settings,
    Fuzziness fuzziness,
    Clock clock) {
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
        new SearchSettingDao().find(transaction, repositoryId),
        fuzziness,
        clock);
  }
}
