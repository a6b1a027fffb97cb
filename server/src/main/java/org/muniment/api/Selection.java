package org.muniment.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What {@code $select} leaves of a body: the selected members, those the contract always returns,
 * and annotations such as {@code @odata.type}. A selected member that the body does not have stays
 * absent (contract: overview §6).
 */
public final class Selection {
  /** Keeps everything. */
  public static final Selection ALL = new Selection(Set.of(), Set.of());

  private final Set<String> selected;
  private final Set<String> always;

  private Selection(Set<String> selected, Set<String> always) {
    this.selected = selected;
    this.always = always;
  }

  /**
   * @param selected the members asked for; empty for all
   * @param always the members kept in any case
   */
  public static Selection of(Set<String> selected, Set<String> always) {
    return new Selection(selected, always);
  }

  /** Whether a member is wanted, so that a feature can spare the work of filling it. */
  public boolean keeps(String member) {
    return selected.isEmpty()
        || selected.contains(member)
        || always.contains(member)
        || member.startsWith("@");
  }

  /** Removes what is not wanted from the body itself. */
  public ObjectNode apply(ObjectNode body) {
    body.properties().removeIf(member -> !keeps(member.getKey()));
    return body;
  }
}
