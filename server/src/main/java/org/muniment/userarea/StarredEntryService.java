package org.muniment.userarea;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryService;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** The entries that the caller has starred (contract: more resources §5). Thread-safe. */
public final class StarredEntryService {
  private static final AreaKind KIND = AreaKind.STARRED;
  static final String NAME = "Starred";

  private final Database database;
  private final AccessService access;
  private final AreaEntries entries;
  private final UserAreaDao dao = new UserAreaDao();

  public StarredEntryService(Database database, AccessService access, EntryService entries) {
    this.database = database;
    this.access = access;
    this.entries = new AreaEntries(entries, access);
  }

  /** In the order of starring. */
  public List<AreaEntry> list(Caller caller) {
    access.require(caller, Right.READ);
    return database.read(
        transaction ->
            area(transaction, caller)
                .map(id -> entries.list(transaction, caller, id))
                .orElse(List.of()));
  }

  /**
   * Stars all of the entries or none.
   *
   * @return all that are starred then
   * @throws MunimentException ENTRY_NOT_FOUND, INVALID_REQUEST when more than {@value
   *     AreaEntries#MOST} entries would be starred
   */
  public List<AreaEntry> star(Caller caller, @Nullable List<@Nullable Integer> entryIds) {
    access.require(caller, Right.READ);
    Set<Integer> checked = AreaEntries.checked(entryIds);
    return database.write(
        transaction -> {
          int id = areaOrNew(transaction, caller);
          entries.add(transaction, caller, id, checked);
          return entries.list(transaction, caller, id);
        });
  }

  /**
   * Takes the star off; entries that have none don't matter.
   *
   * @return all that are starred then
   */
  public List<AreaEntry> unstar(Caller caller, @Nullable List<@Nullable Integer> entryIds) {
    access.require(caller, Right.READ);
    Set<Integer> checked = AreaEntries.checked(entryIds);
    return database.write(
        transaction -> {
          Optional<Integer> id = area(transaction, caller);
          if (id.isEmpty()) {
            return List.of();
          }
          dao.lock(transaction, caller, KIND, id.get());
          entries.remove(transaction, caller.repositoryId(), id.get(), checked);
          return entries.list(transaction, caller, id.get());
        });
  }

  /** The area of the stars, locked; it comes with the first star and stays. */
  private int areaOrNew(Transaction transaction, Caller caller) {
    Optional<Integer> present = area(transaction, caller);
    if (present.isEmpty()) {
      // Somebody else may be making it at this moment: then this waits, and finds it.
      dao.insert(transaction, caller, KIND, NAME, null, null);
      present = area(transaction, caller);
    }
    int id = present.orElseThrow();
    dao.lock(transaction, caller, KIND, id);
    return id;
  }

  private Optional<Integer> area(Transaction transaction, Caller caller) {
    return dao.list(transaction, caller, KIND).stream().map(UserArea::id).findFirst();
  }
}
