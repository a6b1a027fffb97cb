package org.muniment.search;

import java.util.LinkedHashMap;
import java.util.Map;
import org.muniment.database.SqlStatement;

/**
 * The values of a statement under construction. What came from a caller enters a statement in no
 * other way; the text of the statement is all ours.
 */
final class Bindings {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a value; answers the placeholder that stands for it. */
  String add(Object value) {
    String name = "v" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  /** Gives a statement all the values. */
  <S extends SqlStatement<S>> S bindTo(S statement) {
    values.forEach(statement::bind);
    return statement;
  }

  int size() {
    return values.size();
  }
}
