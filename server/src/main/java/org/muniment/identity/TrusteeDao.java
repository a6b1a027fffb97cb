package org.muniment.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/** SQL on the table {@code trustee}. */
final class TrusteeDao {
  /** A trustee with what a password is compared to. */
  record Credentials(Trustee trustee, @Nullable String passwordHash) {}

  Optional<Credentials> credentials(Transaction transaction, int repositoryId, String nameKey) {
    if (!TrusteeNames.isPossible(nameKey)) {
      return Optional.empty();
    }
    return transaction
        .query(
            """
            select repository_id, id, name, role, enabled, password_hash, token_epoch, created
            from trustee
            where repository_id = :repository
              and name_key = :key
              and kind = 1
            """)
        .bind("repository", repositoryId)
        .bind("key", nameKey)
        .map(row -> new Credentials(trustee(row), row.getString("password_hash")))
        .findOne();
  }

  Optional<Trustee> find(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select repository_id, id, name, role, enabled, password_hash, token_epoch, created
            from trustee
            where repository_id = :repository
              and id = :id
              and kind = 1
            """)
        .bind("repository", repositoryId)
        .bind("id", id)
        .map(row -> trustee(row))
        .findOne();
  }

  List<Trustee> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select repository_id, id, name, role, enabled, password_hash, token_epoch, created
            from trustee
            where repository_id = :repository
              and kind = 1
            order by name_key
            """)
        .bind("repository", repositoryId)
        .map(row -> trustee(row))
        .list();
  }

  /** What decides whether a token of this trustee is still good. */
  Optional<TrusteeState> state(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select t.name, t.role, t.enabled, t.token_epoch,
              array(
                select k.client_id
                from access_key k
                where k.repository_id = t.repository_id
                  and k.trustee_id = t.id
                  and k.revoked is null
              ) as clients
            from trustee t
            where t.repository_id = :repository
              and t.id = :id
              and t.kind = 1
            """)
        .bind("repository", repositoryId)
        .bind("id", id)
        .map(
            row ->
                new TrusteeState(
                    row.getString("name"),
                    Role.of(row.getString("role")),
                    row.getBoolean("enabled"),
                    row.getInt("token_epoch"),
                    strings(row.getArray("clients"))))
        .findOne();
  }

  /** Empty when the name is taken. */
  Optional<Trustee> insert(
      Transaction transaction,
      int repositoryId,
      String name,
      String nameKey,
      @Nullable String passwordHash,
      Role role,
      Instant created) {
    return transaction
        .query(
            """
            insert into trustee (repository_id, name, name_key, password_hash, role, created)
            values (:repository, :name, :key, :hash, :role, :created)
            on conflict (repository_id, name_key) do nothing
            returning repository_id, id, name, role, enabled, password_hash, token_epoch, created
            """)
        .bind("repository", repositoryId)
        .bind("name", name)
        .bind("key", nameKey)
        .bind("hash", passwordHash)
        .bind("role", role.key())
        .bind("created", created)
        .map(row -> trustee(row))
        .findOne();
  }

  int changePassword(Transaction transaction, int repositoryId, int id, @Nullable String hash) {
    return transaction
        .update(
            """
            update trustee
            set password_hash = :hash,
              token_epoch = token_epoch + 1
            where repository_id = :repository
              and id = :id
            """)
        .bind("repository", repositoryId)
        .bind("id", id)
        .bind("hash", hash)
        .execute();
  }

  /** The same password with other parameters, unless it was changed meanwhile. */
  int replaceHash(
      Transaction transaction, int repositoryId, int id, String oldHash, String newHash) {
    return transaction
        .update(
            """
            update trustee
            set password_hash = :new
            where repository_id = :repository
              and id = :id
              and password_hash = :old
            """)
        .bind("repository", repositoryId)
        .bind("id", id)
        .bind("old", oldHash)
        .bind("new", newHash)
        .execute();
  }

  int setEnabled(Transaction transaction, int repositoryId, int id, boolean enabled) {
    return transaction
        .update(
            """
            update trustee
            set enabled = :enabled,
              token_epoch = token_epoch + case when enabled and not :enabled then 1 else 0 end
            where repository_id = :repository
              and id = :id
            """)
        .bind("repository", repositoryId)
        .bind("id", id)
        .bind("enabled", enabled)
        .execute();
  }

  int setRole(Transaction transaction, int repositoryId, int id, Role role) {
    return transaction
        .update(
            """
            update trustee
            set role = :role
            where repository_id = :repository
              and id = :id
            """)
        .bind("repository", repositoryId)
        .bind("id", id)
        .bind("role", role.key())
        .execute();
  }

  int delete(Transaction transaction, int repositoryId, int id) {
    return transaction
        .update(
            """
            delete from trustee
            where repository_id = :repository
              and id = :id
            """)
        .bind("repository", repositoryId)
        .bind("id", id)
        .execute();
  }

  private static Trustee trustee(ResultSet row) throws SQLException {
    return new Trustee(
        row.getInt("repository_id"),
        row.getInt("id"),
        row.getString("name"),
        Role.of(row.getString("role")),
        row.getBoolean("enabled"),
        row.getString("password_hash") != null,
        row.getInt("token_epoch"),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }

  private static Set<String> strings(Array array) throws SQLException {
    return Set.of((String[]) array.getArray());
  }
}
