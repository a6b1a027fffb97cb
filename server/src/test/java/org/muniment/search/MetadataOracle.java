package org.muniment.search;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.DateInterval;
import org.muniment.search.language.FieldClause;
import org.muniment.search.language.FieldCondition;
import org.muniment.search.language.FieldIndex;
import org.muniment.search.language.FieldValue;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/** Evaluates clauses about the metadata of one entry value by value. */
final class MetadataOracle {
  /** The kinds of fields there are. */
  enum Kind {
    TEXT,
    NUMBER,
    DATE
  }

  /**
   * The definitions.
   *
   * @param fields kinds by name
   * @param templates names of their fields by name; ids count from 1 in this order
   */
  record World(Map<String, Kind> fields, Map<String, List<String>> templates) {}

  /**
   * What an entry says about itself.
   *
   * @param template null for none
   * @param fields the values by the names of the fields
   */
  record Described(@Nullable String template, Map<String, List<String>> fields, Set<String> tags) {
    static final Described NOTHING = new Described(null, Map.of(), Set.of());
  }

  private final World world;
  private final Described about;

  MetadataOracle(World world, Described about) {
    this.world = world;
    this.about = about;
  }

  boolean template(@Nullable String name) {
    return about.template() != null && (name == null || name.equalsIgnoreCase(about.template()));
  }

  boolean templateName(PropertyCondition condition) {
    return about.template() != null && matches(about.template(), condition);
  }

  boolean templateId(BigDecimal id, ComparisonOperator operator) {
    int own = new ArrayList<>(world.templates().keySet()).indexOf(about.template()) + 1;
    return own > 0 && compare(BigDecimal.valueOf(own).compareTo(id), operator);
  }

  boolean tags(PropertyCondition condition) {
    return about.tags().stream().anyMatch(tag -> matches(tag, condition));
  }

  private static boolean matches(String name, PropertyCondition condition) {
    return ((TextPattern) condition.value()).matches(name)
        == (condition.operator() == ComparisonOperator.EQUAL);
  }

  /** {@code LF:Basic} in fields, for a single word without wildcards. */
  boolean basic(String word, boolean partial) {
    return values(null)
        .anyMatch(
            value ->
                partial
                    ? value.text().toLowerCase(Locale.ROOT).contains(word)
                    : value.words().contains(word));
  }

  boolean fields(FieldClause clause) {
    return (clause.template() == null || template(clause.template()))
        && clause.conditions().stream().allMatch(this::condition);
  }

  /** A value with its place, counted from 1. */
  private record Value(Kind kind, int position, String text) {
    List<String> words() {
      return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9ü]+"));
    }
  }

  /** The values of one field, or of all. */
  private Stream<Value> values(@Nullable String field) {
    List<Value> values = new ArrayList<>();
    about
        .fields()
        .forEach(
            (name, texts) -> {
              if (field == null || field.equalsIgnoreCase(name)) {
                for (int i = 0; i < texts.size(); i++) {
                  values.add(new Value(world.fields().get(name), i + 1, texts.get(i)));
                }
              }
            });
    return values.stream();
  }

  private boolean condition(FieldCondition condition) {
    FieldIndex index = condition.index();
    List<FieldCondition.Comparison> comparisons = condition.comparisons();
    if (comparisons.size() == 1) {
      FieldCondition.Comparison only = comparisons.get(0);
      if (only.operator() == ComparisonOperator.EQUAL && only.value().isBlank()) {
        return blank(condition.field(), index);
      }
      if (only.operator() == ComparisonOperator.FULL_TEXT && index.isAny()) {
        // The words may come from different values.
        return only.value().words().terms().stream()
            .allMatch(
                term -> values(condition.field()).anyMatch(value -> has(value, List.of(term))));
      }
    }
    Predicate<Value> meets =
        value ->
            comparisons.stream()
                .allMatch(comparison -> comparison(value, comparison, condition.field() == null));
    if (index.isEvery()) {
      List<Value> filled =
          values(condition.field()).filter(value -> !value.text().isEmpty()).toList();
      return !filled.isEmpty() && filled.stream().allMatch(meets);
    }
    return values(condition.field())
        .filter(value -> index.isAny() || value.position() == index.position())
        .anyMatch(meets);
  }

  /** Some such field is assigned and has nothing filled, or nothing at that place. */
  private boolean blank(@Nullable String field, FieldIndex index) {
    boolean anywhere = index.isAny() || index.isEvery();
    Stream<String> ofTemplate =
        about.template() == null ? Stream.of() : world.templates().get(about.template()).stream();
    return Stream.concat(ofTemplate, about.fields().keySet().stream())
        .filter(name -> field == null || field.equalsIgnoreCase(name))
        .anyMatch(
            name ->
                values(name)
                    .filter(value -> anywhere || value.position() == index.position())
                    .allMatch(value -> value.text().isEmpty()));
  }

  private static boolean has(Value value, List<TextTerm> terms) {
    return terms.stream()
        .allMatch(
            term -> value.words().stream().anyMatch(((TextTerm.Word) term).pattern()::matches));
  }

  private static boolean comparison(
      Value value, FieldCondition.Comparison comparison, boolean anyField) {
    ComparisonOperator operator = comparison.operator();
    FieldValue wanted = comparison.value();
    if (operator == ComparisonOperator.FULL_TEXT) {
      return has(value, wanted.words().terms());
    }
    if (value.text().isEmpty()) {
      return false;
    }
    boolean sameText = wanted.pattern().matches(NameKey.of(value.text()));
    boolean negative = operator == ComparisonOperator.NOT_EQUAL;
    boolean asText = wanted.isBlank() || wanted.isAny() || !wanted.pattern().isLiteral();
    Boolean reading = asText && !operator.isOrder() ? null : reading(value, wanted, operator);
    if (anyField) {
      return operator.isOrder()
          ? Boolean.TRUE.equals(reading)
          : negative
              ? !sameText && !Boolean.FALSE.equals(reading)
              : sameText || Boolean.TRUE.equals(reading);
    }
    return value.kind() == Kind.TEXT || reading == null ? sameText != negative : reading;
  }

  /** The comparison as numbers or days; null where the value and what is wanted aren't both. */
  private static @Nullable Boolean reading(
      Value value, FieldValue wanted, ComparisonOperator operator) {
    boolean number = wanted.text().matches("[0-9.]+");
    if (number) {
      return value.kind() == Kind.NUMBER
          ? (Boolean)
              compare(
                  new BigDecimal(value.text()).compareTo(new BigDecimal(wanted.text())), operator)
          : null;
    }
    if (value.kind() != Kind.DATE || !wanted.text().matches("[0-9/-]+")) {
      return null;
    }
    DateInterval interval = (DateInterval) wanted.date();
    LocalDateTime time = LocalDateTime.parse(value.text());
    int order = time.isBefore(interval.start()) ? -1 : time.isBefore(interval.end()) ? 0 : 1;
    return compare(order, operator);
  }

  static boolean compare(int order, ComparisonOperator operator) {
    return switch (operator) {
      case EQUAL, FULL_TEXT -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
