package org.muniment.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/** SQL on groups, memberships, and what trustees hold. */
final class GroupDao {
  private static final int GROUP = 2;

  private static final String COLUMNS = "id, name, kind, enabled";

  private static TrusteeIdentity identity(ResultSet row) throws SQLException {
    return new TrusteeIdentity(
        row.getInt("id"),
        row.getString("name"),
        row.getInt("kind") == GROUP,
        row.getBoolean("enabled"));
  }

  /** Empty when the name is taken. */
  Optional<TrusteeIdentity> insert(
      Transaction transaction, int repositoryId, String name, String nameKey, Instant created) {
    return transaction
        .query(
            """
            insert into trustee (repository_id, name, name_key, role, kind, features, created)
            values (:repositoryId, :name, :key, 'user', 2, 0, :created)
            on conflict (repository_id, name_key) do nothing
            returning id, name, kind, enabled
            """)
        .bind("repositoryId", repositoryId)
        .bind("name", name)
        .bind("key", nameKey)
        .bind("created", created)
        .map(row -> identity(row))
        .findOne();
  }

  boolean delete(Transaction transaction, int repositoryId, int id) {
    return transaction
            .update(
                """
                delete from trustee
                where repository_id = :repositoryId and id = :id and kind = 2
                """)
            .bind("repositoryId", repositoryId)
            .bind("id", id)
            .execute()
        == 1;
  }

  Optional<TrusteeIdentity> find(Transaction transaction, int repositoryId, String nameKey) {
    return transaction
        .query(
            "select "
                + COLUMNS
                + " from trustee where repository_id = :repositoryId and name_key = :key")
        .bind("repositoryId", repositoryId)
        .bind("key", nameKey)
        .map(row -> identity(row))
        .findOne();
  }

  List<TrusteeIdentity> find(
      Transaction transaction, int repositoryId, Collection<Integer> trusteeIds) {
    return transaction
        .query(
            "select "
                + COLUMNS
                + " from trustee where repository_id = :repositoryId and id = any(:ids)")
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, trusteeIds)
        .map(row -> identity(row))
        .list();
  }

  /** Those whose names begin so, by name. */
  List<TrusteeIdentity> lookup(
      Transaction transaction,
      int repositoryId,
      String prefixKey,
      @Nullable Boolean groups,
      int most) {
    return transaction
        .query(
            "select "
                + COLUMNS
                + """
                 from trustee
                where repository_id = :repositoryId
                  and starts_with(name_key, :prefix)
                  and (cast(:kind as integer) is null or kind = :kind)
                order by name_key
                limit :most
                """)
        .bind("repositoryId", repositoryId)
        .bind("prefix", prefixKey)
        .bind("kind", groups == null ? null : groups ? GROUP : 1)
        .bind("most", most)
        .map(row -> identity(row))
        .list();
  }

  void addMember(Transaction transaction, int repositoryId, int groupId, int memberId) {
    transaction
        .update(
            """
            insert into trustee_member (repository_id, group_id, member_id)
            values (:repositoryId, :groupId, :memberId)
            on conflict do nothing
            """)
        .bind("repositoryId", repositoryId)
        .bind("groupId", groupId)
        .bind("memberId", memberId)
        .execute();
  }

  void removeMember(Transaction transaction, int repositoryId, int groupId, int memberId) {
    transaction
        .update(
            """
            delete from trustee_member
            where repository_id = :repositoryId and group_id = :groupId and member_id = :memberId
            """)
        .bind("repositoryId", repositoryId)
        .bind("groupId", groupId)
        .bind("memberId", memberId)
        .execute();
  }

  /** The direct members of a group, by name. */
  List<TrusteeIdentity> members(Transaction transaction, int repositoryId, int groupId) {
    return transaction
        .query(
            """
            select t.id, t.name, t.kind, t.enabled
            from trustee_member m
            join trustee t on t.repository_id = m.repository_id and t.id = m.member_id
            where m.repository_id = :repositoryId and m.group_id = :groupId
            order by t.name_key
            """)
        .bind("repositoryId", repositoryId)
        .bind("groupId", groupId)
        .map(row -> identity(row))
        .list();
  }

  /** A trustee and all groups it is in, directly or through others. */
  Set<Integer> closure(Transaction transaction, int repositoryId, int trusteeId) {
    return new HashSet<>(
        transaction
            .query(
                """
                with recursive groups as (
                  select cast(:trusteeId as integer) as id
                  union
                  select m.group_id
                  from groups
                  join trustee_member m
                    on m.repository_id = :repositoryId and m.member_id = groups.id
                )
                select id
                from groups
                """)
            .bind("repositoryId", repositoryId)
            .bind("trusteeId", trusteeId)
            .mapTo(Integer.class)
            .list());
  }

  /** What is said of a trustee itself. */
  record Account(int id, Role role, int privileges, @Nullable Integer features) {}

  List<Account> accounts(
      Transaction transaction, int repositoryId, Collection<Integer> trusteeIds) {
    return transaction
        .query(
            """
            select id, role, privileges, features
            from trustee
            where repository_id = :repositoryId and id = any(:ids)
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, trusteeIds)
        .map(
            row ->
                new Account(
                    row.getInt("id"),
                    Role.of(row.getString("role")),
                    row.getInt("privileges"),
                    row.getObject("features", Integer.class)))
        .list();
  }

  Set<Integer> tags(Transaction transaction, int repositoryId, Collection<Integer> trusteeIds) {
    return new HashSet<>(
        transaction
            .query(
                """
                select distinct tag_id
                from trustee_tag
                where repository_id = :repositoryId and trustee_id = any(:ids)
                """)
            .bind("repositoryId", repositoryId)
            .bindArray("ids", Integer.class, trusteeIds)
            .mapTo(Integer.class)
            .list());
  }

  void setTag(Transaction transaction, int repositoryId, int trusteeId, int tagId, boolean held) {
    transaction
        .update(
            held
                ? """
                insert into trustee_tag (repository_id, trustee_id, tag_id)
                values (:repositoryId, :trusteeId, :tagId)
                on conflict do nothing
                """
                : """
                delete from trustee_tag
                where repository_id = :repositoryId
                  and trustee_id = :trusteeId
                  and tag_id = :tagId
                """)
        .bind("repositoryId", repositoryId)
        .bind("trusteeId", trusteeId)
        .bind("tagId", tagId)
        .execute();
  }

  /**
   * @param features null for those of the role
   */
  void setMasks(
      Transaction transaction,
      int repositoryId,
      int trusteeId,
      int privileges,
      @Nullable Integer features) {
    transaction
        .update(
            """
            update trustee
            set privileges = :privileges, features = :features
            where repository_id = :repositoryId and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", trusteeId)
        .bind("privileges", privileges)
        .bind("features", features)
        .execute();
  }
}
