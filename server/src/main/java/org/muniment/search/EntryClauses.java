package org.muniment.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muniment.database.NameKey;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryType;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.search.language.ComparisonOperator;
import org.muniment.search.language.DateValue;
import org.muniment.search.language.EntryKind;
import org.muniment.search.language.FolderId;
import org.muniment.search.language.FolderPath;
import org.muniment.search.language.NumberValue;
import org.muniment.search.language.PropertyCondition;
import org.muniment.search.language.SearchText;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/**
 * Clauses about the entry itself: name, type, place in the tree, people, times (contract:
 * search-syntax §4.2, §4.3).
 */
final class EntryClauses {
  private static final int VOLUME_ID = 1;

  private final SearchRequest request;
  private final Statement statement;
  private final Bindings bindings;
  private final TermDao terms = new TermDao();

  EntryClauses(SearchRequest request, Statement statement) {
    this.request = request;
    this.statement = statement;
    this.bindings = statement.bindings();
  }

  String name(PropertyCondition condition) {
    return "(" + nameOf("e", condition) + " and " + kinds("e", condition.options().entries()) + ")";
  }

  private String nameOf(String alias, PropertyCondition condition) {
    String column = alias + ".name_key";
    return condition.value() instanceof SearchText words
        ? statement.relevant(words(column, words.terms(), false, false))
        : pattern(column, condition);
  }

  /** All the terms occur in the column. */
  String words(String column, List<TextTerm> words, boolean leading, boolean trailing) {
    return words.stream()
        .map(
            term ->
                NameWords.contains(
                    bindings,
                    request.settings().column(column),
                    NameWords.places(request, terms, term),
                    leading,
                    trailing))
        .collect(Collectors.joining(" and ", "(", ")"));
  }

  /** A folded column, compared as the condition says. */
  String pattern(String column, PropertyCondition condition) {
    String matches = matches(column, (TextPattern) condition.value());
    return condition.operator() == ComparisonOperator.NOT_EQUAL
        ? "(" + column + " <> '' and not " + matches + ")"
        : matches;
  }

  /** The whole of a folded column matches, by the rules of the repository. */
  String matches(String column, TextPattern pattern) {
    SearchSettings settings = request.settings();
    return PatternSql.matches(bindings, settings.column(column), settings.pattern(pattern));
  }

  /** Some part of a folded column matches, by the rules of the repository. */
  String occursIn(String column, TextPattern pattern) {
    SearchSettings settings = request.settings();
    return PatternSql.occursIn(bindings, settings.column(column), settings.pattern(pattern));
  }

  /** The entry is of one of these kinds. */
  String kinds(String alias, Set<EntryKind> kinds) {
    Set<Integer> types = new TreeSet<>();
    for (EntryKind kind : kinds) {
      switch (kind) {
        case DOCUMENT, PLAIN_DOCUMENT -> types.add(EntryType.Document.number());
        case FOLDER -> {
          types.add(EntryType.Folder.number());
          types.add(EntryType.RecordSeries.number());
        }
        case SHORTCUT -> types.add(EntryType.Shortcut.number());
      }
    }
    String listed =
        types.size() == EntryType.values().length
            ? "true"
            : alias
                + ".type in ("
                + types.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ")";
    return kinds.contains(EntryKind.PLAIN_DOCUMENT)
        ? "("
            + listed
            + " and ("
            + alias
            + ".type <> "
            + EntryType.Document.number()
            + " or "
            + MetadataClauses.withoutTemplate(alias)
            + "))"
        : listed;
  }

  String parentName(PropertyCondition condition) {
    return "e.parent_id in (select p.id from entry p where p.repository_id = "
        + statement.repository()
        + " and "
        + pattern("p.name_key", condition)
        + ")";
  }

  String childName(PropertyCondition condition) {
    return "e.id in (select c.parent_id from entry c where c.repository_id = "
        + statement.repository()
        + " and "
        + pattern("c.name_key", condition)
        + " and "
        + kinds("c", condition.options().entries())
        + ")";
  }

  String id(PropertyCondition condition) {
    return Comparisons.integer(bindings, "e.id", condition.operator(), number(condition));
  }

  static BigDecimal number(PropertyCondition condition) {
    return ((NumberValue) condition.value()).value();
  }

  String instant(String column, PropertyCondition condition) {
    return Comparisons.instant(
        bindings, request.clock(), column, condition.operator(), (DateValue) condition.value());
  }

  /** A column with the id of a user, whose name is compared. */
  String user(String column, PropertyCondition condition) {
    return column
        + " in (select u.id from trustee u where u.repository_id = "
        + statement.repository()
        + " and "
        + pattern("u.name_key", condition)
        + ")";
  }

  String volumeName(PropertyCondition condition) {
    boolean matches = ((TextPattern) condition.value()).matches(Entry.VOLUME);
    return String.valueOf(matches == (condition.operator() == ComparisonOperator.EQUAL));
  }

  String volumeId(PropertyCondition condition) {
    return String.valueOf(Comparisons.holds(VOLUME_ID, condition.operator(), number(condition)));
  }

  String extension(PropertyCondition condition) {
    boolean words = condition.value() instanceof SearchText;
    if (!words
        && ((TextPattern) condition.value()).isAny()
        && condition.operator() == ComparisonOperator.EQUAL) {
      return "e.electronic_document_id is not null";
    }
    String column = "lower(d.extension)";
    String matches =
        words
            ? words(column, ((SearchText) condition.value()).terms(), false, false)
            : pattern(column, condition);
    String found =
        "e.electronic_document_id in (select d.id from electronic_document d where d.repository_id = "
            + statement.repository()
            + " and "
            + matches
            + ")";
    return words ? statement.relevant(found) : found;
  }

  String electronicDocumentSize(PropertyCondition condition) {
    return "e.electronic_document_id in (select d.id from electronic_document d where d.repository_id = "
        + statement.repository()
        + " and "
        + Comparisons.integer(bindings, "d.size", condition.operator(), number(condition))
        + ")";
  }

  /** Everything below a folder, without the folder (contract: search-syntax §4.2). */
  String lookIn(PropertyCondition condition) {
    int folder = folder(condition);
    String id = bindings.add(folder);
    if (!condition.options().subfolders()) {
      return "e.parent_id = " + id;
    }
    if (folder == Entry.ROOT) {
      return "e.parent_id is not null";
    }
    return """
        e.id in (
          with recursive below (id) as (
            select id from entry where repository_id = %s and parent_id = %s
            union all
            select c.id
            from below
            join entry c on c.repository_id = %s and c.parent_id = below.id
          )
          select id from below
        )"""
        .formatted(statement.repository(), id, statement.repository());
  }

  private int folder(PropertyCondition condition) {
    Optional<Integer> found =
        condition.value() instanceof FolderId id
            ? findFolder(id.id())
            : findFolder((FolderPath) condition.value());
    return found.orElseThrow(
        () ->
            new MunimentException(
                ErrorCode.SEARCH_FOLDER_NOT_FOUND,
                "The folder "
                    + (condition.value() instanceof FolderId id
                        ? "with the id " + id.id()
                        : "'" + condition.value() + "'")
                    + " was not found."));
  }

  private Optional<Integer> findFolder(FolderPath path) {
    Optional<Integer> found = walk(path.names());
    boolean named =
        !path.names().isEmpty()
            && NameKey.of(path.names().get(0)).equals(NameKey.of(request.repositoryName()));
    return found.isPresent() || !named ? found : walk(path.names().subList(1, path.names().size()));
  }

  private Optional<Integer> findFolder(int id) {
    return request
        .transaction()
        .query(
            """
            select id
            from entry
            where repository_id = :repositoryId and id = :id and type in (1, 2)
            """)
        .bind("repositoryId", request.repositoryId())
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne();
  }

  private Optional<Integer> walk(List<String> names) {
    int at = Entry.ROOT;
    for (String name : names) {
      Optional<Integer> next =
          request
              .transaction()
              .query(
                  """
                  select id
                  from entry
                  where repository_id = :repositoryId
                    and parent_id = :parentId
                    and name_key = :key
                    and type in (1, 2)
                  """)
              .bind("repositoryId", request.repositoryId())
              .bind("parentId", at)
              .bind("key", NameKey.of(name))
              .mapTo(Integer.class)
              .findOne();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }
}
