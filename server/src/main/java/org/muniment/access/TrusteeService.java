package org.muniment.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Database;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Privilege;
import org.muniment.identity.TrusteeIdentity;
import org.muniment.identity.TrusteeSecurity;

/** Finds users and groups and tells what they hold (contract: more-resources §1). Thread-safe. */
public final class TrusteeService {
  /** How many trustees a lookup finds at most. */
  public static final int MOST_FOUND = 1_000;

  private final Database database;
  private final AccessService access;
  private final GroupService groups;
  private final AccessLists lists;
  private final AccessListDao dao = new AccessListDao();

  public TrusteeService(Database database, AccessService access, GroupService groups) {
    this.database = database;
    this.access = access;
    this.groups = groups;
    this.lists = new AccessLists(groups);
  }

  /**
   * What a session or a trustee may do besides lists.
   *
   * @param privileges bits of {@link Privilege}
   * @param features bits of {@link org.muniment.identity.FeatureRight}
   */
  public record Holdings(int privileges, int features, boolean readOnly) {}

  /** What the caller holds. */
  public Holdings session(Caller caller) {
    access.require(caller, Right.READ);
    CallerAccess held = access.states().latest(caller);
    return new Holdings(held.privileges(), held.features(), held.readOnly());
  }

  /**
   * Users and groups whose names begin with a text, by name.
   *
   * @param groupsOnly true for groups, false for users, null for both
   * @param count at most so many, and never more than {@link #MOST_FOUND}
   * @throws MunimentException INVALID_REQUEST for a negative count
   */
  public List<TrusteeIdentity> lookup(
      Caller caller, String prefix, @Nullable Boolean groupsOnly, int count) {
    access.require(caller, Right.READ);
    if (count < 0) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "The count is negative.");
    }
    return database.read(
        transaction ->
            groups.lookup(
                transaction,
                caller.repositoryId(),
                prefix,
                groupsOnly,
                Math.min(count, MOST_FOUND)));
  }

  /** A tag that a trustee holds. */
  public record HeldTag(int id, String name, boolean secure) {}

  /** All that a trustee holds. */
  public record Security(Holdings holdings, List<HeldTag> tags) {}

  /**
   * @param inherited whether what the trustee's groups hold counts
   * @throws MunimentException TRUSTEE_NOT_FOUND; ACCESS_DENIED for others than the caller without
   *     the privilege
   */
  public Security security(Caller caller, String sid, boolean inherited) {
    access.require(caller, Right.READ);
    int repositoryId = caller.repositoryId();
    return database.read(
        transaction -> {
          int id = lists.bySid(transaction, repositoryId, sid).id();
          if (id != caller.trusteeId() && !access.holds(caller, Privilege.TrusteeManager)) {
            throw new MunimentException(
                ErrorCode.ACCESS_DENIED,
                "Access denied: the user '"
                    + caller.name()
                    + "' may not look into the security of other trustees.");
          }
          TrusteeSecurity found = groups.security(transaction, repositoryId, id, inherited);
          return new Security(
              new Holdings(found.privileges(), found.features(), found.readOnly()),
              dao.tags(transaction, repositoryId, found.tagIds()).stream()
                  .map(tag -> new HeldTag(tag.id(), tag.name(), tag.secure()))
                  .toList());
        });
  }
}
