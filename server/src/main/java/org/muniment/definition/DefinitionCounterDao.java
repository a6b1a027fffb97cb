package org.muniment.definition;

import org.muniment.database.Transaction;

/** Hands out ids of definitions. */
final class DefinitionCounterDao {
  /** The kinds that are counted apart. */
  enum Kind {
    FIELD,
    TEMPLATE,
    TAG,
    LINK
  }

  /** The next id; others who want one of the same kind wait until this transaction ends. */
  int next(Transaction transaction, int repositoryId, Kind kind) {
    return transaction
        .query(
            """
            insert into definition_counter (repository_id, kind, last_id)
            values (:repositoryId, :kind, 1)
            on conflict (repository_id, kind)
            do update set last_id = definition_counter.last_id + 1
            returning last_id
            """)
        .bind("repositoryId", repositoryId)
        .bind("kind", kind.name())
        .mapTo(Integer.class)
        .one();
  }
}
