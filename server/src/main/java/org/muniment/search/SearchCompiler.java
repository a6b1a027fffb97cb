package org.muniment.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.muniment.access.TreeRights;
import org.muniment.database.SqlStatement;
import org.muniment.search.language.BasicTarget;
import org.muniment.search.language.FieldClause;
import org.muniment.search.language.PropertyClause;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.SearchExpression;
import org.muniment.search.language.SearchNamespace;
import org.muniment.search.language.SearchText;
import org.muniment.search.language.TemplateClause;
import org.muniment.search.language.TextOnly;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/**
 * Compiles a search to one statement that selects the ids of entries with a score. Names of
 * folders, fields and templates are looked up on the way, and what is not there is refused; so are
 * words that stand for too many. Clauses about what this server does not keep find nothing.
 */
final class SearchCompiler implements SearchExpression.Visitor<String> {
  private final Statement statement;
  private final EntryClauses entries;
  private final DocumentClauses documents;
  private final AnnotationClauses annotations;
  private final MetadataClauses metadata;
  private final RecordClauses records;
  private final TextClauses text;

  /** The parts of the tree that each result meets, themselves and not their likes. */
  private final Set<SearchExpression> required = Collections.newSetFromMap(new IdentityHashMap<>());

  private SearchCompiler(SearchRequest request) {
    statement = new Statement(request.repositoryId(), request.seeThrough());
    entries = new EntryClauses(request, statement);
    documents = new DocumentClauses(statement, entries);
    annotations = new AnnotationClauses(statement, entries);
    metadata = new MetadataClauses(request, statement, entries);
    records = new RecordClauses(statement, entries);
    text = new TextClauses(request, statement);
  }

  /** A statement with its values. */
  record Compiled(String sql, Bindings bindings) {
    <S extends SqlStatement<S>> S bindTo(S target) {
      return bindings.bindTo(target);
    }
  }

  static Compiled compile(SearchRequest request, SearchExpression expression) {
    SearchCompiler compiler = new SearchCompiler(request);
    SearchDao dao = new SearchDao();
    compiler.require(expression);
    String condition = expression.accept(compiler);
    compiler.statement.leadByRarest(
        sql -> dao.rows(request.transaction(), new Compiled(sql, compiler.statement.bindings())));
    String found = compiler.statement.select("(" + condition + ")", TextOnly.test(expression));
    TreeRights rights = request.rights();
    return new Compiled(
        rights == null ? found : compiler.statement.within(rights, found),
        compiler.statement.bindings());
  }

  /**
   * Finds out whether a search can be run.
   *
   * @throws org.muniment.error.MunimentException as {@link #compile} does
   */
  static void check(SearchRequest request, SearchExpression expression) {
    expression.accept(new SearchCompiler(request));
  }

  private void require(SearchExpression part) {
    required.add(part);
    if (part instanceof SearchExpression.AllOf all) {
      all.parts().forEach(this::require);
    } else if (part instanceof SearchExpression.Except except) {
      require(except.kept());
    }
  }

  /** Compiles words, a phrase or a distance; what is negated or finds nothing adds no criterion. */
  private String text(SearchExpression part, Supplier<String> compiled) {
    int before = statement.texts();
    String condition = compiled.get();
    if (required.contains(part) && statement.texts() == before + 1) {
      statement.requireLatestText();
    }
    return condition;
  }

  @Override
  public String anyOf(SearchExpression.AnyOf expression) {
    return join(expression.parts(), " or ");
  }

  @Override
  public String allOf(SearchExpression.AllOf expression) {
    return join(expression.parts(), " and ");
  }

  private String join(List<SearchExpression> parts, String operator) {
    return parts.stream()
        .map(part -> part.accept(this))
        .collect(Collectors.joining(operator, "(", ")"));
  }

  @Override
  public String except(SearchExpression.Except expression) {
    String kept = expression.kept().accept(this);
    statement.enterExcluded();
    String removed = join(expression.removed(), " or ");
    statement.leaveExcluded();
    return "(" + kept + " and (" + removed + ") is not true)";
  }

  @Override
  public String within(SearchExpression.Within expression) {
    return text(expression, () -> text.within(expression));
  }

  @Override
  public String word(TextTerm.Word word) {
    return text(word, () -> text.term(word));
  }

  @Override
  public String phrase(TextTerm.Phrase phrase) {
    return text(phrase, () -> text.term(phrase));
  }

  @Override
  public String template(TemplateClause clause) {
    return metadata.template(clause.template());
  }

  @Override
  public String fields(FieldClause clause) {
    return metadata.fields(clause);
  }

  @Override
  public String properties(PropertyClause clause) {
    List<String> all = new ArrayList<>();
    List<PropertyCondition> versions = new ArrayList<>();
    List<PropertyCondition> ofAnnotations = new ArrayList<>();
    for (PropertyCondition condition : clause.conditions()) {
      if (condition.property().namespace() == SearchNamespace.LFVER) {
        versions.add(condition);
      } else if (AnnotationClauses.isAbout(condition)) {
        ofAnnotations.add(condition);
      } else {
        all.add(property(condition));
      }
    }
    if (!versions.isEmpty()) {
      all.add(documents.version(versions));
    }
    if (!ofAnnotations.isEmpty()) {
      all.add(annotations.annotation(ofAnnotations));
    }
    return "(" + String.join(" and ", all) + ")";
  }

  private String property(PropertyCondition condition) {
    return switch (condition.property()) {
      case BASIC -> basic(condition);
      case NAME -> entries.name(condition);
      case PARENT_NAME -> entries.parentName(condition);
      case CHILD_NAME -> entries.childName(condition);
      case ID -> entries.id(condition);
      case LOOK_IN -> entries.lookIn(condition);
      case VOLUME_NAME -> entries.volumeName(condition);
      case VOLUME_ID -> entries.volumeId(condition);
      // An entry belongs to who made it.
      case CREATOR, OWNER -> entries.user("e.creator_id", condition);
      case LAST_MODIFIED_BY -> entries.user("e.modifier_id", condition);
      case CREATED -> entries.instant("e.created", condition);
      case MODIFIED -> entries.instant("e.modified", condition);
      case EXTENSION -> entries.extension(condition);
      case ELECTRONIC_DOCUMENT_SIZE -> entries.electronicDocumentSize(condition);
      case HAS_IMAGES -> documents.hasImages(condition);
      case HAS_PAGES -> documents.hasPages(condition);
      case PAGE_COUNT -> documents.total("page_count", condition);
      case TOTAL_IMAGE_SIZE -> documents.total("image_bytes", condition);
      case TOTAL_TEXT_SIZE -> documents.total("text_bytes", condition);
      case IMAGE_SIZE -> documents.page("image_size", "image_sha256", condition);
      case TEXT_SIZE -> documents.page("text_size", "text_size", condition);
      case OCR -> documents.ocr(condition);
      case INDEXED -> documents.indexed(condition);
      case CHECK_OUT_USER -> documents.checkOutUser(condition);
      case CHECK_OUT_USER_ID -> documents.checkOutUserId(condition);
      case TAGS -> metadata.tags(condition);
      case RELATION -> metadata.relation(condition, true, true);
      case RELATION_SOURCE -> metadata.relation(condition, true, false);
      case RELATION_TARGET -> metadata.relation(condition, false, true);
      case TEMPLATE_NAME -> metadata.templateName(condition);
      case TEMPLATE_ID -> metadata.templateId(condition);
      case SERIES_CODE -> records.code(condition);
      case CUTOFF_INSTRUCTION_ID -> records.cutoffCriterion(condition);
      case DISPOSITION_AUTHORITY -> records.dispositionAuthority(condition);
      case PERMANENT_RECORD -> records.permanent(condition);
      case VITAL_RECORD -> records.vital(condition);
      case LAST_REVIEW_DATE -> records.lastReview(condition);
      // Comments of tags and links, signatures, places, schedules of records.
      default -> "false";
    };
  }

  /** The keyword search: one target that has all the words is enough (contract: §4.1). */
  private String basic(PropertyCondition condition) {
    SearchText words = (SearchText) condition.value();
    List<TextTerm> terms = words.terms();
    boolean leading = condition.options().leading();
    boolean trailing = condition.options().trailing();
    List<String> targets = new ArrayList<>();
    if (terms.isEmpty()) {
      return "false";
    }
    if (condition.options().targets().contains(BasicTarget.DOCUMENT_TEXT)) {
      targets.add(
          terms.stream()
              .map(term -> term.accept(this))
              .collect(Collectors.joining(" and ", "(", ")")));
    }
    // Parts of words: the text as a whole, blanks included, may also occur in one piece.
    TextPattern whole =
        TextPattern.parse((leading ? "*" : "") + words.text().strip() + (trailing ? "*" : ""));
    boolean parts = leading || trailing;
    if (condition.options().targets().contains(BasicTarget.NAME)) {
      targets.add(statement.relevant(entries.words("e.name_key", terms, leading, trailing)));
      if (parts) {
        targets.add(entries.matches("e.name_key", whole));
      }
    }
    if (condition.options().targets().contains(BasicTarget.FIELDS)) {
      targets.add(metadata.anyFieldWords(terms, leading, trailing));
      if (parts) {
        targets.add(metadata.anyFieldContains(whole));
      }
    }
    if (condition.options().targets().contains(BasicTarget.ANNOTATIONS)) {
      targets.add(annotations.anyWords(terms, leading, trailing));
      if (parts) {
        targets.add(annotations.anyContains(whole));
      }
    }
    String found = targets.isEmpty() ? "false" : String.join(" or ", targets);
    return "((" + found + ") and " + entries.kinds("e", condition.options().entries()) + ")";
  }
}
