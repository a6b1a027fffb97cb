package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldFormat;
import org.muniment.definition.FieldSettings;
import org.muniment.definition.FieldType;

/**
 * A field definition in a seed. What is null is not said.
 *
 * @param type the wire name of the type; String when a new field doesn't say
 * @param values what a List offers, in order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedField(
    @Nullable String name,
    @Nullable String type,
    @Nullable String description,
    @Nullable Integer length,
    @Nullable String defaultValue,
    @Nullable Boolean multiValue,
    @Nullable Boolean required,
    @Nullable String constraint,
    @Nullable String constraintError,
    @Nullable List<String> values,
    @Nullable String format,
    @Nullable String currency,
    @Nullable String formatPattern,
    @Nullable Boolean indexed,
    @Nullable Boolean indexedForReporting,
    @Nullable Boolean warnIfBlank,
    @Nullable Boolean hideListValues,
    @Nullable Boolean autoExtract,
    @Nullable Map<String, @Nullable String> properties) {

  /** What a new field of that name and type doesn't have anyway. */
  static SeedField of(FieldDefinition field, Map<String, String> properties) {
    FieldDefinition plain = FieldDefinition.of(field.name(), field.type());
    return new SeedField(
        field.name(),
        field.type().wireName(),
        field.description(),
        differing(field.length(), plain.length()),
        field.defaultValue(),
        differing(field.multiValue(), plain.multiValue()),
        differing(field.required(), plain.required()),
        field.constraint(),
        field.constraintError(),
        field.listValues(),
        field.format() == FieldFormat.NONE ? null : field.format().wireName(),
        field.currency(),
        field.formatPattern(),
        differing(field.indexed(), plain.indexed()),
        differing(field.indexedForReporting(), plain.indexedForReporting()),
        differing(field.warnIfBlank(), plain.warnIfBlank()),
        differing(field.hideListValues(), plain.hideListValues()),
        differing(field.autoExtract(), plain.autoExtract()),
        new TreeMap<>(properties));
  }

  private static <T> @Nullable T differing(T value, T usual) {
    return value.equals(usual) ? null : value;
  }

  @Nullable FieldType fieldType() {
    return type == null ? null : FieldType.of(type);
  }

  FieldSettings settings() {
    return new FieldSettings(
        name,
        description,
        length,
        defaultValue,
        multiValue,
        required,
        constraint,
        constraintError,
        format == null ? null : FieldFormat.of(format),
        currency,
        formatPattern,
        indexed,
        indexedForReporting,
        warnIfBlank,
        hideListValues,
        autoExtract);
  }
}
