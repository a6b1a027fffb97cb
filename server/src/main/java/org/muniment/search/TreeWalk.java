package org.muniment.search;

import org.muniment.access.TreeRights;

/**
 * Parts of a statement that looks up the rights on entries: their folders are followed upwards,
 * each once, to the nearest entry with a list.
 *
 * @param repository the placeholder of the repository's id
 * @param ids the placeholder of the entries with lists
 * @param bits the placeholder of their numbers
 */
record TreeWalk(String repository, String ids, String bits) {
  static TreeWalk of(Bindings bindings, String repository, TreeRights rights) {
    return new TreeWalk(repository, bindings.add(rights.ids()), bindings.add(rights.bits()));
  }

  /**
   * Relations that refer to themselves.
   *
   * @param from whose rights are looked up, rows {@code e} with a {@code parent_id}
   */
  String relations(String from) {
    return """
    access (id, bits) as materialized (
      select id, bits
      from unnest(cast(%2$s as integer[]), cast(%3$s as integer[])) as given (id, bits)
    ),
    up (start_id, id) as (
      select distinct e.parent_id, e.parent_id
      from %4$s
      where e.parent_id is not null
      union all
      select up.start_id, e.parent_id
      from up
      join entry e on e.repository_id = %1$s and e.id = up.id
      where e.parent_id is not null and up.id not in (select id from access)
    )"""
        .formatted(repository, ids, bits, from);
  }

  /** Joins that the condition needs, to rows {@code e}. */
  String joins() {
    return """
    left join access own on own.id = e.id
    left join (
      select up.start_id, up.id, access.bits
      from up
      join access on access.id = up.id
    ) as above on above.start_id = e.parent_id""";
  }

  /** The condition that the rights are there. */
  String condition() {
    return TreeRights.condition("own.bits", "above.bits", "above.id = e.parent_id", "e.type <= 2");
  }
}
