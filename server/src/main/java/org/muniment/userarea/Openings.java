package org.muniment.userarea;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The openings that wait to be written, and those of the last minute, which are not written again.
 * Holds a bounded number of each. Thread-safe.
 */
final class Openings {
  static final Duration PAUSE = Duration.ofMinutes(1);
  static final int MOST_WAITING = 1_000;
  private static final int MOST_REMEMBERED = 20_000;

  private final Map<Opening.What, Instant> waiting = new LinkedHashMap<>();

  /** Oldest first. */
  private final Map<Opening.What, Instant> remembered = new LinkedHashMap<>();

  private Instant last = Instant.MIN;

  /** Answers whether it is time to write what waits. */
  synchronized boolean add(Opening.What what, Instant now) {
    forget(now);
    if (waiting.remove(what) == null) {
      if (remembered.containsKey(what)) {
        return false;
      }
      remembered.put(what, now);
    }
    waiting.put(what, distinct(now));
    return waiting.size() >= MOST_WAITING;
  }

  /** What waits, each entry of a user once; nothing waits then. */
  synchronized List<Opening> take() {
    List<Opening> taken =
        waiting.entrySet().stream()
            .map(opening -> new Opening(opening.getKey(), opening.getValue()))
            .sorted(Opening.BY_KEY)
            .toList();
    waiting.clear();
    return taken;
  }

  /** Times tell openings apart, so that they have an order. */
  private Instant distinct(Instant now) {
    Instant moment = now.truncatedTo(ChronoUnit.MICROS);
    // A clock that was put back by more than a pause is believed.
    boolean tied = !moment.isAfter(last) && last.isBefore(moment.plus(PAUSE));
    last = tied ? last.plus(1, ChronoUnit.MICROS) : moment;
    return last;
  }

  private void forget(Instant now) {
    for (Iterator<Instant> times = remembered.values().iterator(); times.hasNext(); ) {
      Instant time = times.next();
      boolean current = !time.isAfter(now) && now.isBefore(time.plus(PAUSE));
      if (current && remembered.size() < MOST_REMEMBERED) {
        return;
      }
      times.remove();
    }
  }
}
