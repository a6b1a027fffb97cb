package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what stands in braces; leaves the name spaces to {@link PropertyParser}. */
final class ClauseParser {
  private static final int MAX_POSITION = 1_000_000;

  private final SearchReader reader;

  ClauseParser(SearchReader reader) {
    this.reader = reader;
  }

  /** A name, or null for "any". */
  private record Name(@Nullable String text) {}

  SearchExpression parse() {
    int start = reader.position();
    reader.accept('{');
    reader.skipBlanks();
    int nameStart = reader.position();
    if (reader.peek() == '[') {
      return afterTemplate(start, nameStart, bracketed());
    }
    String word = reader.bareName();
    if (word.isEmpty()) {
      throw SearchFailure.at(
          nameStart, "A clause needs a keyword or a name", "write {LF:Name=\"a\"} or {[Template]}");
    }
    Optional<SearchNamespace> namespace = SearchNamespace.find(word);
    if (namespace.isEmpty()) {
      return afterTemplate(start, nameStart, new Name(word));
    }
    reader.skipBlanks();
    if (!reader.accept(':')) {
      throw SearchFailure.at(
          reader.position(), "A \":\" is expected after " + namespace.get().name());
    }
    return new PropertyParser(reader, start, namespace.get()).parse();
  }

  private SearchExpression afterTemplate(int start, int nameStart, Name template) {
    reader.skipBlanks();
    if (reader.accept('}')) {
      return new TemplateClause(template.text());
    }
    if (reader.atOperator() || reader.peek() == '(') {
      throw SearchFailure.at(
          nameStart,
          "A field is named without a template",
          "write {[]:[Field]=\"value\"} for a field of any template");
    }
    if (!reader.accept(':')) {
      throw ClauseValue.expected(reader, start, "\":\" or \"}\"");
    }
    reader.skipBlanks();
    boolean bracketed = reader.peek() == '[';
    Name field = fieldName();
    reader.skipBlanks();
    // {[T]:[]} is the template alone; with an operator after it, [] is any field.
    if (bracketed && field.text() == null && reader.accept('}')) {
      return new TemplateClause(template.text());
    }
    return fields(start, template, field);
  }

  private SearchExpression fields(int start, Name template, Name first) {
    List<FieldCondition> conditions = new ArrayList<>();
    List<FieldCondition.Comparison> comparisons = new ArrayList<>();
    Name field = first;
    FieldIndex index = index();
    while (true) {
      comparisons.add(comparison());
      reader.skipBlanks();
      boolean last = reader.accept('}');
      if (!last && !reader.accept(',')) {
        throw ClauseValue.expected(reader, start, "\",\" or \"}\"");
      }
      reader.skipBlanks();
      if (!last && reader.atOperator()) {
        continue;
      }
      conditions.add(new FieldCondition(field.text(), index, comparisons));
      if (last) {
        return new FieldClause(template.text(), conditions);
      }
      comparisons.clear();
      field = fieldName();
      index = index();
    }
  }

  private FieldCondition.Comparison comparison() {
    reader.skipBlanks();
    int at = reader.position();
    ComparisonOperator operator =
        reader.operator().orElseThrow(() -> ClauseValue.operatorMissing(at, "the field"));
    ClauseValue value = ClauseValue.read(reader);
    if (operator == ComparisonOperator.FULL_TEXT) {
      value.words("the field");
    }
    return new FieldCondition.Comparison(operator, new FieldValue(value.text()));
  }

  private Name fieldName() {
    if (reader.peek() == '[') {
      return bracketed();
    }
    String name = reader.bareName();
    if (name.isEmpty()) {
      throw SearchFailure.at(reader.position(), "A field name is missing");
    }
    return new Name(name);
  }

  private Name bracketed() {
    String name = reader.bracketedName();
    return new Name(name.isEmpty() ? null : name);
  }

  /** {@code (3)} or {@code (all)} after a field. */
  private FieldIndex index() {
    reader.skipBlanks();
    if (!reader.accept('(')) {
      return FieldIndex.ANY;
    }
    reader.skipBlanks();
    int start = reader.position();
    FieldIndex index;
    if (SearchReader.isDigit(reader.peek())) {
      int position = reader.number(MAX_POSITION);
      if (position == 0) {
        throw SearchFailure.at(start, "Values of a field are counted from 1, not 0,");
      }
      index = FieldIndex.at(position);
    } else if (reader.identifier().toLowerCase(Locale.ROOT).equals("all")) {
      index = FieldIndex.EVERY;
    } else {
      throw SearchFailure.at(start, "A position or \"all\" is expected");
    }
    reader.skipBlanks();
    if (!reader.accept(')')) {
      throw SearchFailure.at(reader.position(), "A \")\" is expected");
    }
    return index;
  }
}
