package org.muniment.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.muniment.database.Transaction;

/** SQL on the table {@code access_key}. */
final class AccessKeyDao {
  /** What an assertion is compared to. */
  record ClientKey(
      RepositoryRef repository,
      int trusteeId,
      String clientId,
      String keyId,
      String publicKey,
      byte[] secretHash) {}

  void insert(
      Transaction transaction,
      int repositoryId,
      String clientId,
      int trusteeId,
      String keyId,
      String publicKey,
      byte[] secretHash,
      Instant created) {
    transaction
        .update(
            """
            insert into access_key
              (repository_id, client_id, trustee_id, key_id, public_key, secret_hash, created)
            values (:repository, :client, :trustee, :key, :public, :secret, :created)
            """)
        .bind("repository", repositoryId)
        .bind("client", clientId)
        .bind("trustee", trusteeId)
        .bind("key", keyId)
        .bind("public", publicKey)
        .bind("secret", secretHash)
        .bind("created", created)
        .execute();
  }

  List<AccessKey> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select k.repository_id, k.client_id, k.key_id, k.trustee_id, t.name, k.created,
              k.revoked
            from access_key k
            join trustee t on t.repository_id = k.repository_id and t.id = k.trustee_id
            where k.repository_id = :repository
            order by k.created, k.client_id
            """)
        .bind("repository", repositoryId)
        .map(
            row -> {
              OffsetDateTime revoked = row.getObject("revoked", OffsetDateTime.class);
              return new AccessKey(
                  row.getInt("repository_id"),
                  row.getString("client_id"),
                  row.getString("key_id"),
                  row.getInt("trustee_id"),
                  row.getString("name"),
                  row.getObject("created", OffsetDateTime.class).toInstant(),
                  revoked == null ? null : revoked.toInstant());
            })
        .list();
  }

  /** A key that is not revoked. */
  Optional<ClientKey> find(Transaction transaction, String clientId) {
    return transaction
        .query(
            """
            select k.repository_id, r.name, k.trustee_id, k.client_id, k.key_id, k.public_key,
              k.secret_hash
            from access_key k
            join repository r on r.id = k.repository_id
            where k.client_id = :client
              and k.revoked is null
            """)
        .bind("client", clientId)
        .map(
            row ->
                new ClientKey(
                    new RepositoryRef(row.getInt("repository_id"), row.getString("name")),
                    row.getInt("trustee_id"),
                    row.getString("client_id"),
                    row.getString("key_id"),
                    row.getString("public_key"),
                    row.getBytes("secret_hash")))
        .findOne();
  }

  /** The trustee of the key that was revoked; empty when there was none to revoke. */
  Optional<Integer> revoke(
      Transaction transaction, int repositoryId, String clientId, Instant revoked) {
    return transaction
        .query(
            """
            update access_key
            set revoked = :revoked
            where repository_id = :repository
              and client_id = :client
              and revoked is null
            returning trustee_id
            """)
        .bind("repository", repositoryId)
        .bind("client", clientId)
        .bind("revoked", revoked)
        .mapTo(Integer.class)
        .findOne();
  }
}
