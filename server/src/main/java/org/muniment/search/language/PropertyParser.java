package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.error.MunimentException;

/** Reads one clause of a name space, after its first colon. */
final class PropertyParser {
  private final SearchReader reader;
  private final int clauseStart;
  private final List<PropertyCondition> conditions = new ArrayList<>();
  private SearchNamespace namespace;
  private @Nullable SearchProperty property;

  PropertyParser(SearchReader reader, int clauseStart, SearchNamespace namespace) {
    this.reader = reader;
    this.clauseStart = clauseStart;
    this.namespace = namespace;
  }

  SearchExpression parse() {
    reader.skipBlanks();
    while (true) {
      part();
      reader.skipBlanks();
      if (reader.accept('}')) {
        return new PropertyClause(conditions);
      }
      if (!reader.accept(',')) {
        throw ClauseValue.expected(reader, clauseStart, "\",\" or \"}\"");
      }
      reader.skipBlanks();
      if (!reader.atOperator()) {
        namespacePrefix();
      }
    }
  }

  /** {@code LF:} before a further condition; read here so that the keyword comes next. */
  private void namespacePrefix() {
    int start = reader.position();
    String word = reader.identifier();
    reader.skipBlanks();
    if (!reader.accept(':')) {
      reader.backTo(start);
      return;
    }
    namespace =
        SearchNamespace.find(word)
            .orElseThrow(
                () ->
                    SearchFailure.at(
                        start,
                        "Unknown name space " + SearchFailure.show(word),
                        "a further condition starts with a keyword or an operator"));
    reader.skipBlanks();
  }

  private void part() {
    int start = reader.position();
    if (reader.atOperator()) {
      if (property == null) {
        throw SearchFailure.at(start, "A keyword is missing after " + namespace + ":");
      }
      condition(property);
      return;
    }
    String word = reader.identifier();
    Optional<SearchProperty> known = SearchProperty.find(namespace, word);
    if (known.isPresent()) {
      property = known.get();
      condition(property);
    } else if (namespace == SearchNamespace.LF && SearchOption.findKeyword(word).isPresent()) {
      option(word, start);
    } else {
      throw unknown(word, start);
    }
  }

  private void condition(SearchProperty of) {
    reader.skipBlanks();
    int at = reader.position();
    ComparisonOperator operator =
        reader.operator().orElseThrow(() -> ClauseValue.operatorMissing(at, of.title()));
    if (of.kind() == ValueKind.KEYWORDS && operator == ComparisonOperator.EQUAL) {
      operator = ComparisonOperator.FULL_TEXT;
    }
    if (!of.kind().operators().contains(operator)) {
      List<String> symbols =
          of.kind().operators().stream().map(ComparisonOperator::symbol).toList();
      throw SearchFailure.at(
          at,
          of.title() + " cannot be compared with " + operator.symbol(),
          "it takes " + String.join(" ", symbols));
    }
    conditions.add(
        new PropertyCondition(
            of, operator, value(of, operator, ClauseValue.read(reader)), SearchOptions.DEFAULT));
  }

  private static SearchValue value(
      SearchProperty property, ComparisonOperator operator, ClauseValue value) {
    String title = property.title();
    if (operator == ComparisonOperator.FULL_TEXT) {
      return value.words(title);
    }
    return switch (property.kind()) {
      case KEYWORDS -> value.words(title);
      case TEXT, CONTAINED_TEXT -> value.pattern();
      case INDEXED_TEXT ->
          property == SearchProperty.EXTENSION ? value.extension() : value.pattern();
      case NUMBER -> value.number(title);
      case DATE -> value.date(title, operator);
      case YES_NO -> value.yesNo(title);
      case CHOICE, CHOICES -> value.choices(property);
      case FOLDER -> value.folder(title);
    };
  }

  /** An option belongs to the nearest condition before it that takes it. */
  private void option(String word, int start) {
    for (int i = conditions.size() - 1; i >= 0; i--) {
      PropertyCondition condition = conditions.get(i);
      for (SearchOption option : condition.property().options()) {
        if (option.keyword().equalsIgnoreCase(word)) {
          conditions.set(
              i, condition.withOptions(OptionReader.read(reader, option, condition.options())));
          return;
        }
      }
    }
    if (conditions.isEmpty()) {
      throw SearchFailure.at(start, word + " needs a condition before it");
    }
    String before = conditions.get(conditions.size() - 1).property().title();
    throw SearchFailure.at(start, word + " does not go with " + before);
  }

  private MunimentException unknown(String word, int start) {
    String title = namespace + ":" + word;
    if (word.isEmpty()) {
      return SearchFailure.at(start, "A keyword is expected after " + namespace + ":");
    }
    String what = "Unknown keyword " + (title.length() > 40 ? title.substring(0, 40) + "…" : title);
    List<String> sameWord = new ArrayList<>();
    for (SearchNamespace each : SearchNamespace.values()) {
      SearchProperty.find(each, word).ifPresent(found -> sameWord.add(found.title()));
    }
    Optional<String> meant =
        sameWord.isEmpty()
            ? SearchFailure.closest(title, SearchProperty.titles())
            : Optional.of(sameWord.get(0));
    return meant
        .map(other -> SearchFailure.at(start, what, "did you mean " + other + "?"))
        .orElseGet(() -> SearchFailure.at(start, what));
  }
}
