package org.muniment.search.language;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes random trees that the grammar can express. */
final class RandomSearches {
  private static final String[] WORDS = {
    "maple", "Ünter", "o'clock", "3.14", "gov*", "?x", "[a-f]z", "*", "a/b", "日本", "x=1", "a\\b",
    "[x"
  };
  private static final String[] TEXTS = {
    "",
    "a",
    "\\",
    "\\\\",
    "\"",
    "a\"b",
    "\"\"",
    "\\\"",
    "a\\",
    "x\\\", b",
    "{x}",
    "a,b",
    "]",
    "[x]y",
    "/* c */",
    "' q'",
    "Judicial & Legislative",
    "“q”",
    "\t",
    "a (b) | c",
    "&amp;",
    "*Report*",
    "é😀"
  };

  private final Random random;

  RandomSearches(long seed) {
    random = new Random(seed);
  }

  SearchExpression expression(int depth) {
    int kind = random.nextInt(depth > 0 ? 9 : 6);
    return switch (kind) {
      case 0, 1 -> term();
      case 2 ->
          new SearchExpression.Within(random.nextInt(50), random.nextBoolean(), terms(), terms());
      case 3 -> new TemplateClause(name());
      case 4 -> fields();
      case 5 -> properties();
      case 6 -> new SearchExpression.AnyOf(several(depth));
      case 7 -> new SearchExpression.AllOf(several(depth));
      default -> {
        List<SearchExpression> parts = several(depth);
        yield new SearchExpression.Except(parts.get(0), parts.subList(1, parts.size()));
      }
    };
  }

  private List<SearchExpression> several(int depth) {
    List<SearchExpression> parts = new ArrayList<>();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      parts.add(expression(depth - 1));
    }
    return parts;
  }

  private List<TextTerm> terms() {
    List<TextTerm> terms = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      terms.add(term());
    }
    return terms;
  }

  private TextTerm term() {
    return switch (random.nextInt(3)) {
      case 0 -> new TextTerm.Word(TextPattern.parse(pick(WORDS)));
      case 1 -> new TextTerm.Phrase(patterns("follow", "up", "o'clock", "3.14"));
      default -> new TextTerm.Phrase(List.of(TextPattern.parse("5"), TextPattern.parse("[0-9]*")));
    };
  }

  private List<TextPattern> patterns(String... words) {
    List<TextPattern> patterns = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      patterns.add(TextPattern.parse(pick(words)));
    }
    return patterns;
  }

  private FieldClause fields() {
    List<FieldCondition> conditions = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      List<FieldCondition.Comparison> comparisons = new ArrayList<>();
      for (int j = 1 + random.nextInt(2); j > 0; j--) {
        ComparisonOperator operator = pick(ComparisonOperator.values());
        String text = operator == ComparisonOperator.FULL_TEXT ? "'two words' x" : pick(TEXTS);
        comparisons.add(new FieldCondition.Comparison(operator, new FieldValue(text)));
      }
      conditions.add(
          new FieldCondition(name(), new FieldIndex(random.nextInt(4) - 1), comparisons));
    }
    return new FieldClause(name(), conditions);
  }

  private PropertyClause properties() {
    List<PropertyCondition> conditions = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      SearchProperty property = pick(SearchProperty.values());
      ComparisonOperator operator =
          pick(property.kind().operators().toArray(ComparisonOperator[]::new));
      conditions.add(
          new PropertyCondition(property, operator, value(property, operator), options(property)));
    }
    return new PropertyClause(conditions);
  }

  private SearchValue value(SearchProperty property, ComparisonOperator operator) {
    if (operator == ComparisonOperator.FULL_TEXT) {
      return new SearchText("w" + pick(TEXTS));
    }
    return switch (property.kind()) {
      case KEYWORDS, TEXT, INDEXED_TEXT, CONTAINED_TEXT -> TextPattern.parse(pick(TEXTS));
      case NUMBER -> new NumberValue(BigDecimal.valueOf(random.nextInt(), random.nextInt(9)));
      case DATE -> date(operator);
      case YES_NO -> new YesNo(random.nextBoolean());
      case CHOICE -> new Choices(List.of(pick(property.choices().toArray(String[]::new))));
      case CHOICES -> new Choices(property.choices().subList(0, 1 + random.nextInt(3)));
      case FOLDER ->
          random.nextBoolean()
              ? new FolderId(random.nextInt(1_000_000))
              : new FolderPath(List.of("A b", "c\"d", "e, f}").subList(0, random.nextInt(4)));
    };
  }

  private DateValue date(ComparisonOperator operator) {
    int kind = random.nextInt(8);
    if (kind == 0) {
      return DateWord.TODAY;
    }
    if (kind == 1 && !operator.isOrder()) {
      return DateWord.ANY;
    }
    LocalDateTime time =
        LocalDateTime.of(1 + random.nextInt(9998), 1, 1, 0, 0)
            .plusSeconds(random.nextInt(31_000_000))
            .plusNanos(random.nextInt(1_000_000_000));
    return new DateInterval(time, pick(DatePrecision.values()));
  }

  private SearchOptions options(SearchProperty property) {
    SearchOptions options = SearchOptions.DEFAULT;
    for (SearchOption option : property.options()) {
      options =
          switch (option) {
            case ENTRY_TYPE -> options.withEntries(some(EntryKind.class));
            case ANNOTATION_TYPE -> options.withAnnotations(some(AnnotationKind.class));
            case SUBFOLDERS -> options.withSubfolders(random.nextBoolean());
            case BASIC_OPTION ->
                options.withBasic(
                    some(BasicTarget.class), random.nextBoolean(), random.nextBoolean());
          };
    }
    return options;
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type) {
    EnumSet<E> chosen = EnumSet.allOf(type);
    chosen.removeIf(member -> random.nextBoolean());
    return chosen.isEmpty() ? EnumSet.allOf(type) : chosen;
  }

  private @Nullable String name() {
    String[] names = {null, "Invoice", "a]b", "]", "x\"y", "{LF:Name}", "Ü, é", "[", "a: b"};
    String name = names[random.nextInt(names.length)];
    return name == null || random.nextInt(5) > 0 ? name : name.toUpperCase(Locale.ROOT);
  }

  private <E> E pick(E[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
