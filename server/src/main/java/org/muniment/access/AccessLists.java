package org.muniment.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.GroupService;
import org.muniment.identity.Sid;
import org.muniment.identity.TrusteeIdentity;

/** Lists as callers give and get them: with trustees instead of numbers. */
public final class AccessLists {
  /** How many elements a list may have. */
  public static final int MOST_ELEMENTS = 2_000;

  private static final int LONGEST_NAME = 1_000;

  private final GroupService groups;

  AccessLists(GroupService groups) {
    this.groups = groups;
  }

  /**
   * An element of a list that is shown.
   *
   * @param inheritedFrom the path of the entry that has it; null for an element of the list itself
   */
  public record Shown(
      TrusteeIdentity trustee,
      boolean deny,
      int rights,
      AccessScope scope,
      @Nullable String inheritedFrom) {}

  /** A list that is shown. */
  public record ShownList(List<Shown> elements, boolean inheritParents) {}

  /**
   * An element of a list that is set. The identifier wins over the name.
   *
   * @param rights as bits, at least one
   */
  public record Wanted(
      @Nullable String sid,
      @Nullable String accountName,
      boolean deny,
      int rights,
      AccessScope scope) {}

  /**
   * @throws MunimentException INVALID_REQUEST for too many elements or one without a trustee;
   *     TRUSTEE_NOT_FOUND
   */
  List<AccessElement> resolve(Transaction transaction, int repositoryId, List<Wanted> wanted) {
    if (wanted.size() > MOST_ELEMENTS) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "A list has at most " + MOST_ELEMENTS + " elements, not " + wanted.size() + ".");
    }
    Map<String, Integer> known = new HashMap<>();
    List<AccessElement> elements = new ArrayList<>();
    for (Wanted one : wanted) {
      boolean bySid = one.sid() != null && !one.sid().isBlank();
      String text = bySid ? one.sid() : one.accountName();
      if (text == null || text.isBlank()) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "An element has neither the sid nor the name of a trustee.");
      }
      int id =
          known.computeIfAbsent(
              (bySid ? "s" : "n") + text,
              key ->
                  bySid
                      ? bySid(transaction, repositoryId, text).id()
                      : byName(transaction, repositoryId, text).id());
      elements.add(new AccessElement(id, one.deny(), one.rights(), one.scope()));
    }
    return elements;
  }

  /**
   * @throws MunimentException TRUSTEE_NOT_FOUND
   */
  TrusteeIdentity bySid(Transaction transaction, int repositoryId, String sid) {
    OptionalInt id =
        sid.length() > LONGEST_NAME ? OptionalInt.empty() : Sid.trustee(repositoryId, sid);
    TrusteeIdentity found =
        id.isEmpty()
            ? null
            : groups.find(transaction, repositoryId, List.of(id.getAsInt())).get(id.getAsInt());
    if (found == null) {
      throw new MunimentException(
          ErrorCode.TRUSTEE_NOT_FOUND, "There is no trustee with the sid '" + cut(sid) + "'.");
    }
    return found;
  }

  /**
   * @throws MunimentException TRUSTEE_NOT_FOUND
   */
  TrusteeIdentity byName(Transaction transaction, int repositoryId, String name) {
    return (name.length() > LONGEST_NAME
            ? java.util.Optional.<TrusteeIdentity>empty()
            : groups.find(transaction, repositoryId, name.strip()))
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.TRUSTEE_NOT_FOUND, "There is no trustee named '" + cut(name) + "'."));
  }

  private static String cut(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  /**
   * The elements as they are shown; those of trustees that were removed are left out.
   *
   * @param from by the place of an element, where it is inherited from; null for nowhere
   */
  List<Shown> show(
      Transaction transaction,
      int repositoryId,
      List<AccessElement> elements,
      List<@Nullable String> from) {
    Set<Integer> ids = new HashSet<>();
    elements.forEach(element -> ids.add(element.trusteeId()));
    Map<Integer, TrusteeIdentity> trustees = groups.find(transaction, repositoryId, ids);
    List<Shown> shown = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      AccessElement element = elements.get(i);
      TrusteeIdentity trustee = trustees.get(element.trusteeId());
      if (trustee != null) {
        shown.add(
            new Shown(trustee, element.deny(), element.rights(), element.scope(), from.get(i)));
      }
    }
    return shown;
  }
}
