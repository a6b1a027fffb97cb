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

  void add(Transaction transaction, int repositoryId, Collection<String> terms) {
    transaction
        .update(
            """
            insert into search_term (repository_id, term, stem)
            select :repositoryId, term,
              coalesce((ts_lexize('english_stem', term))[1], term)
            from unnest(:terms) as added (term)
            on conflict do nothing
            """)
        .bind("repositoryId", repositoryId)
        .bind("terms", terms.stream().sorted().toArray(String[]::new))
        .execute();
  }

  /** The words that a single searched word stands for, by its stem and by likeness. */
  WordMatch word(
      Transaction transaction, int repositoryId, TextPattern pattern, Fuzziness fuzziness) {
    if (!pattern.isLiteral()) {
      return wildcards(transaction, repositoryId, pattern);
    }
    String word = pattern.text();
    Set<String> terms = new HashSet<>(variants(transaction, repositoryId, word));
    terms.add(word);
    int letters = fuzziness.letters(word);
    if (letters > 0) {
      int length = word.codePointCount(0, word.length());
      for (String term : ofLength(transaction, repositoryId, length - letters, length + letters)) {
        if (Fuzziness.within(word, term, letters)) {
          terms.add(term);
        }
      }
    }
    return limited(terms, pattern);
  }

  /** The words that one word of a phrase stands for: itself, or what its wildcards cover. */
  WordMatch exactWord(Transaction transaction, int repositoryId, TextPattern pattern) {
    return pattern.isLiteral()
        ? WordMatch.of(Set.of(pattern.text()))
        : wildcards(transaction, repositoryId, pattern);
  }

  private static WordMatch wildcards(
      Transaction transaction, int repositoryId, TextPattern pattern) {
    List<PatternPiece> pieces = pattern.pieces();
    if (pattern.isAny()) {
      return WordMatch.startingWith("");
    }
    if (pieces.size() == 2
        && pieces.get(0) instanceof PatternPiece.Literal
        && pieces.get(1) instanceof PatternPiece.AnyRun) {
      return WordMatch.startingWith(PatternSql.prefix(pattern));
    }
    Bindings bindings = new Bindings();
    String repository = bindings.add(repositoryId);
    String condition = PatternSql.matches(bindings, "term", pattern);
    String sql =
        "select term from search_term where repository_id = "
            + repository
            + " and "
            + condition
            + " limit "
            + (MOST_TERMS + 1);
    return limited(bindings.bindTo(transaction.query(sql)).mapTo(String.class).set(), pattern);
  }

  private static WordMatch limited(Set<String> terms, TextPattern pattern) {
    if (terms.size() > MOST_TERMS) {
      throw new MunimentException(
          ErrorCode.SEARCH_TOO_BROAD,
          "The word \"" + pattern.text() + "\" stands for more than " + MOST_TERMS + " words.");
    }
    return WordMatch.of(terms);
  }

  private static Set<String> variants(Transaction transaction, int repositoryId, String word) {
    return transaction
        .query(
            """
            select term
            from search_term
            where repository_id = :repositoryId
              and stem = coalesce((ts_lexize('english_stem', :word))[1], :word)
            limit 1000
            """)
        .bind("repositoryId", repositoryId)
        .bind("word", word)
        .mapTo(String.class)
        .set();
  }

  private static List<String> ofLength(
      Transaction transaction, int repositoryId, int least, int most) {
    return transaction
        .query(
            """
            select term
            from search_term
            where repository_id = :repositoryId
              and char_length(term) between :least and :most
            """)
        .bind("repositoryId", repositoryId)
        .bind("least", least)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }

  /**
   * Words with the same stem, without looking at any text: for names and field values, which have
   * no table of words. Common endings are tried.
   */
  Set<String> spellings(Transaction transaction, String word) {
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
