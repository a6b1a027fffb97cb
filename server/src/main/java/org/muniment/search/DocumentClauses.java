package org.muniment.search;

import java.util.List;
import java.util.stream.Collectors;
import org.muniment.entry.EntryType;
import org.muniment.search.language.Choices;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.SearchText;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.YesNo;

/**
 * Clauses about pages, check-out and versions of documents (contract: search-syntax §4.4, §4.8).
 */
final class DocumentClauses {
  private static final String IS_DOCUMENT = "e.type = " + EntryType.Document.number();

  private final Statement statement;
  private final Bindings bindings;
  private final EntryClauses entries;

  DocumentClauses(Statement statement, EntryClauses entries) {
    this.statement = statement;
    this.bindings = statement.bindings();
    this.entries = entries;
  }

  String hasImages(PropertyCondition condition) {
    return yesNo(condition, pageSets("p.image_bytes > 0"));
  }

  String hasPages(PropertyCondition condition) {
    return yesNo(condition, pageSets("p.page_count > 0"));
  }

  private static String yesNo(PropertyCondition condition, String holds) {
    return ((YesNo) condition.value()).yes()
        ? "(" + IS_DOCUMENT + " and " + holds + ")"
        : "(" + IS_DOCUMENT + " and (" + holds + ") is not true)";
  }

  private String pageSets(String condition) {
    return "e.page_set_id in (select p.id from page_set p where p.repository_id = "
        + statement.repository()
        + " and "
        + condition
        + ")";
  }

  /**
   * A number that is kept with the pages; it is 0 for a document without any.
   *
   * @param column of the table {@code page_set}
   */
  String total(String column, PropertyCondition condition) {
    String sets =
        pageSets(
            Comparisons.integer(
                bindings, "p." + column, condition.operator(), EntryClauses.number(condition)));
    return Comparisons.holds(0, condition.operator(), EntryClauses.number(condition))
        ? "(" + IS_DOCUMENT + " and (e.page_set_id is null or " + sets + "))"
        : "(" + IS_DOCUMENT + " and " + sets + ")";
  }

  /** A number that one of the pages has. */
  String page(String column, String presence, PropertyCondition condition) {
    return "e.page_set_id in (select g.page_set_id from page g where g.repository_id = "
        + statement.repository()
        + " and g."
        + presence
        + " is not null and "
        + Comparisons.integer(
            bindings, "g." + column, condition.operator(), EntryClauses.number(condition))
        + ")";
  }

  String ocr(PropertyCondition condition) {
    String with = pagesWhere("g.text_size > 0");
    String without = pagesWhere("g.text_size = 0");
    String holds =
        switch (((Choices) condition.value()).words().get(0)) {
          case "All" -> "(" + with + " and (" + without + ") is not true)";
          case "Some" -> "(" + with + " and " + without + ")";
          default -> "(" + with + ") is not true";
        };
    return condition.operator() == ComparisonOperator.NOT_EQUAL
        ? "(" + IS_DOCUMENT + " and (" + holds + ") is not true)"
        : "(" + IS_DOCUMENT + " and " + holds + ")";
  }

  private String pagesWhere(String condition) {
    return "e.page_set_id in (select g.page_set_id from page g where g.repository_id = "
        + statement.repository()
        + " and "
        + condition
        + ")";
  }

  /** Whether some text of the document is in the index. */
  String indexed(PropertyCondition condition) {
    String repository = statement.repository();
    return yesNo(
        condition,
        """
        (e.page_set_id in (
          select g.page_set_id
          from page g
          join search_text x on x.repository_id = %s and x.page_text_id = g.text_id
          where g.repository_id = %s and x.word_count is not null)
        or e.electronic_document_id in (
          select d.id
          from electronic_document d
          join search_text x on x.repository_id = %s and x.content_sha256 = d.sha256
          where d.repository_id = %s and x.word_count is not null))"""
            .formatted(repository, repository, repository, repository));
  }

  String checkOutUser(PropertyCondition condition) {
    return checkedOut(entries.user("k.checked_out_by", condition));
  }

  String checkOutUserId(PropertyCondition condition) {
    return checkedOut(
        Comparisons.integer(
            bindings, "k.checked_out_by", condition.operator(), EntryClauses.number(condition)));
  }

  private String checkedOut(String condition) {
    return "e.id in (select k.entry_id from document_control k where k.repository_id = "
        + statement.repository()
        + " and k.checked_out_by is not null and "
        + condition
        + ")";
  }

  /** One version meets all the conditions. */
  String version(List<PropertyCondition> conditions) {
    return "e.id in (select n.entry_id from document_version n where n.repository_id = "
        + statement.repository()
        + " and "
        + conditions.stream().map(this::version).collect(Collectors.joining(" and "))
        + ")";
  }

  private String version(PropertyCondition condition) {
    return switch (condition.property()) {
      case VERSION_MODIFIED_BY -> entries.user("n.creator_id", condition);
      case VERSION_MODIFIED -> entries.instant("n.created", condition);
      case VERSION_NUMBER ->
          Comparisons.integer(
              bindings, "n.number", condition.operator(), EntryClauses.number(condition));
      case VERSION_COMMENT ->
          condition.value() instanceof SearchText words
              ? entries.words("lower(n.comment)", words.terms(), false, false)
              : entries.occursIn("lower(n.comment)", (TextPattern) condition.value());
      default -> "false";
    };
  }
}
