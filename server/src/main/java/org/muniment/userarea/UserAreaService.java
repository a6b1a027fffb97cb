package org.muniment.userarea;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldValue;
import org.muniment.entry.EntryService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * Areas that applications keep for a user (contract: more resources §5). An area of another user,
 * and what the server keeps itself, is not found. Thread-safe.
 */
public final class UserAreaService {
  static final int MOST_AREAS = 100;
  static final int LONGEST_COMMENT = 4_096;
  static final int LONGEST_DATA = 65_536;

  private static final AreaKind KIND = AreaKind.APPLICATION;

  private final Database database;
  private final AccessService access;
  private final AreaEntries entries;
  private final UserAreaDao dao = new UserAreaDao();

  public UserAreaService(Database database, AccessService access, EntryService entries) {
    this.database = database;
    this.access = access;
    this.entries = new AreaEntries(entries, access);
  }

  /** The caller's areas, by name. */
  public List<UserArea> list(Caller caller) {
    access.require(caller, Right.READ);
    return database.read(transaction -> dao.list(transaction, caller, KIND));
  }

  /**
   * @throws MunimentException USER_AREA_NOT_FOUND
   */
  public UserArea get(Caller caller, int areaId) {
    access.require(caller, Right.READ);
    return database.read(
        transaction ->
            dao.find(transaction, caller, KIND, areaId).orElseThrow(() -> notFound(areaId)));
  }

  /**
   * @param name 1 to 256 characters
   * @param comment at most {@value #LONGEST_COMMENT} characters
   * @param data at most {@value #LONGEST_DATA} characters
   * @throws MunimentException NAME_CONFLICT for a name that is taken or reserved, INVALID_NAME,
   *     INVALID_REQUEST when a text is too long or there are {@value #MOST_AREAS} areas
   */
  public UserArea create(
      Caller caller, @Nullable String name, @Nullable String comment, @Nullable String data) {
    access.require(caller, Right.READ);
    String checked = AreaName.area(name);
    check("comment", comment, LONGEST_COMMENT);
    check("data", data, LONGEST_DATA);
    return database.write(
        transaction -> {
          dao.lockOwner(transaction, caller);
          int id =
              dao.insert(transaction, caller, KIND, checked, comment, data)
                  .orElseThrow(() -> taken(checked));
          if (dao.count(transaction, caller, KIND) > MOST_AREAS) {
            throw new MunimentException(
                ErrorCode.INVALID_REQUEST, "A user can have at most " + MOST_AREAS + " areas.");
          }
          return new UserArea(id, checked, comment, data);
        });
  }

  /**
   * Changes what is not null.
   *
   * @throws MunimentException USER_AREA_NOT_FOUND, and as {@link #create}
   */
  public UserArea update(
      Caller caller,
      int areaId,
      @Nullable String name,
      @Nullable String comment,
      @Nullable String data) {
    access.require(caller, Right.READ);
    String checked = name == null ? null : AreaName.area(name);
    check("comment", comment, LONGEST_COMMENT);
    check("data", data, LONGEST_DATA);
    return orTaken(
        checked,
        () ->
            database.write(
                transaction ->
                    dao.update(transaction, caller, KIND, areaId, checked, comment, data)
                        .orElseThrow(() -> notFound(areaId))));
  }

  /**
   * Deletes an area, not its entries.
   *
   * @throws MunimentException USER_AREA_NOT_FOUND
   */
  public void delete(Caller caller, int areaId) {
    access.require(caller, Right.READ);
    database.execute(
        transaction -> {
          if (!dao.delete(transaction, caller, KIND, areaId)) {
            throw notFound(areaId);
          }
        });
  }

  /**
   * What is in an area, in the order of adding.
   *
   * @throws MunimentException USER_AREA_NOT_FOUND
   */
  public List<AreaEntry> entries(Caller caller, int areaId) {
    access.require(caller, Right.READ);
    return database.read(
        transaction -> {
          UserArea area =
              dao.find(transaction, caller, KIND, areaId).orElseThrow(() -> notFound(areaId));
          return entries.list(transaction, caller, area.id());
        });
  }

  /**
   * Adds all of the entries or none.
   *
   * @return what is in the area then
   * @throws MunimentException USER_AREA_NOT_FOUND, ENTRY_NOT_FOUND, INVALID_REQUEST when the area
   *     would hold more than {@value AreaEntries#MOST} entries
   */
  public List<AreaEntry> addEntries(
      Caller caller, int areaId, @Nullable List<@Nullable Integer> entryIds) {
    access.require(caller, Right.READ);
    Set<Integer> checked = AreaEntries.checked(entryIds);
    return database.write(
        transaction -> {
          UserArea area = lock(transaction, caller, areaId);
          entries.add(transaction, caller, area.id(), checked);
          return entries.list(transaction, caller, area.id());
        });
  }

  /**
   * Takes entries out; those that are not in the area don't matter.
   *
   * @return what is in the area then
   * @throws MunimentException USER_AREA_NOT_FOUND
   */
  public List<AreaEntry> removeEntries(
      Caller caller, int areaId, @Nullable List<@Nullable Integer> entryIds) {
    access.require(caller, Right.READ);
    Set<Integer> checked = AreaEntries.checked(entryIds);
    return database.write(
        transaction -> {
          UserArea area = lock(transaction, caller, areaId);
          entries.remove(transaction, caller.repositoryId(), area.id(), checked);
          return entries.list(transaction, caller, area.id());
        });
  }

  private UserArea lock(Transaction transaction, Caller caller, int areaId) {
    return dao.lock(transaction, caller, KIND, areaId).orElseThrow(() -> notFound(areaId));
  }

  static void check(String what, @Nullable String text, int longest) {
    if (text == null) {
      return;
    }
    if (text.length() > longest) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The %s of a user area can have at most %d characters.".formatted(what, longest));
    }
    if (!FieldValue.storable(text)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The %s of a user area holds a character that can't be stored.".formatted(what));
    }
  }

  /**
   * Names what the unique index says.
   *
   * @param name null when no name is changed
   */
  static <T> T orTaken(@Nullable String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      if (name != null && SqlStates.isUniqueViolation(failure)) {
        throw taken(name);
      }
      throw failure;
    }
  }

  static MunimentException taken(String name) {
    return new MunimentException(
        ErrorCode.NAME_CONFLICT, "The name '" + name + "' is in use already.");
  }

  private static MunimentException notFound(int areaId) {
    return new MunimentException(
        ErrorCode.USER_AREA_NOT_FOUND, "The user area with the id " + areaId + " was not found.");
  }
}
