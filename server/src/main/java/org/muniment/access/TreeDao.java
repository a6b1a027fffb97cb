package org.muniment.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muniment.database.Transaction;

/** Reads the places of entries. */
final class TreeDao {
  /**
   * An entry and where it is.
   *
   * @param parentId 0 for the root
   * @param container whether it can hold others
   */
  record Node(int id, int parentId, boolean container, int creatorId) {}

  private static Node node(ResultSet row) throws SQLException {
    return new Node(
        row.getInt("id"),
        row.getInt("parent_id"),
        row.getBoolean("container"),
        row.getInt("creator_id"));
  }

  /** Some entries with all that is above them, each once; those that are gone are left out. */
  List<Node> withAncestors(Transaction transaction, int repositoryId, Collection<Integer> ids) {
    return transaction
        .query(
            """
            with recursive up as (
              select id, parent_id, type <= 2 as container, creator_id
              from entry
              where repository_id = :repositoryId and id = any(:ids)
              union
              select e.id, e.parent_id, e.type <= 2, e.creator_id
              from up
              join entry e on e.repository_id = :repositoryId and e.id = up.parent_id
            )
            select id, parent_id, container, creator_id
            from up
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .map(row -> node(row))
        .list();
  }

  /** The names of some entries by their ids. */
  Map<Integer, String> names(Transaction transaction, int repositoryId, Collection<Integer> ids) {
    Map<Integer, String> names = new HashMap<>();
    transaction
        .query("select id, name from entry where repository_id = :repositoryId and id = any(:ids)")
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .map(row -> Map.entry(row.getInt("id"), row.getString("name")))
        .forEach(name -> names.put(name.getKey(), name.getValue()));
    return names;
  }

  /** What is directly in some folders and has a list of its own. */
  List<Node> childrenWithLists(
      Transaction transaction, int repositoryId, Collection<Integer> folderIds) {
    return transaction
        .query(
            """
            select e.id, e.parent_id, e.type <= 2 as container, e.creator_id
            from access_list a
            join entry e on e.repository_id = a.repository_id and e.id = a.object_id
            where a.repository_id = :repositoryId
              and a.kind = 1
              and e.parent_id = any(:folderIds)
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("folderIds", Integer.class, folderIds)
        .map(row -> node(row))
        .list();
  }

  /** Those of some entries that have one of some tags. */
  List<Integer> tagged(
      Transaction transaction,
      int repositoryId,
      Collection<Integer> ids,
      Collection<Integer> tagIds) {
    return transaction
        .query(
            """
            select e.id
            from entry e
            join metadata_set s on s.repository_id = e.repository_id and s.id = e.metadata_set_id
            where e.repository_id = :repositoryId and e.id = any(:ids) and s.tag_ids && :tagIds
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("ids", Integer.class, ids)
        .bindArray("tagIds", Integer.class, tagIds)
        .mapTo(Integer.class)
        .list();
  }
}
