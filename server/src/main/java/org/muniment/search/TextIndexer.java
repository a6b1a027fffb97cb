package org.muniment.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.muniment.database.Database;
import org.muniment.database.Transaction;

/**
 * Keeps the index of document text: each distinct text is divided into words once. Work is taken
 * from the table, so any node can do it at any time; a search first has what is waiting indexed, so
 * that it finds what was stored before it began. Thread-safe.
 */
public final class TextIndexer {
  /** Words per row of the index; a {@code tsvector} keeps at most 256 positions of one word. */
  static final int SEGMENT = 250;

  private static final int BATCH = 50;
  private static final int HOUSEKEEPING_ROUNDS = 20;

  private final Database database;
  private final TextIndexDao texts = new TextIndexDao();
  private final TermDao terms = new TermDao();

  public TextIndexer(Database database) {
    this.database = database;
  }

  /** Indexes some of what waits, in all repositories, for regular housekeeping. */
  public int runAWhile() {
    int indexed = 0;
    for (int repositoryId : database.read(texts::repositoriesWithPending)) {
      for (int round = 0; round < HOUSEKEEPING_ROUNDS; round++) {
        indexed += database.write(transaction -> batch(transaction, repositoryId, Long.MAX_VALUE));
      }
    }
    return indexed;
  }

  /** Indexes what waits now; answers how many texts. */
  public int run(int repositoryId) {
    long newest = database.read(transaction -> texts.newest(transaction, repositoryId));
    int indexed = 0;
    int batch;
    do {
      batch =
          newest == 0 ? 0 : database.write(transaction -> batch(transaction, repositoryId, newest));
      indexed += batch;
    } while (batch > 0);
    return indexed;
  }

  /** Indexes some of the texts up to this one; answers how many. */
  int batch(Transaction transaction, int repositoryId, long newest) {
    List<TextIndexDao.Pending> pending =
        texts.takePending(transaction, repositoryId, newest, BATCH);
    Set<String> found = new HashSet<>();
    for (TextIndexDao.Pending text : pending) {
      List<Words.Word> words = Words.ofText(text.text());
      words.forEach(word -> found.add(word.word()));
      texts.store(transaction, repositoryId, text.id(), words.size(), segments(words));
    }
    if (!found.isEmpty()) {
      terms.add(transaction, repositoryId, found);
    }
    return pending.size();
  }

  static Map<Integer, String> segments(List<Words.Word> words) {
    Map<Integer, String> segments = new LinkedHashMap<>();
    for (int first = 0; first < words.size(); first += SEGMENT) {
      Map<String, List<Integer>> positions = new TreeMap<>();
      for (int i = first; i < Math.min(first + SEGMENT, words.size()); i++) {
        positions
            .computeIfAbsent(words.get(i).word(), word -> new ArrayList<>())
            .add(i - first + 1);
      }
      segments.put(first, vector(positions));
    }
    return segments;
  }

  private static String vector(Map<String, List<Integer>> positions) {
    StringBuilder text = new StringBuilder();
    positions.forEach(
        (word, places) -> {
          text.append('\'').append(word.replace("\\", "\\\\").replace("'", "''")).append("':");
          for (int i = 0; i < places.size(); i++) {
            text.append(i == 0 ? "" : ",").append(places.get(i));
          }
          text.append(' ');
        });
    return text.toString();
  }
}
