package org.muniment.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.search.language.AnnotationKind;
import org.muniment.search.language.Choices;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.NumberValue;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.SearchProperty;
import org.muniment.search.language.SearchText;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/** What clauses about annotations say of the annotations of one entry, looked at one by one. */
final class AnnotationOracle {
  /** The names of types in searches. */
  static final Map<String, String> TYPES =
      Map.of(
          "note", "Note",
          "textbox", "TextBox",
          "callout", "Callout",
          "highlight", "Highlight",
          "stamp", "Stamp",
          "redaction", "Redaction");

  private static final Map<SearchProperty, AnnotationKind> KINDS =
      Map.of(
          SearchProperty.STICKY_NOTE, AnnotationKind.STICKY_NOTE,
          SearchProperty.TEXT_BOX, AnnotationKind.TEXT_BOX,
          SearchProperty.CALLOUT, AnnotationKind.CALLOUT);

  private static final Set<SearchProperty> OTHERS =
      Set.of(
          SearchProperty.ANNOTATION_TEXT,
          SearchProperty.ANNOTATION_COMMENT,
          SearchProperty.ANNOTATION_CREATOR,
          SearchProperty.ANNOTATION_TYPE_NAME,
          SearchProperty.ANNOTATION_PAGE,
          SearchProperty.ANNOTATION_COLOR,
          SearchProperty.ANNOTATION_STAMP_NAME);

  /**
   * An annotation.
   *
   * @param hidden whether only its creator sees it
   * @param red of a colour without green and blue, 0 to 255; null for no colour
   * @param stamp the name of its stamp
   */
  record Note(
      int page,
      String type,
      String creator,
      boolean hidden,
      @Nullable String text,
      @Nullable String comment,
      @Nullable Integer red,
      @Nullable String stamp) {}

  private final List<Note> seen;

  AnnotationOracle(List<Note> notes) {
    seen = notes.stream().filter(note -> !note.hidden()).toList();
  }

  static boolean isAbout(PropertyCondition condition) {
    return KINDS.containsKey(condition.property()) || OTHERS.contains(condition.property());
  }

  /** One annotation meets all the conditions. */
  boolean meets(List<PropertyCondition> conditions) {
    return seen.stream()
        .anyMatch(note -> conditions.stream().allMatch(condition -> meets(note, condition)));
  }

  /** {@code LF:Basic} in annotations, for a single word without wildcards. */
  boolean basic(String word, boolean partial) {
    return seen.stream()
        .anyMatch(
            note ->
                note.text() != null
                    && (partial
                        ? note.text().toLowerCase(Locale.ROOT).contains(word)
                        : words(note.text()).contains(word)));
  }

  private static boolean meets(Note note, PropertyCondition condition) {
    return switch (condition.property()) {
      case ANNOTATION_COMMENT -> contains(note.comment(), condition);
      case ANNOTATION_CREATOR -> equals(note.creator(), condition);
      case ANNOTATION_TYPE_NAME ->
          note.type().equals(TYPES.get(((Choices) condition.value()).words().get(0)))
              == (condition.operator() == ComparisonOperator.EQUAL);
      case ANNOTATION_PAGE -> compares(note.page(), condition);
      case ANNOTATION_COLOR -> note.red() != null && compares(note.red(), condition);
      case ANNOTATION_STAMP_NAME -> note.stamp() != null && equals(note.stamp(), condition);
      case ANNOTATION_TEXT ->
          condition.options().annotations().stream().anyMatch(kind -> isKind(note, kind))
              && contains(note.text(), condition);
      default -> isKind(note, KINDS.get(condition.property())) && contains(note.text(), condition);
    };
  }

  private static boolean isKind(Note note, AnnotationKind kind) {
    return note.type()
        .equals(
            switch (kind) {
              case STICKY_NOTE -> "Note";
              case TEXT_BOX -> "TextBox";
              case CALLOUT -> "Callout";
            });
  }

  private static boolean contains(@Nullable String text, PropertyCondition condition) {
    if (text == null) {
      return false;
    }
    if (condition.value() instanceof SearchText sought) {
      List<String> words = words(text);
      return sought.terms().stream()
          .allMatch(term -> words.stream().anyMatch(((TextTerm.Word) term).pattern()::matches));
    }
    return ((TextPattern) condition.value()).occursIn(text.toLowerCase(Locale.ROOT));
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
  }

  private static boolean equals(String value, PropertyCondition condition) {
    return ((TextPattern) condition.value()).matches(value.toLowerCase(Locale.ROOT))
        == (condition.operator() == ComparisonOperator.EQUAL);
  }

  private static boolean compares(int value, PropertyCondition condition) {
    return MetadataOracle.compare(
        BigDecimal.valueOf(value).compareTo(((NumberValue) condition.value()).value()),
        condition.operator());
  }
}
