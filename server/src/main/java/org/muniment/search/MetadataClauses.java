package org.muniment.search;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.definition.FieldType;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.FieldClause;
import org.muniment.search.language.FieldCondition;
import org.muniment.search.language.FieldValue;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/**
 * Clauses about templates, fields, tags and links (contract: search-syntax §4.6, §4.7). They find
 * sets of metadata first, then the entries that refer to them.
 */
final class MetadataClauses {
  private final SearchRequest request;
  private final Statement statement;
  private final Bindings bindings;
  private final EntryClauses entries;

  MetadataClauses(SearchRequest request, Statement statement, EntryClauses entries) {
    this.request = request;
    this.statement = statement;
    this.bindings = statement.bindings();
    this.entries = entries;
  }

  /** The condition that an entry has no template. */
  static String withoutTemplate(String alias) {
    return "not exists (select from metadata_set s where s.repository_id = "
        + alias
        + ".repository_id and s.id = "
        + alias
        + ".metadata_set_id and s.template_id is not null)";
  }

  private String sets(String condition) {
    return "e.metadata_set_id in (select s.id from metadata_set s where s.repository_id = "
        + statement.repository()
        + " and "
        + condition
        + ")";
  }

  /** The condition, with an and, that the caller may read the field; empty when all may be read. */
  private String shown(String fieldId) {
    return request.hiddenFields().isEmpty()
        ? ""
        : fieldId
            + " <> all("
            + bindings.add(request.hiddenFields().toArray(Integer[]::new))
            + ") and ";
  }

  private String values(String condition) {
    return "e.metadata_set_id in (select v.set_id from metadata_value v where v.repository_id = "
        + statement.repository()
        + " and v.position > 0 and "
        + shown("v.field_id")
        + condition
        + ")";
  }

  String template(@Nullable String name) {
    return sets(
        name == null
            ? "s.template_id is not null"
            : "s.template_id = " + bindings.add(templateId(name)));
  }

  private int templateId(String name) {
    return request
        .transaction()
        .query(
            """
            select id
            from template_definition
            where repository_id = :repositoryId and name_key = :key
            """)
        .bind("repositoryId", request.repositoryId())
        .bind("key", NameKey.of(name))
        .mapTo(Integer.class)
        .findOne()
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.SEARCH_TEMPLATE_NOT_FOUND,
                    "Template not found: there is no template named '" + name + "'."));
  }

  String templateName(PropertyCondition condition) {
    return sets(
        "s.template_id in (select t.id from template_definition t where t.repository_id = "
            + statement.repository()
            + " and "
            + entries.pattern("t.name_key", condition)
            + ")");
  }

  String templateId(PropertyCondition condition) {
    return sets(
        Comparisons.integer(
            bindings, "s.template_id", condition.operator(), EntryClauses.number(condition)));
  }

  String tags(PropertyCondition condition) {
    return sets(
        "s.tag_ids && array(select t.id from tag_definition t where t.repository_id = "
            + statement.repository()
            + " and "
            + entries.pattern("t.name_key", condition)
            + ")");
  }

  /** A kind of link by either of its labels, or by its id. */
  private record LinkKind(int id, String source, String target) {}

  private List<LinkKind> linkKinds() {
    return request
        .transaction()
        .query(
            """
            select id, source_label, target_label
            from link_definition
            where repository_id = :repositoryId
            """)
        .bind("repositoryId", request.repositoryId())
        .map(
            row ->
                new LinkKind(
                    row.getInt("id"), row.getString("source_label"), row.getString("target_label")))
        .list();
  }

  /**
   * Entries on a side of a link.
   *
   * @param source whether its source counts, by the source's label
   * @param target whether its target counts, by the target's label
   */
  String relation(PropertyCondition condition, boolean source, boolean target) {
    TextPattern pattern = (TextPattern) condition.value();
    boolean equal = condition.operator() == ComparisonOperator.EQUAL;
    List<LinkKind> known = linkKinds();
    List<LinkKind> labelled =
        known.stream()
            .filter(
                kind ->
                    (source && pattern.matches(kind.source()))
                        || (target && pattern.matches(kind.target())))
            .toList();
    List<LinkKind> meant =
        labelled.isEmpty()
            ? known.stream()
                .filter(kind -> String.valueOf(kind.id()).equals(pattern.text().strip()))
                .toList()
            : labelled;
    Integer[] ids =
        known.stream()
            .filter(kind -> meant.contains(kind) == equal)
            .map(LinkKind::id)
            .toArray(Integer[]::new);
    String definitions = bindings.add(ids);
    List<String> sides = new ArrayList<>();
    if (source) {
      sides.add(side("source_id", "target_id", definitions));
    }
    if (target) {
      sides.add(side("target_id", "source_id", definitions));
    }
    return "(" + String.join(" or ", sides) + ")";
  }

  private String side(String own, String other, String definitions) {
    return "e.id in (select l."
        + own
        + " from entry_link l join entry o on o.repository_id = l.repository_id and o.id = l."
        + other
        + " where l.repository_id = "
        + statement.repository()
        + " and l.link_definition_id = any("
        + definitions
        + "))";
  }

  /** All terms occur in the values of some field, each in any. */
  String anyFieldWords(List<TextTerm> terms, boolean leading, boolean trailing) {
    return terms.stream()
        .map(
            term ->
                statement.metadata(
                    shown("v.field_id")
                        + "v.position > 0 and "
                        + entries.words("v.text_key", List.of(term), leading, trailing)))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  /** Some field holds the text, contiguously. */
  String anyFieldContains(TextPattern pattern) {
    return statement.metadata(
        shown("v.field_id") + "v.position > 0 and " + entries.matches("v.text_key", pattern));
  }

  String fields(FieldClause clause) {
    List<String> all = new ArrayList<>();
    if (clause.template() != null) {
      all.add(template(clause.template()));
    }
    clause.conditions().forEach(condition -> all.add(condition(condition)));
    return "(" + String.join(" and ", all) + ")";
  }

  private record Field(int id, FieldType type) {}

  private Optional<Field> field(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        request
            .transaction()
            .query(
                """
                select id, field_type
                from field_definition
                where repository_id = :repositoryId and name_key = :key
                """)
            .bind("repositoryId", request.repositoryId())
            .bind("key", NameKey.of(name))
            .map(row -> new Field(row.getInt("id"), FieldType.of(row.getString("field_type"))))
            .findOne()
            .orElseThrow(
                () ->
                    new MunimentException(
                        ErrorCode.SEARCH_FIELD_NOT_FOUND,
                        "Field not found: there is no field named '" + name + "'.")));
  }

  private String condition(FieldCondition condition) {
    Optional<Field> field = field(condition.field());
    String ofField =
        field.map(known -> "v.field_id = " + bindings.add(known.id()) + " and ").orElse("");
    List<FieldCondition.Comparison> comparisons = condition.comparisons();
    FieldCondition.Comparison first = comparisons.get(0);
    if (comparisons.size() == 1
        && first.operator() == ComparisonOperator.EQUAL
        && first.value().isBlank()) {
      return blank(field);
    }
    if (comparisons.size() == 1
        && first.operator() == ComparisonOperator.FULL_TEXT
        && condition.index().isAny()) {
      // The words may come from different values.
      List<TextTerm> terms = first.value().words().terms();
      return terms.isEmpty()
          ? "false"
          : terms.stream()
              .map(
                  term ->
                      statement.metadata(
                          shown("v.field_id")
                              + "v.position > 0 and "
                              + ofField
                              + entries.words("v.text_key", List.of(term), false, false)))
              .collect(Collectors.joining(" and ", "(", ")"));
    }
    String holds =
        comparisons.stream()
            .map(comparison -> comparison(field, comparison))
            .collect(Collectors.joining(" and ", "(", ")"));
    if (condition.index().isEvery()) {
      return "("
          + values(ofField + "v.text_key <> ''")
          + " and ("
          + values(ofField + "v.text_key <> '' and (" + holds + ") is not true")
          + ") is not true)";
    }
    String place =
        condition.index().isAny()
            ? ""
            : "v.position = " + bindings.add(condition.index().position()) + " and ";
    return values(ofField + place + holds);
  }

  /** The field is assigned, by the template or independently, and has no value. */
  private String blank(Optional<Field> field) {
    String assigned =
        """
        exists (
          select
          from (
            select f.field_id
            from template_field f
            where f.repository_id = s.repository_id and f.template_id = s.template_id
            union all
            select i.field_id
            from metadata_value i
            where i.repository_id = s.repository_id and i.set_id = s.id
          ) as assigned
          where not exists (
            select
            from metadata_value v
            where v.repository_id = s.repository_id
              and v.set_id = s.id
              and v.field_id = assigned.field_id
              and v.text_key <> '')
        """;
    return sets(
        assigned
            + (request.hiddenFields().isEmpty()
                ? ""
                : " and " + shown("assigned.field_id") + "true")
            + field.map(known -> " and assigned.field_id = " + bindings.add(known.id())).orElse("")
            + ")");
  }

  private String comparison(Optional<Field> field, FieldCondition.Comparison comparison) {
    ComparisonOperator operator = comparison.operator();
    FieldValue value = comparison.value();
    if (operator == ComparisonOperator.FULL_TEXT) {
      return entries.words("v.text_key", value.words().terms(), false, false);
    }
    if (value.isBlank() || value.isAny()) {
      return text(operator, value);
    }
    if (field.isEmpty()) {
      return anyType(operator, value);
    }
    FieldType type = field.get().type();
    if (type.isNumber()) {
      return !operator.isOrder() && !value.pattern().isLiteral()
          ? text(operator, value)
          : Comparisons.number(bindings, "v.number_value", operator, value.number().value());
    }
    if (type == FieldType.TIME) {
      return time(operator, value);
    }
    if (type.isTemporal()) {
      return !operator.isOrder() && !value.pattern().isLiteral()
          ? text(operator, value)
          : date(operator, value);
    }
    if (operator.isOrder()) {
      throw new MunimentException(
          ErrorCode.SEARCH_SYNTAX,
          "The values of a text field have no order; "
              + operator.symbol()
              + " goes with numbers and dates.");
    }
    return text(operator, value);
  }

  private String date(ComparisonOperator operator, FieldValue value) {
    return Comparisons.local(bindings, request.clock(), "v.date_value", operator, value.date());
  }

  private String time(ComparisonOperator operator, FieldValue value) {
    if (!operator.isOrder() && !value.pattern().isLiteral()) {
      return text(operator, value);
    }
    try {
      LocalTime time = LocalTime.parse(value.text().strip());
      return "(v.date_value "
          + operator.symbol()
          + " "
          + bindings.add(time.atDate(LocalDate.EPOCH))
          + ")";
    } catch (DateTimeParseException notATime) {
      throw new MunimentException(
          ErrorCode.SEARCH_DATE_OUT_OF_RANGE,
          "Date/time out of range: the value is no time; write it as HH:mm:ss.");
    }
  }

  /** In any field a value is compared as whatever it can be. */
  private String anyType(ComparisonOperator operator, FieldValue value) {
    List<String> readings = new ArrayList<>();
    BigDecimal number = number(value);
    if (number != null) {
      readings.add(Comparisons.number(bindings, "v.number_value", operator, number));
    } else if (isDate(value)) {
      readings.add(date(operator, value));
    }
    if (!operator.isOrder()) {
      if (operator == ComparisonOperator.NOT_EQUAL && !readings.isEmpty()) {
        // What differs as a text may be the same number or day: all readings have to differ.
        return "(" + text(operator, value) + " and (" + readings.get(0) + ") is not false)";
      }
      readings.add(text(operator, value));
    }
    return readings.isEmpty() ? "false" : "(" + String.join(" or ", readings) + ")";
  }

  private static @Nullable BigDecimal number(FieldValue value) {
    try {
      return value.number().value();
    } catch (MunimentException notANumber) {
      return null;
    }
  }

  private static boolean isDate(FieldValue value) {
    try {
      value.date();
      return true;
    } catch (MunimentException notADate) {
      return false;
    }
  }

  /** The prefix comes first because that is what the index holds. */
  private String text(ComparisonOperator operator, FieldValue value) {
    TextPattern pattern = value.pattern();
    String matches = entries.matches("v.text_key", pattern);
    if (operator == ComparisonOperator.NOT_EQUAL) {
      return "(v.text_key <> '' and not " + matches + ")";
    }
    String prefix = PatternSql.prefix(pattern);
    if (prefix.isEmpty() || !request.settings().accents()) {
      return matches;
    }
    String start =
        prefix.substring(
            0,
            prefix.offsetByCodePoints(0, Math.min(200, prefix.codePointCount(0, prefix.length()))));
    return pattern.isLiteral()
            && start.equals(prefix)
            && start.codePointCount(0, start.length()) < 200
        ? "(left(v.text_key, 200) = " + bindings.add(start) + " and " + matches + ")"
        : "(left(v.text_key, 200) like "
            + bindings.add(PatternSql.likeLiteral(start) + "%")
            + " and "
            + matches
            + ")";
  }
}
