package org.muniment.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement that a search is compiled to, while it is put together. Conditions are about the
 * row {@code e} of the table {@code entry}. Texts that match are found in common table expressions,
 * once each, because the order of the results needs their numbers of hits as well.
 */
final class Statement {
  private static final int NAME_WEIGHT = 5;

  private final Bindings bindings = new Bindings();
  private final String repository;
  private final List<String> sets = new ArrayList<>();
  private final List<String> joins = new ArrayList<>();
  private final List<String> scores = new ArrayList<>();
  private int excluded;

  Statement(int repositoryId) {
    repository = bindings.add(repositoryId);
  }

  Bindings bindings() {
    return bindings;
  }

  /** The placeholder of the repository's id. */
  String repository() {
    return repository;
  }

  /**
   * What is found from here on to {@link #leaveExcluded} is unwanted: it makes nothing relevant.
   */
  void enterExcluded() {
    excluded++;
  }

  void leaveExcluded() {
    excluded--;
  }

  /**
   * Adds a set of entries with their hits.
   *
   * @param sql selects {@code id} and {@code hits}
   * @return the condition that an entry is in the set
   */
  String set(String sql) {
    String name = "found" + sets.size();
    sets.add(name + " (id, hits) as materialized (\n" + sql + "\n)");
    if (excluded == 0) {
      joins.add("left join " + name + " on " + name + ".id = e.id\n");
      scores.add("coalesce(" + name + ".hits, 0)");
    }
    return "e.id in (select id from " + name + ")";
  }

  /** Has entries that meet the condition listed before others. */
  String relevant(String condition) {
    if (excluded == 0) {
      scores.add("case when " + condition + " then " + NAME_WEIGHT + " else 0 end");
    }
    return condition;
  }

  /** The whole statement: ids with a score. */
  String select(String condition) {
    return (sets.isEmpty() ? "" : "with " + String.join(",\n", sets) + "\n")
        + "select e.id, "
        + (scores.isEmpty() ? "0" : String.join(" + ", scores))
        + " as score\nfrom entry e\n"
        + String.join("", joins)
        + "where e.repository_id = "
        + repository
        + "\nand "
        + condition;
  }
}
