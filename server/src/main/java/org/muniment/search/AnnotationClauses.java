package org.muniment.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muniment.annotation.AnnotationType;
import org.muniment.search.language.AnnotationKind;
import org.muniment.search.language.Choices;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.SearchProperty;
import org.muniment.search.language.SearchText;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/**
 * Clauses about annotations (contract: search-syntax §4.5). Annotations that only their creator and
 * administrators see are not looked at.
 */
final class AnnotationClauses {
  private static final Set<SearchProperty> ALL =
      Set.of(
          SearchProperty.ANNOTATION_TEXT,
          SearchProperty.STICKY_NOTE,
          SearchProperty.CALLOUT,
          SearchProperty.TEXT_BOX,
          SearchProperty.ANNOTATION_COMMENT,
          SearchProperty.ANNOTATION_CREATOR,
          SearchProperty.ANNOTATION_TYPE_NAME,
          SearchProperty.ANNOTATION_PAGE,
          SearchProperty.ANNOTATION_COLOR,
          SearchProperty.ANNOTATION_STAMP_NAME);

  /** The names of kinds in searches; links are kept nowhere. */
  private static final Map<String, AnnotationType> TYPES =
      Map.ofEntries(
          Map.entry("note", AnnotationType.Note),
          Map.entry("highlight", AnnotationType.Highlight),
          Map.entry("redaction", AnnotationType.Redaction),
          Map.entry("textbox", AnnotationType.TextBox),
          Map.entry("callout", AnnotationType.Callout),
          Map.entry("stamp", AnnotationType.Stamp),
          Map.entry("bitmap", AnnotationType.Bitmap),
          Map.entry("rectangle", AnnotationType.Rectangle),
          Map.entry("line", AnnotationType.Line),
          Map.entry("freehand", AnnotationType.FreeHand),
          Map.entry("attachment", AnnotationType.Attachment),
          Map.entry("strikethrough", AnnotationType.Strikeout),
          Map.entry("underline", AnnotationType.Underline));

  /** A colour as Windows counts it, red in the lowest byte: yellow is 65535. */
  private static final String COLOR =
      "cast(cast('x' || substr(n.color, 6, 2) || substr(n.color, 4, 2) || substr(n.color, 2, 2)"
          + " as bit(24)) as integer)";

  private final Statement statement;
  private final Bindings bindings;
  private final EntryClauses entries;

  AnnotationClauses(Statement statement, EntryClauses entries) {
    this.statement = statement;
    this.bindings = statement.bindings();
    this.entries = entries;
  }

  static boolean isAbout(PropertyCondition condition) {
    return ALL.contains(condition.property());
  }

  /** Which texts of annotations a condition looks at; none when it looks at something else. */
  static Set<AnnotationKind> kinds(PropertyCondition condition) {
    return switch (condition.property()) {
      case ANNOTATION_TEXT -> condition.options().annotations();
      case STICKY_NOTE -> Set.of(AnnotationKind.STICKY_NOTE);
      case CALLOUT -> Set.of(AnnotationKind.CALLOUT);
      case TEXT_BOX -> Set.of(AnnotationKind.TEXT_BOX);
      default -> Set.of();
    };
  }

  static AnnotationType type(AnnotationKind kind) {
    return switch (kind) {
      case STICKY_NOTE -> AnnotationType.Note;
      case TEXT_BOX -> AnnotationType.TextBox;
      case CALLOUT -> AnnotationType.Callout;
    };
  }

  /** One annotation meets all the conditions. */
  String annotation(List<PropertyCondition> conditions) {
    return having(conditions.stream().map(this::condition).collect(Collectors.joining(" and ")));
  }

  private String having(String condition) {
    return """
        e.page_set_id in (
          select g.page_set_id
          from annotation n
          join page g
            on g.repository_id = n.repository_id and g.annotation_set_id = n.annotation_set_id
          where n.repository_id = %s and n.visibility <> 'CreatorAndOwner' and %s
        )"""
        .formatted(statement.repository(), condition);
  }

  /** All terms occur in the texts of annotations, each in any. */
  String anyWords(List<TextTerm> terms, boolean leading, boolean trailing) {
    return terms.stream()
        .map(term -> having(entries.words("lower(n.text)", List.of(term), leading, trailing)))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  /** Some annotation says the text, contiguously. */
  String anyContains(TextPattern pattern) {
    return having(entries.matches("lower(n.text)", pattern));
  }

  private String condition(PropertyCondition condition) {
    return switch (condition.property()) {
      case ANNOTATION_COMMENT -> contained("lower(n.comment)", condition);
      case ANNOTATION_CREATOR -> entries.user("n.creator_id", condition);
      case ANNOTATION_TYPE_NAME -> types(condition);
      case ANNOTATION_PAGE -> number("g.number", condition);
      case ANNOTATION_COLOR -> "(n.color is not null and " + number(COLOR, condition) + ")";
      case ANNOTATION_STAMP_NAME ->
          "n.stamp_id in (select s.id from stamp s where s.repository_id = "
              + statement.repository()
              + " and "
              + entries.pattern("lower(s.name)", condition)
              + ")";
      default ->
          "(n.type in ("
              + kinds(condition).stream()
                  .map(kind -> "'" + type(kind).name() + "'")
                  .collect(Collectors.joining(", "))
              + ") and "
              + contained("lower(n.text)", condition)
              + ")";
    };
  }

  private String contained(String column, PropertyCondition condition) {
    if (condition.value() instanceof SearchText words) {
      return entries.words(column, words.terms(), false, false);
    }
    String occurs = entries.occursIn(column, (TextPattern) condition.value());
    return condition.operator() == ComparisonOperator.NOT_EQUAL
        ? "(" + column + " <> '' and not " + occurs + ")"
        : occurs;
  }

  private String number(String column, PropertyCondition condition) {
    return Comparisons.integer(
        bindings, column, condition.operator(), EntryClauses.number(condition));
  }

  private String types(PropertyCondition condition) {
    List<String> names = new ArrayList<>();
    for (String name : ((Choices) condition.value()).words()) {
      AnnotationType type = TYPES.get(name);
      if (type != null) {
        names.add(type.name());
      }
    }
    String chosen = "n.type = any(" + bindings.add(names.toArray(String[]::new)) + ")";
    return condition.operator() == ComparisonOperator.NOT_EQUAL ? "not " + chosen : chosen;
  }
}
