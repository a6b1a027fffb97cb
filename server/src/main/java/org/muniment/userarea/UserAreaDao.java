package org.muniment.userarea;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/** The table {@code user_area}. Every statement is for the areas of one user and one kind. */
final class UserAreaDao {
  /** Lets the caller's creations happen one after the other, so that they can be counted. */
  void lockOwner(Transaction transaction, Caller caller) {
    transaction
        .query(
            """
            select id
            from trustee
            where repository_id = :repositoryId and id = :trusteeId
            for no key update
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .mapTo(Integer.class)
        .list();
  }

  int count(Transaction transaction, Caller caller, AreaKind kind) {
    return transaction
        .query(
            """
            select count(*)
            from user_area
            where repository_id = :repositoryId and trustee_id = :trusteeId and kind = :kind
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("kind", kind.number())
        .mapTo(Integer.class)
        .one();
  }

  /** Answers the id, or nothing when the name is taken. */
  Optional<Integer> insert(
      Transaction transaction,
      Caller caller,
      AreaKind kind,
      String name,
      @Nullable String comment,
      @Nullable String data) {
    return transaction
        .query(
            """
            insert into user_area (
              repository_id, trustee_id, kind, name, name_key, comment, data)
            values (:repositoryId, :trusteeId, :kind, :name, :nameKey, :comment, :data)
            on conflict (repository_id, trustee_id, kind, name_key) do nothing
            returning id
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("kind", kind.number())
        .bind("name", name)
        .bind("nameKey", NameKey.of(name))
        .bind("comment", comment)
        .bind("data", data)
        .mapTo(Integer.class)
        .findOne();
  }

  /** By name. */
  List<UserArea> list(Transaction transaction, Caller caller, AreaKind kind) {
    return transaction
        .query(
            """
            select id, name, comment, data
            from user_area
            where repository_id = :repositoryId and trustee_id = :trusteeId and kind = :kind
            order by name_key
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("kind", kind.number())
        .map(row -> area(row))
        .list();
  }

  Optional<UserArea> find(Transaction transaction, Caller caller, AreaKind kind, int id) {
    return find(transaction, caller, kind, id, "");
  }

  /** As {@link #find}, and lets nobody else change it until the transaction ends. */
  Optional<UserArea> lock(Transaction transaction, Caller caller, AreaKind kind, int id) {
    return find(transaction, caller, kind, id, "for no key update");
  }

  private static Optional<UserArea> find(
      Transaction transaction, Caller caller, AreaKind kind, int id, String lock) {
    return transaction
        .query(
            """
            select id, name, comment, data
            from user_area
            where repository_id = :repositoryId
              and id = :id
              and trustee_id = :trusteeId
              and kind = :kind
            """
                + lock)
        .bind("repositoryId", caller.repositoryId())
        .bind("id", id)
        .bind("trusteeId", caller.trusteeId())
        .bind("kind", kind.number())
        .map(row -> area(row))
        .findOne();
  }

  /**
   * Changes what is not null; the unique index refuses a name that is taken. Answers the area as it
   * is then, or nothing when there is none.
   */
  Optional<UserArea> update(
      Transaction transaction,
      Caller caller,
      AreaKind kind,
      int id,
      @Nullable String name,
      @Nullable String comment,
      @Nullable String data) {
    return transaction
        .query(
            """
            update user_area
            set name = coalesce(:name, name),
              name_key = coalesce(:nameKey, name_key),
              comment = coalesce(:comment, comment),
              data = coalesce(:data, data)
            where repository_id = :repositoryId
              and id = :id
              and trustee_id = :trusteeId
              and kind = :kind
            returning id, name, comment, data
            """)
        .bind("name", name)
        .bind("nameKey", name == null ? null : NameKey.of(name))
        .bind("comment", comment)
        .bind("data", data)
        .bind("repositoryId", caller.repositoryId())
        .bind("id", id)
        .bind("trusteeId", caller.trusteeId())
        .bind("kind", kind.number())
        .map(row -> area(row))
        .findOne();
  }

  /** Answers whether there was one. */
  boolean delete(Transaction transaction, Caller caller, AreaKind kind, int id) {
    return transaction
            .update(
                """
                delete from user_area
                where repository_id = :repositoryId
                  and id = :id
                  and trustee_id = :trusteeId
                  and kind = :kind
                """)
            .bind("repositoryId", caller.repositoryId())
            .bind("id", id)
            .bind("trusteeId", caller.trusteeId())
            .bind("kind", kind.number())
            .execute()
        > 0;
  }

  private static UserArea area(ResultSet row) throws SQLException {
    return new UserArea(
        row.getInt("id"), row.getString("name"), row.getString("comment"), row.getString("data"));
  }
}
