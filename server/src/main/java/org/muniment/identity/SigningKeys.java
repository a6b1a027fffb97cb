package org.muniment.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.database.Notifications;
import org.muniment.database.Transaction;

/**
 * The secret keys of one purpose, shared by all nodes through the database. The first is made when
 * one is needed. Keys of different purposes have nothing in common, so a download link is never an
 * access token and the other way round. Thread-safe.
 */
public final class SigningKeys {
  private static final String PAYLOAD = "keys";
  private static final int SECRET_BYTES = 32;
  private static final Duration MAX_AGE = Duration.ofSeconds(5);

  /** How often tokens with made-up key ids can make us ask the database. */
  private static final Duration MIN_AGE = Duration.ofSeconds(1);

  private final Database database;
  private final Clock clock;
  private final Purpose purpose;
  private final SigningKeyDao dao = new SigningKeyDao();
  private final SecureRandom random = new SecureRandom();
  private volatile @Nullable Loaded loaded;

  /** What a key signs. */
  public enum Purpose {
    ACCESS,
    LINK;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private record Loaded(Instant at, Map<String, SigningKey> keys) {
    boolean isOlderThan(Duration age, Instant now) {
      return now.isBefore(at) || !now.isBefore(at.plus(age));
    }

    @Nullable SigningKey current() {
      return keys.values().stream().filter(SigningKey::signs).findFirst().orElse(null);
    }
  }

  public SigningKeys(Database database, Clock clock, Purpose purpose) {
    this.database = database;
    this.clock = clock;
    this.purpose = purpose;
  }

  /** Has rotations on other nodes heard; to be called before the notifications start. */
  public void listen(Notifications notifications) {
    notifications.on(
        TrusteeStates.CHANNEL,
        payload -> {
          if (payload.equals(PAYLOAD)) {
            loaded = null;
          }
        });
    notifications.onConnect(() -> loaded = null);
  }

  /**
   * Signs with a new key from now on.
   *
   * @param grace how long tokens of the keys before are still good; zero makes them invalid at
   *     once, for when a key has become known
   */
  public void rotate(Duration grace) {
    database.execute(
        transaction -> {
          Instant now = clock.instant();
          dao.lock(transaction);
          dao.retire(transaction, purpose.key(), now.plus(grace));
          dao.deleteRetired(transaction, purpose.key(), now);
          insert(transaction);
          transaction.notify(TrusteeStates.CHANNEL, PAYLOAD);
          transaction.afterCommit(() -> loaded = null);
        });
  }

  /** The key that signs. May query the database. */
  SigningKey current() {
    SigningKey current = load(MAX_AGE).current();
    return current == null ? create() : current;
  }

  /** The key with this id, or null when there is none that verifies now. May query the database. */
  @Nullable SigningKey find(String id) {
    Loaded known = load(MAX_AGE);
    SigningKey key = known.keys().get(id);
    if (key == null) {
      key = load(MIN_AGE).keys().get(id);
    }
    return key == null || !key.verifiesAt(clock.instant()) ? null : key;
  }

  private Loaded load(Duration maxAge) {
    Loaded known = loaded;
    if (known != null && !known.isOlderThan(maxAge, clock.instant())) {
      return known;
    }
    synchronized (this) {
      known = loaded;
      if (known != null && !known.isOlderThan(maxAge, clock.instant())) {
        return known;
      }
      Instant now = clock.instant();
      return keep(now, database.read(transaction -> dao.list(transaction, purpose.key())));
    }
  }

  private synchronized SigningKey create() {
    Instant now = clock.instant();
    List<SigningKey> keys =
        database.write(
            transaction -> {
              dao.lock(transaction);
              // Another node may have been first.
              if (dao.list(transaction, purpose.key()).stream().noneMatch(SigningKey::signs)) {
                insert(transaction);
              }
              return dao.list(transaction, purpose.key());
            });
    SigningKey current = keep(now, keys).current();
    if (current == null) {
      throw new IllegalStateException("There is no signing key after one was made.");
    }
    return current;
  }

  private Loaded keep(Instant now, List<SigningKey> keys) {
    Map<String, SigningKey> byId = new HashMap<>();
    keys.forEach(key -> byId.put(key.id(), key));
    Loaded fresh = new Loaded(now, Map.copyOf(byId));
    loaded = fresh;
    return fresh;
  }

  private void insert(Transaction transaction) {
    byte[] id = new byte[6];
    random.nextBytes(id);
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    dao.insert(
        transaction,
        purpose.key(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(id),
        secret,
        clock.instant());
  }
}
