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
        .map(
            word ->
                single
                    ? terms.word(
                        request.transaction(), request.repositoryId(), word, request.fuzziness())
                    : terms.exactWord(request.transaction(), request.repositoryId(), word))
        .toList();
  }

  String term(TextTerm term) {
    List<WordMatch> words = resolve(term);
    if (words.isEmpty() || words.stream().anyMatch(WordMatch::isNothing)) {
      return "false";
    }
    if (words.size() > 1) {
      return documents(
          "select text_id, count(*) as hits from (\n"
              + spans(words)
              + "\n) as spans group by text_id");
    }
    WordMatch word = words.get(0);
    if (word.isAny()) {
      return documents(
          "select id as text_id, word_count as hits from search_text where repository_id = "
              + statement.repository()
              + " and word_count > 0");
    }
    return documents(
        "select text_id, count(*) as hits from search_segment where repository_id = "
            + statement.repository()
            + " and words @@ "
            + query(word)
            + " group by text_id");
  }

  String within(SearchExpression.Within within) {
    Optional<String> left = allSpans(within.left());
    Optional<String> right = allSpans(within.right());
    if (left.isEmpty() || right.isEmpty()) {
      return "false";
    }
    String words = statement.bindings().add(within.words());
    String near =
        """
        select l.text_id, count(*) as hits
        from (%s) as l
        join (%s) as r
          on r.text_id = l.text_id
          and (r.first_place - l.last_place - 1 between 0 and %s
            or l.first_place - r.last_place - 1 between 0 and %s)
        group by l.text_id"""
            .formatted(left.get(), right.get(), words, words);
    if (!within.negated()) {
      return documents(near);
    }
    statement.enterExcluded();
    String close = documents(near);
    statement.leaveExcluded();
    return "(("
        + within.left().stream().map(this::term).collect(Collectors.joining(" or "))
        + ") and ("
        + within.right().stream().map(this::term).collect(Collectors.joining(" or "))
        + ") and ("
        + close
        + ") is not true)";
  }

  private Optional<String> allSpans(List<TextTerm> alternatives) {
    List<String> parts = new ArrayList<>();
    for (TextTerm term : alternatives) {
      List<WordMatch> words = resolve(term);
      if (!words.isEmpty() && words.stream().noneMatch(WordMatch::isNothing)) {
        parts.add(spans(words));
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\nunion all\n", parts));
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
    return "cast(" + statement.bindings().add(word.query()) + " as tsquery)";
  }

  /** The entries whose pages or electronic documents have the texts. */
  private String documents(String texts) {
    String repository = statement.repository();
    return statement.set(
        """
        with texts as (%s)
        select id, sum(hits) as hits
        from (
          select e.id, t.hits
          from texts t
          join search_text x on x.repository_id = %s and x.id = t.text_id
          join page g on g.repository_id = %s and g.text_id = x.page_text_id
          join entry e on e.repository_id = %s and e.page_set_id = g.page_set_id
          union all
          select e.id, t.hits
          from texts t
          join search_text x on x.repository_id = %s and x.id = t.text_id
          join electronic_document d on d.repository_id = %s and d.sha256 = x.content_sha256
          join entry e on e.repository_id = %s and e.electronic_document_id = d.id
        ) as entries
        group by id"""
            .formatted(
                texts, repository, repository, repository, repository, repository, repository));
  }
}
