package org.muniment.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.muniment.database.Transaction;

/** SQL on the table {@code signing_key}. */
final class SigningKeyDao {
  /** Lets one transaction at a time decide about new keys. */
  void lock(Transaction transaction) {
    transaction.update("lock table signing_key in share row exclusive mode").execute();
  }

  List<SigningKey> list(Transaction transaction, String purpose) {
    return transaction
        .query(
            """
            select key_id, secret, retires
            from signing_key
            where purpose = :purpose
            """)
        .bind("purpose", purpose)
        .map(
            row -> {
              OffsetDateTime retires = row.getObject("retires", OffsetDateTime.class);
              return new SigningKey(
                  row.getString("key_id"),
                  row.getBytes("secret"),
                  retires == null ? null : retires.toInstant());
            })
        .list();
  }

  void insert(
      Transaction transaction, String purpose, String keyId, byte[] secret, Instant created) {
    transaction
        .update(
            """
            insert into signing_key (purpose, key_id, secret, created)
            values (:purpose, :key, :secret, :created)
            """)
        .bind("purpose", purpose)
        .bind("key", keyId)
        .bind("secret", secret)
        .bind("created", created)
        .execute();
  }

  /** Has every key stop to sign at once, and to verify at the latest at the given time. */
  void retire(Transaction transaction, String purpose, Instant retires) {
    transaction
        .update(
            """
            update signing_key
            set retires = least(retires, :retires)
            where purpose = :purpose
            """)
        .bind("purpose", purpose)
        .bind("retires", retires)
        .execute();
  }

  void deleteRetired(Transaction transaction, String purpose, Instant now) {
    transaction
        .update(
            """
            delete from signing_key
            where purpose = :purpose
              and retires <= :now
            """)
        .bind("purpose", purpose)
        .bind("now", now)
        .execute();
  }
}
