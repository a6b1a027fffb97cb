package org.muniment.userarea;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * The caller's own collections of entries (contract: more resources §5); those of others are not
 * found. Thread-safe.
 */
public final class PersonalCollectionService {
  static final int MOST_COLLECTIONS = 50;

  private static final AreaKind KIND = AreaKind.COLLECTION;

  private final Database database;
  private final AccessService access;
  private final AreaEntries entries;
  private final UserAreaDao dao = new UserAreaDao();

  public PersonalCollectionService(Database database, AccessService access, EntryService entries) {
    this.database = database;
    this.access = access;
    this.entries = new AreaEntries(entries, access);
  }

  /** The caller's collections, by name. */
  public List<PersonalCollection> list(Caller caller) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          List<UserArea> areas = dao.list(transaction, caller, KIND);
          Map<Integer, List<Integer>> entryIds =
              entries.ids(transaction, caller, areas.stream().map(UserArea::id).toList());
          return areas.stream()
              .map(area -> collection(area, entryIds.getOrDefault(area.id(), List.of())))
              .toList();
        });
  }

  /**
   * @throws MunimentException COLLECTION_NOT_FOUND
   */
  public PersonalCollection get(Caller caller, String id) {
    access.require(caller, Right.READ);
    int areaId = areaId(id);
    return database.read(
        transaction ->
            filled(
                transaction,
                caller,
                dao.find(transaction, caller, KIND, areaId).orElseThrow(() -> notFound(id))));
  }

  /**
   * Makes an empty collection.
   *
   * @param name 1 to 256 characters
   * @throws MunimentException NAME_CONFLICT for a name that is taken or reserved, INVALID_NAME,
   *     INVALID_REQUEST when there are {@value #MOST_COLLECTIONS} collections
   */
  public PersonalCollection create(Caller caller, @Nullable String name) {
    access.require(caller, Right.READ);
    String checked = AreaName.collection(name);
    return database.write(
        transaction -> {
          dao.lockOwner(transaction, caller);
          int id =
              dao.insert(transaction, caller, KIND, checked, null, null)
                  .orElseThrow(() -> UserAreaService.taken(checked));
          if (dao.count(transaction, caller, KIND) > MOST_COLLECTIONS) {
            throw new MunimentException(
                ErrorCode.INVALID_REQUEST,
                "A user can have at most " + MOST_COLLECTIONS + " personal collections.");
          }
          return new PersonalCollection(PersonalCollection.id(id), checked, List.of());
        });
  }

  /**
   * Renames a collection; its id stays.
   *
   * @throws MunimentException COLLECTION_NOT_FOUND, NAME_CONFLICT for a name that is taken or
   *     reserved, INVALID_NAME
   */
  public PersonalCollection rename(Caller caller, String id, @Nullable String name) {
    access.require(caller, Right.READ);
    String checked = AreaName.collection(name);
    int areaId = areaId(id);
    return UserAreaService.orTaken(
        checked,
        () ->
            database.write(
                transaction ->
                    filled(
                        transaction,
                        caller,
                        dao.update(transaction, caller, KIND, areaId, checked, null, null)
                            .orElseThrow(() -> notFound(id)))));
  }

  /** Deletes a collection, not its entries; one that is not there doesn't matter. */
  public void delete(Caller caller, String id) {
    access.require(caller, Right.READ);
    OptionalInt areaId = PersonalCollection.areaId(id);
    if (areaId.isPresent()) {
      database.execute(transaction -> dao.delete(transaction, caller, KIND, areaId.getAsInt()));
    }
  }

  /**
   * Adds all of the entries or none.
   *
   * @throws MunimentException COLLECTION_NOT_FOUND, ENTRY_NOT_FOUND, INVALID_REQUEST when the
   *     collection would hold more than {@value AreaEntries#MOST} entries
   */
  public PersonalCollection addEntries(
      Caller caller, String id, @Nullable List<@Nullable Integer> entryIds) {
    access.require(caller, Right.READ);
    Set<Integer> checked = AreaEntries.checked(entryIds);
    int areaId = areaId(id);
    return database.write(
        transaction -> {
          UserArea area = lock(transaction, caller, id, areaId);
          entries.add(transaction, caller, areaId, checked);
          return filled(transaction, caller, area);
        });
  }

  /**
   * Takes entries out; those that are not in the collection don't matter.
   *
   * @throws MunimentException COLLECTION_NOT_FOUND
   */
  public PersonalCollection removeEntries(
      Caller caller, String id, @Nullable List<@Nullable Integer> entryIds) {
    access.require(caller, Right.READ);
    Set<Integer> checked = AreaEntries.checked(entryIds);
    int areaId = areaId(id);
    return database.write(
        transaction -> {
          UserArea area = lock(transaction, caller, id, areaId);
          entries.remove(transaction, caller.repositoryId(), areaId, checked);
          return filled(transaction, caller, area);
        });
  }

  private UserArea lock(Transaction transaction, Caller caller, String id, int areaId) {
    return dao.lock(transaction, caller, KIND, areaId).orElseThrow(() -> notFound(id));
  }

  private PersonalCollection filled(Transaction transaction, Caller caller, UserArea area) {
    return collection(area, entries.ids(transaction, caller, area.id()));
  }

  private static PersonalCollection collection(UserArea area, List<Integer> entryIds) {
    return new PersonalCollection(PersonalCollection.id(area.id()), area.name(), entryIds);
  }

  private static int areaId(String id) {
    return PersonalCollection.areaId(id).orElseThrow(() -> notFound(id));
  }

  private static MunimentException notFound(String id) {
    return new MunimentException(
        ErrorCode.COLLECTION_NOT_FOUND,
        "The personal collection with the id '" + id + "' was not found.");
  }
}
