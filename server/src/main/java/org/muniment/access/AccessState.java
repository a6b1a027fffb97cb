package org.muniment.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;

/**
 * What a node knows of the rights in a repository at one version: all lists that were set, and what
 * follows from them for the callers that were here. Immutable but for what it works out.
 *
 * @param read when the version was last looked at
 * @param changes how many changes had been heard of before it was read
 * @param entries the lists of entries that say something
 * @param definitions the lists of fields, templates and new ones
 * @param secureTags the security tags that are in use
 */
record AccessState(
    long version,
    Instant read,
    long changes,
    Map<Integer, AccessList> entries,
    Map<Definition, AccessList> definitions,
    Set<Integer> secureTags,
    Map<Who, CallerAccess> callers) {
  private static final int ROOT = 1;

  /** Which list, of those that are not of entries. */
  record Definition(AccessKind kind, int id) {}

  record Who(int trusteeId, Role role) {}

  /** At the same version, looked at again. */
  AccessState at(Instant now, long heard) {
    return new AccessState(version, now, heard, entries, definitions, secureTags, callers);
  }

  AccessState with(
      long newVersion,
      Instant now,
      long heard,
      Iterable<AccessListDao.Row> changed,
      Set<Integer> newTags) {
    Map<Integer, AccessList> newEntries = new HashMap<>(entries);
    Map<Definition, AccessList> newDefinitions = new HashMap<>(definitions);
    for (AccessListDao.Row row : changed) {
      if (row.kind() != AccessKind.ENTRY.number()) {
        newDefinitions.put(
            new Definition(AccessKind.values()[row.kind() - 1], row.objectId()), row.list());
      } else if (row.objectId() != ROOT && row.list().equals(AccessList.EMPTY)) {
        newEntries.remove(row.objectId());
      } else {
        newEntries.put(row.objectId(), row.list());
      }
    }
    return new AccessState(
        newVersion, now, heard, newEntries, newDefinitions, newTags, new ConcurrentHashMap<>());
  }

  /** Before anything was read; older than any version, so that the first reading is a whole one. */
  static AccessState none() {
    return new AccessState(
        -1,
        Instant.EPOCH,
        0,
        Map.of(ROOT, AccessKind.ENTRY.first()),
        Map.of(),
        Set.of(),
        new ConcurrentHashMap<>());
  }

  CallerAccess of(Caller caller, Function<AccessState, CallerAccess> made) {
    CallerAccess known = known(caller);
    if (known == null) {
      known = made.apply(this);
      if (callers.size() < 50_000) {
        callers.put(who(caller), known);
      }
    }
    return known;
  }

  /** What the caller may do, where that was worked out already. */
  @Nullable CallerAccess known(Caller caller) {
    return callers.get(who(caller));
  }

  private static Who who(Caller caller) {
    return new Who(caller.trusteeId(), caller.role());
  }

  AccessList definition(AccessKind kind, int id) {
    return definitions.getOrDefault(new Definition(kind, id), kind.first());
  }
}
