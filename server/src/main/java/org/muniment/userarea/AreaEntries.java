package org.muniment.userarea;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** What is in an area, whatever its kind. Thread-safe. */
final class AreaEntries {
  /** Answers hold all entries of an area at once, with their paths. */
  static final int MOST = 5_000;

  private final EntryService entries;
  private final AccessService access;
  private final UserAreaEntryDao dao = new UserAreaEntryDao();

  AreaEntries(EntryService entries, AccessService access) {
    this.entries = entries;
    this.access = access;
  }

  /**
   * The ids in a request, each once.
   *
   * @throws MunimentException INVALID_REQUEST for none or too many, INVALID_ENTRY_ID
   */
  static Set<Integer> checked(@Nullable List<@Nullable Integer> entryIds) {
    if (entryIds == null || entryIds.isEmpty()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The entryIds must hold at least one entry id.");
    }
    Set<Integer> distinct = new LinkedHashSet<>();
    for (Integer id : entryIds) {
      if (id == null || id < 1) {
        throw new MunimentException(
            ErrorCode.INVALID_ENTRY_ID, "Error: Invalid value for entryIds: " + id + ".");
      }
      distinct.add(id);
    }
    if (distinct.size() > MOST) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The entryIds can hold at most " + MOST + " entry ids.");
    }
    return distinct;
  }

  /**
   * Adds entries to an area that is locked; those that are in it stay where they are.
   *
   * @throws MunimentException ENTRY_NOT_FOUND when one of them is not there, INVALID_REQUEST when
   *     the area would hold too many
   */
  void add(Transaction transaction, Caller caller, int areaId, Set<Integer> entryIds) {
    int repositoryId = caller.repositoryId();
    dao.findMissing(transaction, repositoryId, entryIds)
        .ifPresent(
            id -> {
              throw new MunimentException(
                  ErrorCode.ENTRY_NOT_FOUND, "The entry with the id " + id + " was not found.");
            });
    Set<Integer> shown = access.allowed(transaction, caller, entryIds, EntryRight.Browse);
    for (int id : entryIds) {
      if (!shown.contains(id)) {
        access.require(transaction, caller, id);
      }
    }
    dao.insert(transaction, repositoryId, areaId, entryIds);
    if (dao.list(transaction, repositoryId, List.of(areaId)).getOrDefault(areaId, List.of()).size()
        > MOST) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "It can hold at most " + MOST + " entries.");
    }
  }

  /** Takes entries out; those that are not in it don't matter. */
  void remove(Transaction transaction, int repositoryId, int areaId, Set<Integer> entryIds) {
    dao.delete(transaction, repositoryId, areaId, entryIds);
  }

  /** The ids of what is in an area, in the order of adding. */
  List<Integer> ids(Transaction transaction, Caller caller, int areaId) {
    return ids(transaction, caller, List.of(areaId)).getOrDefault(areaId, List.of());
  }

  /** The ids of what is in some areas, by the areas' ids. */
  Map<Integer, List<Integer>> ids(
      Transaction transaction, Caller caller, Collection<Integer> areaIds) {
    if (areaIds.isEmpty()) {
      return Map.of();
    }
    Map<Integer, List<Integer>> found = dao.list(transaction, caller.repositoryId(), areaIds);
    if (access.everywhere(caller, EntryRight.Browse)) {
      return found;
    }
    Set<Integer> all = new LinkedHashSet<>();
    found.values().forEach(all::addAll);
    Set<Integer> shown = access.allowed(transaction, caller, all, EntryRight.Browse);
    Map<Integer, List<Integer>> left = new HashMap<>();
    found.forEach((area, ids) -> left.put(area, ids.stream().filter(shown::contains).toList()));
    return left;
  }

  /** What is in an area, in the order of adding. */
  List<AreaEntry> list(Transaction transaction, Caller caller, int areaId) {
    return withPaths(transaction, caller, ids(transaction, caller, areaId));
  }

  /** Adds the paths; an entry that is deleted at this moment, or doesn't show, is left out. */
  List<AreaEntry> withPaths(Transaction transaction, Caller caller, List<Integer> entryIds) {
    if (entryIds.isEmpty()) {
      return List.of();
    }
    Set<Integer> shown = access.allowed(transaction, caller, entryIds, EntryRight.Browse);
    Map<Integer, String> paths = entries.fullPaths(transaction, caller.repositoryId(), entryIds);
    return entryIds.stream()
        .filter(shown::contains)
        .filter(paths::containsKey)
        .map(id -> new AreaEntry(id, paths.getOrDefault(id, "")))
        .toList();
  }
}
