package org.muniment.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.muniment.database.Database;
import org.muniment.database.Notifications;
import org.muniment.database.Transaction;

/**
 * Keeps in memory what decides whether the tokens of a trustee are good. A change is known at once
 * on the node that makes it, after a notification on the others, and after five seconds where the
 * notification was missed; steady calls of one trustee cost one query in that time. Thread-safe.
 */
public final class TrusteeStates {
  /** Where changes of trustees, access keys and signing keys are announced. */
  static final String CHANNEL = "muniment_identity";

  static final Duration MAX_AGE = Duration.ofSeconds(5);

  private static final int MAX_ENTRIES = 50_000;

  private final Database database;
  private final Clock clock;
  private final TrusteeDao dao = new TrusteeDao();
  private final Cache<Key, Loaded> cache = Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

  private record Key(int repositoryId, int trusteeId) {}

  private record Loaded(Instant at, Optional<TrusteeState> state) {
    boolean isFresh(Instant now) {
      // A clock that was set back must not make an entry last.
      return !now.isBefore(at) && now.isBefore(at.plus(MAX_AGE));
    }
  }

  public TrusteeStates(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Has changes made on other nodes heard; to be called before the notifications start. */
  public void listen(Notifications notifications) {
    notifications.on(CHANNEL, this::heard);
    notifications.onConnect(cache::invalidateAll);
  }

  /** Empty when there is no such trustee. May query the database. */
  Optional<TrusteeState> get(int repositoryId, int trusteeId) {
    Key key = new Key(repositoryId, trusteeId);
    Loaded known = cache.getIfPresent(key);
    if (known != null && known.isFresh(clock.instant())) {
      return known.state();
    }
    // Only one of the callers that wait for this trustee asks the database. An invalidation waits
    // for it too, so what was read before a change can't stay behind it.
    return cache
        .asMap()
        .compute(
            key,
            (same, present) ->
                present != null && present.isFresh(clock.instant()) ? present : load(same))
        .state();
  }

  private Loaded load(Key key) {
    Instant now = clock.instant();
    return new Loaded(
        now, database.read(transaction -> dao.state(transaction, key.repositoryId, key.trusteeId)));
  }

  /** Announces a change to every node, this one included, when the transaction commits. */
  void changed(Transaction transaction, int repositoryId, int trusteeId) {
    transaction.notify(CHANNEL, repositoryId + ":" + trusteeId);
    transaction.afterCommit(() -> cache.invalidate(new Key(repositoryId, trusteeId)));
  }

  private void heard(String payload) {
    int colon = payload.indexOf(':');
    if (colon < 0) {
      return; // about signing keys
    }
    cache.invalidate(
        new Key(
            Integer.parseInt(payload, 0, colon, 10),
            Integer.parseInt(payload, colon + 1, payload.length(), 10)));
  }
}
