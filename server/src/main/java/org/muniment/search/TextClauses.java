package org.muniment.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muniment.search.language.SearchExpression;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextTerm;

/**
 * Words, phrases and proximity in document text (contract: search-syntax §5). Phrases and distances
 * are looked for within one page or one electronic document.
 */
final class TextClauses {
  /** Larger distances are measured place by place. */
  private static final int MOST_DISTANCES = 100;

  /** Characters; the database takes a megabyte, but compares every part with every text. */
  private static final int LONGEST_QUERY = 200_000;

  private final SearchRequest request;
  private final Statement statement;
  private final TermDao terms = new TermDao();

  TextClauses(SearchRequest request, Statement statement) {
    this.request = request;
    this.statement = statement;
  }

  /** The words, at their places, that a term stands for. */
  List<WordMatch> resolve(TextTerm term) {
    return resolve(request, terms, term);
  }

  static List<WordMatch> resolve(SearchRequest request, TermDao terms, TextTerm term) {
    List<TextPattern> words = new ArrayList<>();
    if (term instanceof TextTerm.Word word) {
      words.addAll(Words.ofTextPattern(word.pattern()));
    } else {
      for (TextPattern each : ((TextTerm.Phrase) term).words()) {
        words.addAll(Words.ofTextPattern(each));
      }
    }
    boolean single = term instanceof TextTerm.Word && words.size() == 1;
    return words.stream()
        .map(word -> single ? terms.word(request, word) : terms.exactWord(request, word))
        .toList();
  }

  private static boolean isNothing(List<WordMatch> words) {
    return words.isEmpty() || words.stream().anyMatch(WordMatch::isNothing);
  }

  String term(TextTerm term) {
    List<WordMatch> words = resolve(term);
    if (isNothing(words)) {
      return "false";
    }
    if (words.size() == 1 && words.get(0).isAny()) {
      return statement.text("s.first_word = 0", false);
    }
    Optional<String> query = phrase(words).filter(written -> written.length() <= LONGEST_QUERY);
    return query.isPresent()
        ? statement.text(matching(query.get()), true)
        : statement.text(texts("select text_id from (\n" + spans(words) + "\n) as spans"), false);
  }

  /** A phrase as a {@code tsquery}; nothing when it has a place for any word. */
  private static Optional<String> phrase(List<WordMatch> words) {
    if (words.stream().anyMatch(WordMatch::isAny)) {
      return Optional.empty();
    }
    return Optional.of(
        words.stream()
            .map(word -> "(" + word.query() + ")")
            .collect(Collectors.joining(" <-> ", "(", ")")));
  }

  private String matching(String query) {
    return "s.words @@ " + asQuery(query);
  }

  private String asQuery(String query) {
    return "cast(" + statement.bindings().add(query) + " as tsquery)";
  }

  /** The first segments of some texts. */
  private static String texts(String ids) {
    return "s.first_word = 0 and s.text_id in (" + ids + ")";
  }

  String within(SearchExpression.Within within) {
    List<List<WordMatch>> left = resolve(within.left());
    List<List<WordMatch>> right = resolve(within.right());
    if (left.isEmpty() || right.isEmpty()) {
      return "false";
    }
    if (!within.negated()) {
      return near(left, right, within.words());
    }
    statement.enterExcluded();
    String close = near(left, right, within.words());
    statement.leaveExcluded();
    return "(("
        + within.left().stream().map(this::term).collect(Collectors.joining(" or "))
        + ") and ("
        + within.right().stream().map(this::term).collect(Collectors.joining(" or "))
        + ") and ("
        + close
        + ") is not true)";
  }

  private List<List<WordMatch>> resolve(List<TextTerm> alternatives) {
    return alternatives.stream().map(this::resolve).filter(words -> !isNothing(words)).toList();
  }

  private String near(List<List<WordMatch>> left, List<List<WordMatch>> right, int between) {
    Optional<String> query = nearQuery(left, right, between);
    if (query.isPresent()) {
      // By the function the index isn't asked: it would look up each word for each distance.
      return statement.text(
          matching(any(left) + " & " + any(right))
              + " and ts_match_vq(s.words, "
              + asQuery(query.get())
              + ")",
          true);
    }
    String words = statement.bindings().add(between);
    return statement.text(
        texts(
            """
            select l.text_id
            from (%s) as l
            join (%s) as r
              on r.text_id = l.text_id
              and (r.first_place - l.last_place - 1 between 0 and %s
                or l.first_place - r.last_place - 1 between 0 and %s)"""
                .formatted(allSpans(left), allSpans(right), words, words)),
        false);
  }

  /** Every distance in both directions; nothing when that would be too long. */
  private static Optional<String> nearQuery(
      List<List<WordMatch>> left, List<List<WordMatch>> right, int between) {
    if (between > MOST_DISTANCES) {
      return Optional.empty();
    }
    List<String> alternatives = new ArrayList<>();
    long length = 0;
    for (List<WordMatch> l : left) {
      for (List<WordMatch> r : right) {
        Optional<String> first = phrase(l);
        Optional<String> second = phrase(r);
        if (first.isEmpty() || second.isEmpty()) {
          return Optional.empty();
        }
        length += 2L * (between + 1) * (first.get().length() + second.get().length());
        if (length > LONGEST_QUERY) {
          return Optional.empty();
        }
        for (int distance = 1; distance <= between + 1; distance++) {
          alternatives.add(first.get() + " <" + distance + "> " + second.get());
          alternatives.add(second.get() + " <" + distance + "> " + first.get());
        }
      }
    }
    return Optional.of(String.join(" | ", alternatives));
  }

  /** A {@code tsquery} of texts with all the words of one of the alternatives, wherever. */
  private static String any(List<List<WordMatch>> alternatives) {
    return alternatives.stream()
        .map(
            words ->
                words.stream()
                    .map(word -> "(" + word.query() + ")")
                    .collect(Collectors.joining(" & ", "(", ")")))
        .collect(Collectors.joining(" | ", "(", ")"));
  }

  private String allSpans(List<List<WordMatch>> alternatives) {
    return alternatives.stream().map(this::spans).collect(Collectors.joining("\nunion all\n"));
  }

  /** Where words stand side by side in this order: text, first and last place. */
  private String spans(List<WordMatch> words) {
    List<String> places = new ArrayList<>();
    List<String> candidates = new ArrayList<>();
    for (WordMatch word : words) {
      if (!word.isAny()) {
        candidates.add(
            "select text_id from search_segment where repository_id = "
                + statement.repository()
                + " and words @@ "
                + query(word));
      }
    }
    for (int i = 0; i < words.size(); i++) {
      places.add(places(words.get(i), i, candidates));
    }
    String all = String.join("\nunion all\n", places);
    if (words.size() == 1) {
      return "select text_id, place as first_place, place as last_place from (\n"
          + all
          + "\n) as places";
    }
    return "select text_id, place - nth as first_place, place - nth + "
        + (words.size() - 1)
        + " as last_place from (\n"
        + all
        + "\n) as places group by text_id, place - nth having count(distinct nth) = "
        + words.size();
  }

  private String places(WordMatch word, int nth, List<String> candidates) {
    String candidate =
        candidates.size() < 2
            ? ""
            : "\nand s.text_id in (" + String.join("\nintersect\n", candidates) + ")";
    String prefix = word.prefix();
    String lexeme;
    if (prefix == null) {
      lexeme =
          "w.lexeme = any(" + statement.bindings().add(word.terms().toArray(String[]::new)) + ")";
    } else {
      lexeme = "starts_with(w.lexeme, " + statement.bindings().add(prefix) + ")";
    }
    return "select s.text_id, s.first_word + p.place as place, "
        + nth
        + " as nth\nfrom search_segment s\ncross join lateral unnest(s.words) as w (lexeme, places, weights)\n"
        + "cross join lateral unnest(w.places) as p (place)\nwhere s.repository_id = "
        + statement.repository()
        + (word.isAny() ? "" : " and s.words @@ " + query(word))
        + candidate
        + "\nand "
        + lexeme;
  }

  private String query(WordMatch word) {
    return asQuery(word.query());
  }
}
