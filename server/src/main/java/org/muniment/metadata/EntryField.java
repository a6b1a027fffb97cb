package org.muniment.metadata;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldRules;

/**
 * A field that is assigned to an entry.
 *
 * @param required what the template says, when the field belongs to it
 * @param groupId the group of template fields it is in, or null
 * @param moreValues whether there are values besides those here, which only listings leave out
 */
public record EntryField(
    FieldDefinition field,
    boolean required,
    @Nullable Integer groupId,
    List<String> values,
    boolean moreValues) {
  /** The same field with its values as people read them. */
  public EntryField formatted(Locale culture) {
    if (values.isEmpty()) {
      return this;
    }
    FieldRules rules = FieldRules.of(field);
    return new EntryField(
        field,
        required,
        groupId,
        values.stream().map(value -> rules.format(value, culture)).toList(),
        moreValues);
  }
}
