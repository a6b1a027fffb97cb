package org.muniment.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.search.language.PatternPiece;
import org.muniment.search.language.TextPattern;

/** The table {@code search_term}: what wildcards, variants and misspellings stand for. */
final class TermDao {
  /** More words than this would make one search as costly as reading the whole index. */
  static final int MOST_TERMS = 20_000;

  private static final List<String> ENDINGS =
      List.of("", "s", "es", "ed", "d", "ing", "er", "ly", "e", "ies", "ied", "y");

  private final SearchSettingDao settings = new SearchSettingDao();

  void add(Transaction transaction, int repositoryId, Collection<String> terms) {
    SearchSettings rules = settings.find(transaction, repositoryId);
    transaction
        .update(
            """
            insert into search_term (repository_id, term, plain, stem)
            select :repositoryId, term, search_plain(term), """
                + stem(rules, "term")
                + """

                from unnest(:terms) as added (term)
                on conflict do nothing
                """)
        .bind("repositoryId", repositoryId)
        .bind("terms", terms.stream().sorted().toArray(String[]::new))
        .execute();
  }

  /** Has the words searched by other rules from now on. */
  void restem(Transaction transaction, int repositoryId, SearchSettings rules) {
    transaction
        .update(
            "update search_term set stem = "
                + stem(rules, "term")
                + " where repository_id = :repositoryId")
        .bind("repositoryId", repositoryId)
        .execute();
  }

  /** The stem of a word, as an expression; the name of the dictionary is one of the database's. */
  private static String stem(SearchSettings rules, String word) {
    String base = rules.column(word);
    return rules.stems()
        ? "coalesce((ts_lexize('" + rules.dictionary() + "', " + base + "))[1], " + base + ")"
        : base;
  }

  /** The words that a single searched word stands for, by its stem and by likeness. */
  WordMatch word(SearchRequest request, TextPattern pattern) {
    if (!pattern.isLiteral()) {
      return wildcards(request, pattern);
    }
    String word = pattern.text();
    Set<String> terms = new HashSet<>(variants(request, word));
    terms.add(word);
    int letters = request.fuzziness().letters(word);
    if (letters > 0) {
      terms.addAll(similar(request, word, letters));
    }
    return limited(terms, pattern);
  }

  /** The words that one word of a phrase stands for: itself, or what its wildcards cover. */
  WordMatch exactWord(SearchRequest request, TextPattern pattern) {
    if (!pattern.isLiteral()) {
      return wildcards(request, pattern);
    }
    return request.settings().accents()
        ? WordMatch.of(Set.of(pattern.text()))
        : wildcards(request, "plain", request.settings().pattern(pattern));
  }

  private static WordMatch wildcards(SearchRequest request, TextPattern pattern) {
    if (pattern.isAny()) {
      return WordMatch.startingWith("");
    }
    if (!request.settings().accents()) {
      return wildcards(request, "plain", request.settings().pattern(pattern));
    }
    List<PatternPiece> pieces = pattern.pieces();
    if (pieces.size() == 2
        && pieces.get(0) instanceof PatternPiece.Literal
        && pieces.get(1) instanceof PatternPiece.AnyRun) {
      return WordMatch.startingWith(PatternSql.prefix(pattern));
    }
    return wildcards(request, "term", pattern);
  }

  private static WordMatch wildcards(SearchRequest request, String column, TextPattern pattern) {
    Bindings bindings = new Bindings();
    String repository = bindings.add(request.repositoryId());
    String condition = PatternSql.matches(bindings, column, pattern);
    String sql =
        "select term from search_term where repository_id = "
            + repository
            + " and "
            + condition
            + " limit "
            + (MOST_TERMS + 1);
    return limited(
        bindings.bindTo(request.transaction().query(sql)).mapTo(String.class).set(), pattern);
  }

  private static WordMatch limited(Set<String> terms, TextPattern pattern) {
    if (terms.size() > MOST_TERMS) {
      throw new MunimentException(
          ErrorCode.SEARCH_TOO_BROAD,
          "The word \"" + pattern.text() + "\" stands for more than " + MOST_TERMS + " words.");
    }
    return WordMatch.of(terms);
  }

  private static Set<String> variants(SearchRequest request, String word) {
    SearchSettings rules = request.settings();
    Set<String> forms = rules.isEnglish() ? IrregularForms.of(word) : Set.of(word);
    return request
        .transaction()
        .query(
            "select term from search_term where repository_id = :repositoryId and stem = any(array("
                + "select "
                + stem(rules, "form")
                + " from unnest(:forms) as forms (form))) limit 1000")
        .bind("repositoryId", request.repositoryId())
        .bindArray("forms", String.class, forms)
        .mapTo(String.class)
        .set();
  }

  private static Set<String> similar(SearchRequest request, String word, int letters) {
    int length = word.codePointCount(0, word.length());
    return request
        .transaction()
        .query(
            """
            select term
            from search_term
            where repository_id = :repositoryId
              and char_length(term) between :least and :most
              and levenshtein_less_equal(term, :word, :letters) <= :letters
            limit :limit
            """)
        .bind("repositoryId", request.repositoryId())
        .bind("least", length - letters)
        .bind("most", length + letters)
        .bind("word", word)
        .bind("letters", letters)
        .bind("limit", MOST_TERMS + 1)
        .mapTo(String.class)
        .set();
  }

  /**
   * Words with the same stem, without looking at any text: for names and field values, which have
   * no table of words. Common English endings are tried.
   */
  Set<String> spellings(SearchRequest request, String word) {
    if (!request.settings().isEnglish()) {
      return Set.of(word);
    }
    Set<String> all = new HashSet<>();
    IrregularForms.of(word).forEach(form -> all.addAll(regular(request.transaction(), form)));
    return all;
  }

  private static Set<String> regular(Transaction transaction, String word) {
    if (word.length() > Words.LONGEST || word.chars().anyMatch(c -> c < 'a' || c > 'z')) {
      return Set.of(word);
    }
    List<String> tried = new ArrayList<>();
    for (int cut = 0; cut <= 4 && word.length() - cut >= 3; cut++) {
      String base = word.substring(0, word.length() - cut);
      for (String ending : ENDINGS) {
        tried.add(base + ending);
        tried.add(base + base.charAt(base.length() - 1) + ending);
      }
    }
    Set<String> found =
        new HashSet<>(
            transaction
                .query(
                    """
                    select tried
                    from unnest(:tried) as words (tried)
                    where ts_lexize('english_stem', tried) = ts_lexize('english_stem', :word)
                      and ts_lexize('english_stem', :word) <> '{}'
                    """)
                .bind("tried", tried.stream().distinct().toArray(String[]::new))
                .bind("word", word)
                .mapTo(String.class)
                .list());
    found.add(word);
    return found;
  }
}
