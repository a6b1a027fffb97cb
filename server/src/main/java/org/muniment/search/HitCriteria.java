package org.muniment.search;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.search.language.AnnotationKind;
import org.muniment.search.language.BasicTarget;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.FieldClause;
import org.muniment.search.language.FieldCondition;
import org.muniment.search.language.PropertyClause;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.SearchExpression;
import org.muniment.search.language.SearchOptions;
import org.muniment.search.language.SearchText;
import org.muniment.search.language.TemplateClause;
import org.muniment.search.language.TextTerm;

/** The parts of a search that give hits: words to look for, and where. */
final class HitCriteria implements SearchExpression.Visitor<Boolean> {
  /** Words in document text that a text has to have all of, or it gives no hits. */
  record Group(List<Text> texts) {}

  /**
   * Words in document text.
   *
   * @param left alternatives, each a sequence of words
   * @param right what has to be near, or empty
   * @param within how many words may be between
   */
  record Text(List<List<WordMatch>> left, List<List<WordMatch>> right, int within) {}

  /**
   * Words in a name or field value.
   *
   * @param field the field's name, or null for any
   * @param position which of the field's values, from 1; less for any
   */
  record Name(
      List<NameWords.Place> places,
      boolean leading,
      boolean trailing,
      @Nullable String field,
      int position) {}

  /**
   * Words in annotations.
   *
   * @param kinds whose texts are looked at; empty for the comments of all
   */
  record OfAnnotation(Set<AnnotationKind> kinds, Name name) {}

  private final SearchRequest request;
  private final TermDao terms = new TermDao();
  private final List<Group> texts = new ArrayList<>();
  private final List<Name> comments = new ArrayList<>();
  private final List<OfAnnotation> annotations = new ArrayList<>();
  private final List<Name> names = new ArrayList<>();
  private final List<Name> fields = new ArrayList<>();
  private final List<Name> extensions = new ArrayList<>();

  private HitCriteria(SearchRequest request) {
    this.request = request;
  }

  static HitCriteria of(SearchRequest request, SearchExpression expression) {
    HitCriteria criteria = new HitCriteria(request);
    expression.accept(criteria);
    return criteria;
  }

  List<Group> texts() {
    return texts;
  }

  /** What is looked for in comments of versions. */
  List<Name> comments() {
    return comments;
  }

  List<OfAnnotation> annotations() {
    return annotations;
  }

  List<Name> names() {
    return names;
  }

  List<Name> fields() {
    return fields;
  }

  List<Name> extensions() {
    return extensions;
  }

  @Override
  public Boolean anyOf(SearchExpression.AnyOf expression) {
    expression.parts().forEach(part -> part.accept(this));
    return true;
  }

  @Override
  public Boolean allOf(SearchExpression.AllOf expression) {
    expression.parts().forEach(part -> part.accept(this));
    return true;
  }

  /** What is unwanted gives no hits. */
  @Override
  public Boolean except(SearchExpression.Except expression) {
    return expression.kept().accept(this);
  }

  @Override
  public Boolean within(SearchExpression.Within within) {
    if (within.negated()) {
      within.left().forEach(this::text);
      within.right().forEach(this::text);
    } else {
      texts.add(
          new Group(
              List.of(
                  new Text(
                      within.left().stream().map(this::resolve).toList(),
                      within.right().stream().map(this::resolve).toList(),
                      within.words()))));
    }
    return true;
  }

  private List<WordMatch> resolve(TextTerm term) {
    return TextClauses.resolve(request, terms, term);
  }

  private boolean text(TextTerm term) {
    return texts.add(new Group(List.of(occurs(term))));
  }

  private Text occurs(TextTerm term) {
    return new Text(List.of(resolve(term)), List.of(), 0);
  }

  @Override
  public Boolean word(TextTerm.Word word) {
    return text(word);
  }

  @Override
  public Boolean phrase(TextTerm.Phrase phrase) {
    return text(phrase);
  }

  @Override
  public Boolean template(TemplateClause clause) {
    return false;
  }

  @Override
  public Boolean fields(FieldClause clause) {
    for (FieldCondition condition : clause.conditions()) {
      for (FieldCondition.Comparison comparison : condition.comparisons()) {
        if (comparison.operator() == ComparisonOperator.FULL_TEXT) {
          add(
              fields,
              comparison.value().words(),
              SearchOptions.DEFAULT,
              condition.field(),
              condition.index().position());
        }
      }
    }
    return true;
  }

  @Override
  public Boolean properties(PropertyClause clause) {
    for (PropertyCondition condition : clause.conditions()) {
      if (condition.value() instanceof SearchText words) {
        switch (condition.property()) {
          case BASIC -> basic(words, condition.options());
          case NAME -> add(names, words, SearchOptions.DEFAULT, null, 0);
          case EXTENSION -> add(extensions, words, SearchOptions.DEFAULT, null, 0);
          case VERSION_COMMENT -> add(comments, words, SearchOptions.DEFAULT, null, 0);
          case ANNOTATION_TEXT, STICKY_NOTE, CALLOUT, TEXT_BOX, ANNOTATION_COMMENT ->
              ofAnnotations(AnnotationClauses.kinds(condition), words, SearchOptions.DEFAULT);
          default -> {
            // What this server does not keep.
          }
        }
      }
    }
    return true;
  }

  private void basic(SearchText words, SearchOptions options) {
    if (options.targets().contains(BasicTarget.DOCUMENT_TEXT)) {
      texts.add(new Group(words.terms().stream().map(this::occurs).toList()));
    }
    if (options.targets().contains(BasicTarget.ANNOTATIONS)) {
      ofAnnotations(EnumSet.allOf(AnnotationKind.class), words, options);
    }
    if (options.targets().contains(BasicTarget.FIELDS)) {
      add(fields, words, options, null, 0);
    }
    if (options.targets().contains(BasicTarget.NAME)) {
      add(names, words, options, null, 0);
    }
  }

  private void ofAnnotations(Set<AnnotationKind> kinds, SearchText words, SearchOptions options) {
    List<Name> each = new ArrayList<>();
    add(each, words, options, null, 0);
    each.forEach(name -> annotations.add(new OfAnnotation(kinds, name)));
  }

  private void add(
      List<Name> target,
      SearchText words,
      SearchOptions options,
      @Nullable String field,
      int position) {
    for (TextTerm term : words.terms()) {
      target.add(
          new Name(
              NameWords.places(request, terms, term),
              options.leading(),
              options.trailing(),
              field,
              position));
    }
  }
}
