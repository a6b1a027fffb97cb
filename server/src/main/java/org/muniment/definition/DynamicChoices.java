package org.muniment.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;

/**
 * What a dynamic field of a template offers (contract: entries §8).
 *
 * @param parentIds the fields it depends on; none when it always offers the same
 * @param choices in the order in which they are offered
 */
public record DynamicChoices(List<Integer> parentIds, List<Choice> choices) {
  /**
   * Some values that are offered together.
   *
   * @param of a value of each parent, in the order of the parents
   */
  public record Choice(List<String> of, List<String> values) {}

  /**
   * The values on offer, each once.
   *
   * @param present what the parents hold, by their ids; compared without regard to case
   */
  public List<String> values(Map<Integer, String> present) {
    List<@Nullable String> wanted = new ArrayList<>();
    for (int parentId : parentIds) {
      String value = present.get(parentId);
      wanted.add(value == null ? null : NameKey.of(value));
    }
    Set<String> values = new LinkedHashSet<>();
    for (Choice choice : choices) {
      if (choice.of().stream().map(NameKey::of).toList().equals(wanted)) {
        values.addAll(choice.values());
      }
    }
    return List.copyOf(values);
  }
}
