package org.muniment.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/** SQL on the table {@code access_list}. */
final class AccessListDao {
  private static final int NUMBERS = 4;

  /** A stored list. */
  record Row(int kind, int objectId, AccessList list) {}

  /** The lists that were changed after a version. */
  List<Row> changedAfter(Transaction transaction, int repositoryId, long version) {
    return transaction
        .query(
            """
            select kind, object_id, inherits, elements
            from access_list
            where repository_id = :repositoryId and changed > :version
            """)
        .bind("repositoryId", repositoryId)
        .bind("version", version)
        .map(row -> new Row(row.getInt("kind"), row.getInt("object_id"), list(row)))
        .list();
  }

  @Nullable AccessList find(
      Transaction transaction, int repositoryId, AccessKind kind, int objectId) {
    return transaction
        .query(
            """
            select inherits, elements
            from access_list
            where repository_id = :repositoryId and kind = :kind and object_id = :objectId
            """)
        .bind("repositoryId", repositoryId)
        .bind("kind", kind.number())
        .bind("objectId", objectId)
        .map(row -> list(row))
        .findOne()
        .orElse(null);
  }

  void put(
      Transaction transaction,
      int repositoryId,
      AccessKind kind,
      int objectId,
      AccessList list,
      long version) {
    int[] numbers = new int[list.elements().size() * NUMBERS];
    int at = 0;
    for (AccessElement element : list.elements()) {
      numbers[at++] = element.trusteeId();
      numbers[at++] = element.deny() ? 1 : 0;
      numbers[at++] = element.rights();
      numbers[at++] = element.scope().ordinal();
    }
    transaction
        .update(
            """
            insert into access_list (
              repository_id, kind, object_id, inherits, elements, changed)
            values (:repositoryId, :kind, :objectId, :inherits, :elements, :version)
            on conflict (repository_id, kind, object_id) do update
            set inherits = excluded.inherits,
              elements = excluded.elements,
              changed = excluded.changed
            """)
        .bind("repositoryId", repositoryId)
        .bind("kind", kind.number())
        .bind("objectId", objectId)
        .bind("inherits", list.inherits())
        .bind("elements", numbers)
        .bind("version", version)
        .execute();
  }

  /** The security tags that some metadata holds. */
  Set<Integer> secureTags(Transaction transaction, int repositoryId) {
    return new HashSet<>(
        transaction
            .query(
                """
                select t.id
                from tag_definition t
                where t.repository_id = :repositoryId
                  and t.is_secure
                  and exists (
                    select
                    from metadata_set s
                    where s.repository_id = t.repository_id and s.tag_ids && array[t.id])
                """)
            .bind("repositoryId", repositoryId)
            .mapTo(Integer.class)
            .list());
  }

  /** Removes the lists of what is gone; answers how many. Ids are never used twice. */
  int sweep(Transaction transaction) {
    return transaction
        .update(
            """
            delete from access_list a
            where (a.kind = 1 and not exists (
                select from entry e
                where e.repository_id = a.repository_id and e.id = a.object_id))
              or (a.kind = 2 and not exists (
                select from field_definition f
                where f.repository_id = a.repository_id and f.id = a.object_id))
              or (a.kind = 3 and not exists (
                select from template_definition t
                where t.repository_id = a.repository_id and t.id = a.object_id))
            """)
        .execute();
  }

  /** The entries whose lists say something. */
  List<Integer> entries(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select object_id
            from access_list
            where repository_id = :repositoryId
              and kind = 1
              and (object_id = 1 or elements <> '{}' or not inherits)
            order by object_id
            """)
        .bind("repositoryId", repositoryId)
        .mapTo(Integer.class)
        .list();
  }

  /** A tag that a trustee holds. */
  record HeldTag(int id, String name, boolean secure) {}

  List<HeldTag> tags(Transaction transaction, int repositoryId, Collection<Integer> ids) {
    return transaction
        .query(
            """
            select id, name, is_secure
            from tag_definition
            where repository_id = :repositoryId and id = any(:ids)
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .map(
            row ->
                new HeldTag(row.getInt("id"), row.getString("name"), row.getBoolean("is_secure")))
        .list();
  }

  /** Which of the fields or templates there is. */
  boolean exists(Transaction transaction, int repositoryId, AccessKind kind, int id) {
    return transaction
        .query(
            kind == AccessKind.FIELD
                ? """
                select exists (
                  select from field_definition where repository_id = :repositoryId and id = :id)
                """
                : """
                select exists (
                  select from template_definition where repository_id = :repositoryId and id = :id)
                """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private static AccessList list(ResultSet row) throws SQLException {
    Array array = row.getArray("elements");
    Integer[] numbers = (Integer[]) array.getArray();
    List<AccessElement> elements = new ArrayList<>();
    for (int at = 0; at + NUMBERS <= numbers.length; at += NUMBERS) {
      elements.add(
          new AccessElement(
              numbers[at],
              numbers[at + 1] == 1,
              numbers[at + 2],
              AccessScope.values()[numbers[at + 3]]));
    }
    return new AccessList(row.getBoolean("inherits"), elements);
  }
}
