package org.muniment.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Groups, who is in them, and what users and groups hold: privileges, feature rights and security
 * tags. Groups may be in groups. Thread-safe.
 */
public final class GroupService {
  private final Clock clock;
  private final GroupDao dao = new GroupDao();
  private final SecurityVersions versions = new SecurityVersions();

  public GroupService(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws MunimentException when the name can't be used, or a user or group has it
   */
  public TrusteeIdentity add(Transaction transaction, int repositoryId, String name) {
    TrusteeNames.check(name);
    String key = TrusteeNames.key(name);
    Optional<TrusteeIdentity> made =
        key.equals(TrusteeNames.key(TrusteeIdentity.EVERYONE.name()))
            ? Optional.empty()
            : dao.insert(transaction, repositoryId, name, key, clock.instant());
    return made.orElseThrow(
        () ->
            new MunimentException(
                ErrorCode.NAME_CONFLICT, "There is already a user or group named '" + name + "'."));
  }

  /** Removes a group; what lists say of it has no effect any more. */
  public void remove(Transaction transaction, int repositoryId, int groupId) {
    if (!dao.delete(transaction, repositoryId, groupId)) {
      throw new MunimentException(
          ErrorCode.TRUSTEE_NOT_FOUND, "There is no group with the id " + groupId + ".");
    }
    versions.change(transaction, repositoryId);
  }

  /** A user or group by its name, without regard to case; Everyone among them. */
  public Optional<TrusteeIdentity> find(Transaction transaction, int repositoryId, String name) {
    String key = TrusteeNames.key(name);
    if (key.equals(TrusteeNames.key(TrusteeIdentity.EVERYONE.name()))) {
      return Optional.of(TrusteeIdentity.EVERYONE);
    }
    return TrusteeNames.isPossible(key)
        ? dao.find(transaction, repositoryId, key)
        : Optional.empty();
  }

  /**
   * @throws MunimentException TRUSTEE_NOT_FOUND
   */
  public TrusteeIdentity get(Transaction transaction, int repositoryId, String name) {
    return find(transaction, repositoryId, name)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.TRUSTEE_NOT_FOUND,
                    "There is no user or group named '" + name + "'."));
  }

  /** Some users and groups by their ids, Everyone among them; those that are gone are left out. */
  public Map<Integer, TrusteeIdentity> find(
      Transaction transaction, int repositoryId, Collection<Integer> ids) {
    Map<Integer, TrusteeIdentity> found = new HashMap<>();
    if (ids.contains(Sid.EVERYONE_ID)) {
      found.put(Sid.EVERYONE_ID, TrusteeIdentity.EVERYONE);
    }
    dao.find(transaction, repositoryId, ids).forEach(one -> found.put(one.id(), one));
    return found;
  }

  /**
   * Users and groups whose names begin with a text, by name; Everyone first.
   *
   * @param groups whether only groups or only users are wanted; null for both
   */
  public List<TrusteeIdentity> lookup(
      Transaction transaction,
      int repositoryId,
      String prefix,
      @Nullable Boolean groups,
      int most) {
    String key = TrusteeNames.key(prefix);
    if (!TrusteeNames.isPossible(key) || most == 0) {
      return List.of();
    }
    List<TrusteeIdentity> found = new java.util.ArrayList<>();
    if (!Boolean.FALSE.equals(groups)
        && TrusteeNames.key(TrusteeIdentity.EVERYONE.name()).startsWith(key)) {
      found.add(TrusteeIdentity.EVERYONE);
    }
    found.addAll(dao.lookup(transaction, repositoryId, key, groups, most - found.size()));
    return found;
  }

  /** All groups but Everyone, by name. */
  public List<TrusteeIdentity> list(Transaction transaction, int repositoryId) {
    return dao.lookup(transaction, repositoryId, "", true, Integer.MAX_VALUE);
  }

  /** The users and groups that are directly in a group, by name. */
  public List<TrusteeIdentity> members(Transaction transaction, int repositoryId, int groupId) {
    return dao.members(transaction, repositoryId, groupId);
  }

  /**
   * Puts a user or group into a group; no change when it is there.
   *
   * @throws MunimentException INVALID_REQUEST when the group would be in itself
   */
  public void addMember(
      Transaction transaction, int repositoryId, TrusteeIdentity group, TrusteeIdentity member) {
    requireGroup(group);
    if (member.id() == Sid.EVERYONE_ID) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "Everyone can't be a member of a group.");
    }
    // Changes come one after the other from here, so two of them can't close a ring together.
    versions.change(transaction, repositoryId);
    if (dao.closure(transaction, repositoryId, group.id()).contains(member.id())) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The group '" + group.name() + "' is in '" + member.name() + "' already.");
    }
    dao.addMember(transaction, repositoryId, group.id(), member.id());
  }

  public void removeMember(
      Transaction transaction, int repositoryId, TrusteeIdentity group, TrusteeIdentity member) {
    requireGroup(group);
    dao.removeMember(transaction, repositoryId, group.id(), member.id());
    versions.change(transaction, repositoryId);
  }

  private static void requireGroup(TrusteeIdentity group) {
    if (!group.group() || group.id() == Sid.EVERYONE_ID) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "'" + group.name() + "' has no members of its own.");
    }
  }

  /**
   * What was said of one trustee alone.
   *
   * @param features null for those that the role brings
   */
  public record Grants(
      EnumSet<Privilege> privileges,
      @Nullable EnumSet<FeatureRight> features,
      Set<Integer> tagIds) {}

  public Grants grants(Transaction transaction, int repositoryId, int trusteeId) {
    EnumSet<Privilege> privileges = EnumSet.noneOf(Privilege.class);
    EnumSet<FeatureRight> features = null;
    for (GroupDao.Account account : dao.accounts(transaction, repositoryId, List.of(trusteeId))) {
      for (Privilege one : Privilege.values()) {
        if ((account.privileges() & one.bit()) != 0) {
          privileges.add(one);
        }
      }
      Integer mask = account.features();
      if (mask != null) {
        features = EnumSet.noneOf(FeatureRight.class);
        for (FeatureRight one : FeatureRight.values()) {
          if ((mask & one.bit()) != 0) {
            features.add(one);
          }
        }
      }
    }
    return new Grants(
        privileges,
        features,
        new TreeSet<>(dao.tags(transaction, repositoryId, List.of(trusteeId))));
  }

  /** Sets privileges and feature rights of a user or group besides those of its role. */
  public void grant(
      Transaction transaction,
      int repositoryId,
      int trusteeId,
      Set<Privilege> privileges,
      @Nullable Set<FeatureRight> features) {
    dao.setMasks(
        transaction,
        repositoryId,
        trusteeId,
        privileges.stream().mapToInt(Privilege::bit).sum(),
        features == null ? null : (Integer) features.stream().mapToInt(FeatureRight::bit).sum());
    versions.change(transaction, repositoryId);
  }

  /** Gives a user or group a security tag, or takes it away. */
  public void setTag(
      Transaction transaction, int repositoryId, int trusteeId, int tagId, boolean held) {
    dao.setTag(transaction, repositoryId, trusteeId, tagId, held);
    versions.change(transaction, repositoryId);
  }

  /**
   * All that a trustee holds; Everyone's own for {@link Sid#EVERYONE_ID}.
   *
   * @param inherited whether what its groups hold counts
   */
  public TrusteeSecurity security(
      Transaction transaction, int repositoryId, int trusteeId, boolean inherited) {
    Set<Integer> ids = new HashSet<>(Set.of(Sid.EVERYONE_ID));
    ids.addAll(dao.closure(transaction, repositoryId, trusteeId));
    Set<Integer> counted = inherited ? ids : Set.of(trusteeId);
    Role role = Role.USER;
    int privileges = 0;
    int features = 0;
    for (GroupDao.Account account : dao.accounts(transaction, repositoryId, counted)) {
      Integer own = account.features();
      features |= own != null ? own : FeatureRight.of(account.role());
      privileges |= account.privileges();
      if (account.id() == trusteeId) {
        role = account.role();
        privileges |= role == Role.ADMINISTRATOR ? Privilege.ALL : 0;
      }
    }
    return new TrusteeSecurity(
        role,
        Set.copyOf(ids),
        privileges,
        features,
        Set.copyOf(dao.tags(transaction, repositoryId, counted)));
  }
}
