package org.muniment.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.muniment.database.NameKey;
import org.muniment.search.language.BasicTarget;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.DateInterval;
import org.muniment.search.language.EntryKind;
import org.muniment.search.language.FieldClause;
import org.muniment.search.language.FolderPath;
import org.muniment.search.language.NumberValue;
import org.muniment.search.language.PropertyClause;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.SearchExpression;
import org.muniment.search.language.SearchText;
import org.muniment.search.language.TemplateClause;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/**
 * Evaluates searches the slow way: walks all entries and reads all text, with the matcher of the
 * language instead of SQL.
 */
final class SearchOracle implements SearchExpression.Visitor<Boolean> {
  /**
   * An entry with all that the oracle looks at.
   *
   * @param texts of its pages and of its electronic document
   * @param shown the same for those who may not see through redactions
   */
  record Node(
      int id,
      Integer parent,
      String name,
      int type,
      String creator,
      Instant created,
      List<String> texts,
      List<String> shown,
      List<AnnotationOracle.Note> notes,
      MetadataOracle.Described about) {}

  private final Map<Integer, Node> tree;
  private final Node node;
  private final List<String> texts;
  private final MetadataOracle metadata;
  private final AnnotationOracle annotations;

  private SearchOracle(
      MetadataOracle.World world, Map<Integer, Node> tree, Node node, List<String> texts) {
    this.tree = tree;
    this.node = node;
    this.texts = texts;
    this.metadata = new MetadataOracle(world, node.about());
    this.annotations = new AnnotationOracle(node.notes());
  }

  /**
   * @param seesThrough whether what redactions hide counts
   */
  static List<Integer> find(
      MetadataOracle.World world,
      Map<Integer, Node> tree,
      SearchExpression expression,
      Predicate<Node> seesThrough) {
    List<Integer> found = new ArrayList<>();
    for (Node node : tree.values()) {
      List<String> texts = seesThrough.test(node) ? node.texts() : node.shown();
      if (expression.accept(new SearchOracle(world, tree, node, texts))) {
        found.add(node.id());
      }
    }
    return found;
  }

  @Override
  public Boolean anyOf(SearchExpression.AnyOf expression) {
    return expression.parts().stream().anyMatch(part -> part.accept(this));
  }

  @Override
  public Boolean allOf(SearchExpression.AllOf expression) {
    return expression.parts().stream().allMatch(part -> part.accept(this));
  }

  @Override
  public Boolean except(SearchExpression.Except expression) {
    return expression.kept().accept(this)
        && expression.removed().stream().noneMatch(part -> part.accept(this));
  }

  @Override
  public Boolean within(SearchExpression.Within within) {
    boolean close = false;
    boolean left = false;
    boolean right = false;
    for (String text : texts) {
      for (TextTerm a : within.left()) {
        for (TextTerm b : within.right()) {
          left |= !spans(text, a).isEmpty();
          right |= !spans(text, b).isEmpty();
          close |= areClose(spans(text, a), spans(text, b), within.words());
        }
      }
    }
    return within.negated() ? left && right && !close : close;
  }

  private static boolean areClose(List<int[]> some, List<int[]> others, int words) {
    for (int[] one : some) {
      for (int[] other : others) {
        int gap = Math.max(other[0] - one[1], one[0] - other[1]) - 1;
        if (gap >= 0 && gap <= words) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<int[]> spans(String text, TextTerm term) {
    List<TextPattern> patterns =
        term instanceof TextTerm.Word word
            ? List.of(word.pattern())
            : ((TextTerm.Phrase) term).words();
    String[] words = text.split(" ");
    List<int[]> spans = new ArrayList<>();
    for (int i = 0; i + patterns.size() <= words.length; i++) {
      boolean all = true;
      for (int j = 0; j < patterns.size(); j++) {
        all &= patterns.get(j).matches(words[i + j]);
      }
      if (all) {
        spans.add(new int[] {i, i + patterns.size() - 1});
      }
    }
    return spans;
  }

  private boolean occurs(TextTerm term) {
    return texts.stream().anyMatch(text -> !spans(text, term).isEmpty());
  }

  @Override
  public Boolean word(TextTerm.Word word) {
    return occurs(word);
  }

  @Override
  public Boolean phrase(TextTerm.Phrase phrase) {
    return occurs(phrase);
  }

  @Override
  public Boolean template(TemplateClause clause) {
    return metadata.template(clause.template());
  }

  @Override
  public Boolean fields(FieldClause clause) {
    return metadata.fields(clause);
  }

  @Override
  public Boolean properties(PropertyClause clause) {
    List<PropertyCondition> ofOne =
        clause.conditions().stream().filter(AnnotationOracle::isAbout).toList();
    return (ofOne.isEmpty() || annotations.meets(ofOne))
        && clause.conditions().stream()
            .filter(condition -> !AnnotationOracle.isAbout(condition))
            .allMatch(this::condition);
  }

  private boolean condition(PropertyCondition condition) {
    return switch (condition.property()) {
      case NAME -> name(node, condition) && isKind(node, condition.options().entries());
      case PARENT_NAME -> node.parent() != null && name(tree.get(node.parent()), condition);
      case CHILD_NAME ->
          tree.values().stream()
              .anyMatch(
                  child ->
                      child.parent() != null
                          && child.parent() == node.id()
                          && name(child, condition)
                          && isKind(child, condition.options().entries()));
      case ID ->
          MetadataOracle.compare(
              BigDecimal.valueOf(node.id()).compareTo(((NumberValue) condition.value()).value()),
              condition.operator());
      case CREATOR -> text(node.creator(), condition);
      case CREATED -> created((DateInterval) condition.value(), condition.operator());
      case LOOK_IN -> isBelow((FolderPath) condition.value(), condition.options().subfolders());
      case TEMPLATE_NAME -> metadata.templateName(condition);
      case TEMPLATE_ID ->
          metadata.templateId(((NumberValue) condition.value()).value(), condition.operator());
      case TAGS -> metadata.tags(condition);
      case BASIC ->
          condition.options().targets().stream()
              .anyMatch(
                  target ->
                      basic(target, (SearchText) condition.value(), condition.options().leading()));
      default -> throw new UnsupportedOperationException();
    };
  }

  /** For a single word without wildcards; with both options for parts of words, or none. */
  private boolean basic(BasicTarget target, SearchText word, boolean partial) {
    String name = node.name().toLowerCase(java.util.Locale.ROOT);
    return switch (target) {
      case DOCUMENT_TEXT -> word.terms().stream().allMatch(this::occurs);
      case FIELDS -> metadata.basic(word.text(), partial);
      case ANNOTATIONS -> annotations.basic(word.text(), partial);
      case NAME ->
          partial
              ? name.contains(word.text())
              : List.of(name.split("[^a-z0-9ü]+")).contains(word.text());
    };
  }

  private static boolean name(Node of, PropertyCondition condition) {
    if (condition.value() instanceof SearchText words) {
      List<String> parts =
          List.of(of.name().toLowerCase(java.util.Locale.ROOT).split("[^a-z0-9ü]+"));
      return words.terms().stream()
          .allMatch(
              term ->
                  parts.stream().anyMatch(part -> ((TextTerm.Word) term).pattern().matches(part)));
    }
    return text(of.name(), condition);
  }

  private static boolean text(String value, PropertyCondition condition) {
    boolean matches = ((TextPattern) condition.value()).matches(NameKey.of(value));
    return matches == (condition.operator() == ComparisonOperator.EQUAL);
  }

  private static boolean isKind(Node of, Set<EntryKind> kinds) {
    return switch (of.type()) {
      case SearchFixture.FOLDER -> kinds.contains(EntryKind.FOLDER);
      case SearchFixture.SHORTCUT -> kinds.contains(EntryKind.SHORTCUT);
      default ->
          kinds.contains(EntryKind.DOCUMENT)
              || (kinds.contains(EntryKind.PLAIN_DOCUMENT) && of.about().template() == null);
    };
  }

  /** Before the interval, inside it, or behind it. */
  private boolean created(DateInterval interval, ComparisonOperator operator) {
    LocalDateTime time = LocalDateTime.ofInstant(node.created(), ZoneOffset.UTC);
    int order = time.isBefore(interval.start()) ? -1 : time.isBefore(interval.end()) ? 0 : 1;
    return MetadataOracle.compare(order, operator);
  }

  private boolean isBelow(FolderPath path, boolean subfolders) {
    Node folder = tree.get(1);
    for (String name : path.names()) {
      int parent = folder.id();
      folder =
          tree.values().stream()
              .filter(
                  each ->
                      each.parent() != null
                          && each.parent() == parent
                          && NameKey.of(each.name()).equals(NameKey.of(name)))
              .findFirst()
              .orElseThrow();
    }
    for (Integer at = node.parent(); at != null; at = tree.get(at).parent()) {
      if (at == folder.id()) {
        return true;
      }
      if (!subfolders) {
        return false;
      }
    }
    return false;
  }
}
