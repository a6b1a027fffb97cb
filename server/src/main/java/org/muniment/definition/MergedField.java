package org.muniment.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What becomes of definitions and values when fields are merged. Nothing is stored here. */
final class MergedField {
  private MergedField() {}

  /**
   * The definition that can hold the values of all sources: settings that the sources agree on are
   * kept, the others fall back to none.
   */
  static FieldDefinition define(List<FieldDefinition> sources, FieldMerge merge) {
    FieldDefinition first = sources.get(0);
    FieldType type =
        sources.stream().map(FieldDefinition::type).reduce(MergedField::commonType).orElseThrow();
    boolean sameType = all(sources, source -> source.type() == type);
    boolean sameConstraint = agree(sources, FieldDefinition::constraint) && sameType;
    boolean sameFormat =
        sameType
            && agree(sources, FieldDefinition::format)
            && agree(sources, FieldDefinition::currency)
            && agree(sources, FieldDefinition::formatPattern);
    Set<String> listValues = new LinkedHashSet<>();
    // A source list that is empty allows everything, and so must the merged one.
    if (type == FieldType.LIST && all(sources, source -> !source.listValues().isEmpty())) {
      sources.forEach(source -> listValues.addAll(source.listValues()));
    }
    return new FieldDefinition(
        0,
        merge.newFieldName(),
        type,
        first.description(),
        sources.stream().mapToInt(FieldDefinition::length).max().orElseThrow(),
        agree(sources, FieldDefinition::defaultValue) && sameType ? first.defaultValue() : "",
        merge.onConflict() == MergeConflict.MAKE_MULTIVALUE
            || sources.stream().anyMatch(FieldDefinition::multiValue),
        all(sources, FieldDefinition::required),
        sameConstraint ? first.constraint() : "",
        sameConstraint ? first.constraintError() : "",
        List.copyOf(listValues),
        sameFormat ? first.format() : FieldFormat.NONE,
        sameFormat ? first.currency() : "",
        sameFormat ? first.formatPattern() : "",
        !all(sources, source -> !source.indexed()),
        !all(sources, source -> !source.indexedForReporting()),
        first.warnIfBlank(),
        first.hideListValues(),
        first.autoExtract());
  }

  /**
   * The values of one entry in the new field.
   *
   * @param values those of each source, in the order of the sources
   * @return null when they differ and that isn't allowed
   */
  static @Nullable List<String> merge(List<List<String>> values, MergeConflict onConflict) {
    List<List<String>> distinct = values.stream().filter(one -> !one.isEmpty()).distinct().toList();
    if (distinct.size() <= 1 || onConflict == MergeConflict.USE_FIRST_FIELD) {
      return distinct.isEmpty() ? List.of() : distinct.get(0);
    }
    if (onConflict == MergeConflict.FAIL) {
      return null;
    }
    return distinct.stream().flatMap(List::stream).distinct().toList();
  }

  /** The type that holds the values of both. */
  private static FieldType commonType(FieldType one, FieldType other) {
    if (one == other || other.widensTo(one)) {
      return one;
    }
    if (one.widensTo(other)) {
      return other;
    }
    if (one.isText() && other.isText()) {
      return FieldType.STRING;
    }
    throw new MunimentException(
        ErrorCode.FIELDS_INCOMPATIBLE,
        "Fields of the types " + one.wireName() + " and " + other.wireName() + " can't be merged.");
  }

  private static boolean all(List<FieldDefinition> fields, Predicate<FieldDefinition> test) {
    return fields.stream().allMatch(test);
  }

  private static boolean agree(
      List<FieldDefinition> fields, Function<FieldDefinition, Object> setting) {
    Object first = setting.apply(fields.get(0));
    return fields.stream().allMatch(field -> Objects.equals(setting.apply(field), first));
  }
}
