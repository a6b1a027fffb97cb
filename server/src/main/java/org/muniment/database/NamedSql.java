package org.muniment.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A statement with named parameters, {@code :name}, as JDBC wants it, with question marks. Colons
 * within quoted texts, quoted names and comments are left alone, and so are casts ({@code ::}).
 */
record NamedSql(String text, Map<String, int[]> positions) {
  /** Most texts are constants; those of searches are not, so there is an end to what is kept. */
  private static final int KEPT = 2_000;

  /** Longer texts come from long searches, which are seldom the same. */
  private static final int LONGEST_KEPT = 10_000;

  private static final Map<String, NamedSql> PARSED = new ConcurrentHashMap<>();

  static NamedSql of(String sql) {
    NamedSql known = PARSED.get(sql);
    if (known != null) {
      return known;
    }
    NamedSql parsed = parse(sql);
    if (sql.length() <= LONGEST_KEPT) {
      if (PARSED.size() >= KEPT) {
        PARSED.clear();
      }
      PARSED.put(sql, parsed);
    }
    return parsed;
  }

  static NamedSql parse(String sql) {
    StringBuilder text = new StringBuilder(sql.length());
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    int count = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = endOfQuoted(sql, at, c);
      if (end == at && c == ':') {
        end = at + (sql.startsWith("::", at) ? 2 : 1);
        int nameEnd = endOfName(sql, end);
        if (end == at + 1 && nameEnd > end) {
          found
              .computeIfAbsent(sql.substring(end, nameEnd), name -> new ArrayList<>())
              .add(++count);
          text.append('?');
          at = nameEnd;
          continue;
        }
      } else if (end == at) {
        end = at + 1;
      }
      text.append(sql, at, end);
      at = end;
    }
    Map<String, int[]> positions = new LinkedHashMap<>();
    found.forEach(
        (name, list) -> positions.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
    return new NamedSql(text.toString(), Map.copyOf(positions));
  }

  /**
   * Where the quoted text, quoted name or comment that begins here ends; the start if none does.
   */
  private static int endOfQuoted(String sql, int at, char c) {
    if (c == '\'' || c == '"') {
      return after(sql, sql.indexOf(c, at + 1), 1);
    }
    if (c == '-' && sql.startsWith("--", at)) {
      return after(sql, sql.indexOf('\n', at), 1);
    }
    if (c == '/' && sql.startsWith("/*", at)) {
      return after(sql, sql.indexOf("*/", at), 2);
    }
    return at;
  }

  private static int after(String sql, int found, int length) {
    return found < 0 ? sql.length() : found + length;
  }

  private static int endOfName(String sql, int start) {
    int end = start;
    while (end < sql.length()
        && (end == start
            ? Character.isJavaIdentifierStart(sql.charAt(end))
            : Character.isJavaIdentifierPart(sql.charAt(end)))) {
      end++;
    }
    return end;
  }
}
