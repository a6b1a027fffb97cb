package org.muniment.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.muniment.database.Database;
import org.muniment.database.Notifications;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Privilege;
import org.muniment.identity.Role;
import org.muniment.identity.SecurityVersions;
import org.muniment.identity.TrusteeSecurity;

/**
 * Keeps in memory who may do what, so that most calls decide without asking the database. Each call
 * begins with {@link #refresh}, which looks at the version in the database once in a second at
 * most, and reads only what was changed since. Within a transaction the newest known state counts,
 * or for a second the one before it, if the caller has not begun a call since. Thread-safe.
 */
final class AccessStates {
  /** How long a change made on another node may be unknown when its notification was lost. */
  static final Duration MAX_AGE = Duration.ofSeconds(1);

  private final Database database;
  private final Clock clock;
  private final AccessListDao lists = new AccessListDao();
  private final SecurityVersions versions = new SecurityVersions();
  private final GroupService groups;
  private final Map<Integer, AccessState> states = new ConcurrentHashMap<>();
  private final Map<Integer, Replaced> replaced = new ConcurrentHashMap<>();

  /**
   * The state before the present one. Transactions that were under way when a change was heard go
   * by it for a moment; if each of them asked the database anew, on a second connection, they could
   * take all connections and wait for each other.
   *
   * @param nanoTime when it was replaced
   */
  private record Replaced(AccessState state, long nanoTime) {}

  /** How often something was heard to have changed: a state read before the last time is stale. */
  private final Map<Integer, Long> changes = new ConcurrentHashMap<>();

  AccessStates(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.groups = new GroupService(clock);
  }

  void listen(Notifications notifications) {
    notifications.on(SecurityVersions.CHANNEL, payload -> heard(Integer.parseInt(payload)));
    notifications.onConnect(() -> states.keySet().forEach(this::note));
  }

  private void heard(int repositoryId) {
    if (states.containsKey(repositoryId)) {
      note(repositoryId);
      refresh(repositoryId);
    }
  }

  /** Has the next call on this node look at the version. */
  void changed(Transaction transaction, int repositoryId) {
    transaction.afterCommit(() -> note(repositoryId));
  }

  private void note(int repositoryId) {
    changes.merge(repositoryId, 1L, Long::sum);
  }

  private long changes(int repositoryId) {
    return changes.getOrDefault(repositoryId, 0L);
  }

  private boolean isFresh(AccessState state, int repositoryId) {
    Instant now = clock.instant();
    // A clock that was set back must not make a state last.
    return state.changes() == changes(repositoryId)
        && !now.isBefore(state.read())
        && now.isBefore(state.read().plus(MAX_AGE));
  }

  /** What the caller may do, as of now; may query the database, so not within a transaction. */
  CallerAccess refresh(Caller caller) {
    return of(caller, refresh(caller.repositoryId()), database::read);
  }

  private AccessState refresh(int repositoryId) {
    AccessState known = states.get(repositoryId);
    if (known != null && isFresh(known, repositoryId)) {
      return known;
    }
    return states.compute(
        repositoryId,
        (id, present) ->
            present != null && isFresh(present, id)
                ? present
                : load(id, present == null ? AccessState.none() : present));
  }

  private AccessState load(int repositoryId, AccessState before) {
    // What changes after this line makes the new state stale, too.
    long seen = changes(repositoryId);
    Instant now = clock.instant();
    return database.readSnapshot(
        transaction -> {
          long version = versions.current(transaction, repositoryId);
          if (version == before.version()) {
            return before.at(now, seen);
          }
          replaced.put(repositoryId, new Replaced(before, System.nanoTime()));
          return before.with(
              version,
              now,
              seen,
              lists.changedAfter(transaction, repositoryId, before.version()),
              lists.secureTags(transaction, repositoryId));
        });
  }

  /** What the caller may do, as far as it is known; for within transactions. */
  CallerAccess latest(Caller caller) {
    AccessState known = states.get(caller.repositoryId());
    if (known == null) {
      return refresh(caller);
    }
    CallerAccess present = known.known(caller);
    Replaced before = replaced.get(caller.repositoryId());
    if (present == null
        && before != null
        && System.nanoTime() - before.nanoTime() < MAX_AGE.toNanos()) {
      present = before.state().known(caller);
    }
    return present == null ? of(caller, known, database::readBeside) : present;
  }

  /** Runs a function in a transaction, and knows which connection to take for it. */
  private interface Reader {
    TrusteeSecurity read(Function<Transaction, TrusteeSecurity> work);
  }

  private CallerAccess of(Caller caller, AccessState state, Reader reader) {
    return state.of(
        caller,
        of ->
            new CallerAccess(
                of,
                caller.role(),
                reader.read(
                    transaction ->
                        groups.security(
                            transaction, caller.repositoryId(), caller.trusteeId(), true))));
  }

  /** What some trustee may do, as of now. */
  CallerAccess of(Transaction transaction, int repositoryId, int trusteeId) {
    AccessState state = states.getOrDefault(repositoryId, AccessState.none());
    TrusteeSecurity security = groups.security(transaction, repositoryId, trusteeId, true);
    return new CallerAccess(state, security.role(), security);
  }

  /** The privileges of a role in bits. */
  static int privileges(Role role, TrusteeSecurity security) {
    return role == Role.ADMINISTRATOR ? Privilege.ALL : security.privileges();
  }
}
