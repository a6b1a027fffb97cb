package org.muniment.api.entry;

import org.muniment.api.definition.FieldType;
import org.muniment.definition.FieldDefinition;
import org.muniment.metadata.EntryField;

/** Fields of entries as clients see them (contract: entries §8). */
public final class FieldMapper {
  private FieldMapper() {}

  /** A field with the values it has on an entry. */
  public static FieldDto field(EntryField field) {
    FieldDefinition definition = field.field();
    return new FieldDto(
        definition.name(),
        FieldType.valueOf(definition.type().wireName()),
        definition.id(),
        definition.multiValue(),
        field.required(),
        field.moreValues(),
        field.groupId(),
        field.values());
  }
}
