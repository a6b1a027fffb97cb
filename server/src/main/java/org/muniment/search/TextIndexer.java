package org.muniment.search;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.muniment.database.Database;
import org.muniment.database.Transaction;

/**
 * Keeps the index of document text: each distinct text is divided into words once. Work is taken
 * from the table, so any node can do it at any time; a search first has what is waiting indexed, so
 * that it finds what was stored before it began. Thread-safe.
 */
public final class TextIndexer {
  /** A {@code tsvector} numbers its words up to 16,383 and keeps 256 positions of each. */
  private static final int MOST_WORDS = 16_000;

  private static final int MOST_OF_ONE_WORD = 255;

  /** A {@code tsvector} holds less than a megabyte. */
  private static final int MOST_BYTES = 400_000;

  /** Words that a row has in common with the one before, unless it is short. */
  static final int OVERLAP = 512;

  private static final int BATCH = 200;
  private static final long BATCH_BYTES = 8_000_000;
  private static final long PAUSE = Duration.ofMillis(10).toNanos();
  private static final int MOST_KNOWN = 200_000;

  private final Database database;
  private final TextIndexDao texts = new TextIndexDao();
  private final TermDao terms = new TermDao();

  /** Words that the table of words is known to hold, so that most need not be offered again. */
  private final Map<Integer, Set<String>> known = new ConcurrentHashMap<>();

  public TextIndexer(Database database) {
    this.database = database;
  }

  /** Indexes what waits, in all repositories, for some time at most; for regular housekeeping. */
  public int runAWhile(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    int indexed = 0;
    for (int repositoryId : database.read(texts::repositoriesWithPending)) {
      int batch;
      do {
        batch = database.write(transaction -> batch(transaction, repositoryId, Long.MAX_VALUE));
        indexed += batch;
      } while (batch > 0 && System.nanoTime() < end);
    }
    return indexed;
  }

  /**
   * Returns once what waits now is indexed, by this or another worker.
   *
   * @return false when the time was over before
   */
  boolean run(int repositoryId, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    long newest = database.read(transaction -> texts.newest(transaction, repositoryId));
    while (newest > 0) {
      if (System.nanoTime() >= end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      int batch = database.write(transaction -> batch(transaction, repositoryId, newest));
      if (batch == 0) {
        if (!database.read(transaction -> texts.hasPending(transaction, repositoryId, newest))) {
          return true;
        }
        // Another worker is about to finish the last ones.
        LockSupport.parkNanos(PAUSE);
      }
    }
    return true;
  }

  /** Indexes some of the texts up to this one; answers how many. */
  int batch(Transaction transaction, int repositoryId, long newest) {
    List<TextIndexDao.Pending> pending =
        texts.takePending(transaction, repositoryId, newest, BATCH, BATCH_BYTES);
    if (pending.isEmpty()) {
      return 0;
    }
    Set<String> found = new HashSet<>();
    Map<Long, Integer> wordCounts = new LinkedHashMap<>();
    List<TextIndexDao.Segment> segments = new ArrayList<>();
    for (TextIndexDao.Pending text : pending) {
      List<Words.Word> words = Words.ofText(text.text());
      words.forEach(word -> found.add(word.word()));
      wordCounts.put(text.id(), words.size());
      segments(words)
          .forEach(
              (first, vector) -> segments.add(new TextIndexDao.Segment(text.id(), first, vector)));
    }
    texts.store(transaction, repositoryId, wordCounts, segments);
    addTerms(transaction, repositoryId, found);
    return pending.size();
  }

  private void addTerms(Transaction transaction, int repositoryId, Collection<String> found) {
    Set<String> kept = known.computeIfAbsent(repositoryId, id -> ConcurrentHashMap.newKeySet());
    List<String> fresh = found.stream().filter(term -> !kept.contains(term)).sorted().toList();
    if (fresh.isEmpty()) {
      return;
    }
    terms.add(transaction, repositoryId, fresh);
    transaction.afterCommit(
        () -> {
          if (kept.size() < MOST_KNOWN) {
            kept.addAll(fresh);
          }
        });
  }

  /** The rows of the index for a text: by the number of words before them, their words. */
  static Map<Integer, String> segments(List<Words.Word> words) {
    Map<Integer, String> segments = new LinkedHashMap<>();
    int first = 0;
    while (first < words.size()) {
      Map<String, List<Integer>> positions = new TreeMap<>();
      int bytes = 0;
      int end = first;
      while (end < words.size() && end - first < MOST_WORDS && bytes < MOST_BYTES) {
        String word = words.get(end).word();
        List<Integer> places = positions.computeIfAbsent(word, each -> new ArrayList<>());
        if (places.size() == MOST_OF_ONE_WORD) {
          break;
        }
        end++;
        places.add(end - first);
        bytes += places.size() == 1 ? word.getBytes(StandardCharsets.UTF_8).length + 8 : 2;
      }
      segments.put(first, vector(positions));
      first =
          end == words.size()
              ? end
              : Math.max(first + 1, end - Math.min(OVERLAP, (end - first) / 2));
    }
    return segments;
  }

  private static String vector(Map<String, List<Integer>> positions) {
    StringBuilder text = new StringBuilder();
    positions.forEach(
        (word, places) -> {
          if (!places.isEmpty()) {
            text.append('\'').append(word.replace("\\", "\\\\").replace("'", "''")).append("':");
            for (int i = 0; i < places.size(); i++) {
              text.append(i == 0 ? "" : ",").append(places.get(i));
            }
            text.append(' ');
          }
        });
    return text.toString();
  }
}
