package org.muniment.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.muniment.database.Transaction;

/** The table attribute. */
final class AttributeDao {
  List<Attribute> list(Transaction transaction, int repositoryId, String trusteeSid) {
    return transaction
        .query(
            """
            select key, value
            from attribute
            where repository_id = :repositoryId
              and trustee_sid = :trusteeSid
            order by key collate "C"
            """)
        .bind("repositoryId", repositoryId)
        .bind("trusteeSid", trusteeSid)
        .map(AttributeDao::read)
        .list();
  }

  Optional<Attribute> find(
      Transaction transaction, int repositoryId, String trusteeSid, String key) {
    return transaction
        .query(
            """
            select key, value
            from attribute
            where repository_id = :repositoryId
              and trustee_sid = :trusteeSid
              and key = :key
            """)
        .bind("repositoryId", repositoryId)
        .bind("trusteeSid", trusteeSid)
        .bind("key", key)
        .map(AttributeDao::read)
        .findOne();
  }

  void put(Transaction transaction, int repositoryId, String trusteeSid, Attribute attribute) {
    transaction
        .update(
            """
            insert into attribute (repository_id, trustee_sid, key, value)
            values (:repositoryId, :trusteeSid, :key, :value)
            on conflict (repository_id, trustee_sid, key)
            do update set value = excluded.value
            """)
        .bind("repositoryId", repositoryId)
        .bind("trusteeSid", trusteeSid)
        .bind("key", attribute.key())
        .bind("value", attribute.value())
        .execute();
  }

  private static Attribute read(ResultSet row) throws SQLException {
    return new Attribute(row.getString("key"), row.getString("value"));
  }
}
