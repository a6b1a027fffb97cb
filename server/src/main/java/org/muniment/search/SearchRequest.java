package org.muniment.search;

import java.time.Clock;
import org.muniment.database.Transaction;

/**
 * What the compiler needs besides the search: where to look things up, and what the search is done
 * in.
 *
 * @param clock for {@code now}
 */
record SearchRequest(
    Transaction transaction,
    int repositoryId,
    String repositoryName,
    Fuzziness fuzziness,
    Clock clock) {}
