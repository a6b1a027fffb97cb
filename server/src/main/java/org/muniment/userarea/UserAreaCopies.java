package org.muniment.userarea;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/**
 * What users kept elsewhere, given to them again: a building block for what loads repositories from
 * files. Does not ask whether the owner may see the entries; who lists them does. Thread-safe.
 */
public final class UserAreaCopies {
  private final UserAreaDao areas = new UserAreaDao();
  private final UserAreaEntryDao entries = new UserAreaEntryDao();

  /**
   * Makes an area, or brings the one that is there up to what is given; entries are only added.
   *
   * @param owner whose area it is
   * @param name of a collection or an area of an application; of no matter for starred entries
   * @param comment null to leave it
   * @param data null to leave it
   * @param entryIds entries that are there, in the order in which they are added
   * @throws MunimentException as the services for the single kinds
   */
  public void put(
      Transaction transaction,
      Caller owner,
      AreaKind kind,
      @Nullable String name,
      @Nullable String comment,
      @Nullable String data,
      Collection<Integer> entryIds) {
    String checked = name(kind, name);
    UserAreaService.check("comment", comment, UserAreaService.LONGEST_COMMENT);
    UserAreaService.check("data", data, UserAreaService.LONGEST_DATA);
    areas.lockOwner(transaction, owner);
    UserArea present = find(transaction, owner, kind, checked);
    int id;
    if (present == null) {
      if (areas.count(transaction, owner, kind) >= most(kind)) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, owner.name() + " has as many areas as a user can have.");
      }
      id = areas.insert(transaction, owner, kind, checked, comment, data).orElseThrow();
    } else {
      id = present.id();
      areas.lock(transaction, owner, kind, id);
      if (differs(comment, present.comment()) || differs(data, present.data())) {
        areas.update(transaction, owner, kind, id, null, comment, data);
      }
    }
    if (!entryIds.isEmpty()) {
      entries.insert(transaction, owner.repositoryId(), id, entryIds);
      if (entries
              .list(transaction, owner.repositoryId(), List.of(id))
              .getOrDefault(id, List.of())
              .size()
          > AreaEntries.MOST) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "It can hold at most " + AreaEntries.MOST + " entries.");
      }
    }
  }

  private static String name(AreaKind kind, @Nullable String name) {
    return switch (kind) {
      case APPLICATION -> AreaName.area(name);
      case COLLECTION -> AreaName.collection(name);
      case STARRED -> StarredEntryService.NAME;
    };
  }

  private static int most(AreaKind kind) {
    return switch (kind) {
      case APPLICATION -> UserAreaService.MOST_AREAS;
      case COLLECTION -> PersonalCollectionService.MOST_COLLECTIONS;
      case STARRED -> 1;
    };
  }

  private @Nullable UserArea find(
      Transaction transaction, Caller owner, AreaKind kind, String name) {
    String key = NameKey.of(name);
    return areas.list(transaction, owner, kind).stream()
        .filter(area -> kind == AreaKind.STARRED || NameKey.of(area.name()).equals(key))
        .findFirst()
        .orElse(null);
  }

  private static boolean differs(@Nullable String given, @Nullable String present) {
    return given != null && !given.equals(present);
  }
}
