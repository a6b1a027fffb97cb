package org.muniment.repository;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;

/** The table {@code repository}. */
final class RepositoryDao {
  List<Repository> list(Transaction transaction) {
    return transaction
        .query("select id, name from repository order by name_key")
        .map(row -> new Repository(row.getInt("id"), row.getString("name")))
        .list();
  }

  Optional<Repository> find(Transaction transaction, String name) {
    return transaction
        .query("select id, name from repository where name_key = :key")
        .bind("key", NameKey.of(name))
        .map(row -> new Repository(row.getInt("id"), row.getString("name")))
        .findOne();
  }

  /** Adds a repository unless the name is taken. */
  Optional<Repository> insert(Transaction transaction, String name, Instant now) {
    transaction.update("lock table repository in share row exclusive mode").execute();
    return transaction
        .query(
            """
            insert into repository (id, name, name_key, created)
            select coalesce(max(id), 0) + 1, :name, :key, :now
            from repository
            on conflict (name_key) do nothing
            returning id, name
            """)
        .bind("name", name)
        .bind("key", NameKey.of(name))
        .bind("now", now)
        .map(row -> new Repository(row.getInt("id"), row.getString("name")))
        .findOne();
  }
}
