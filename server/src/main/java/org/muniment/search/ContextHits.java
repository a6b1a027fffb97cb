package org.muniment.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muniment.annotation.PageRedactions;
import org.muniment.database.Transaction;
import org.muniment.entry.Entry;
import org.muniment.search.language.AnnotationKind;
import org.muniment.search.language.ContextLine;
import org.muniment.search.language.SearchExpression;
import org.muniment.search.language.TextPattern;
import org.muniment.search.language.TextSpan;

/**
 * Finds again, in one entry, what a search matched. Only words looked for in texts give hits, not
 * comparisons of whole values (contract: search-syntax §9.2).
 */
final class ContextHits {
  private static final int MOST_HITS = 10_000;

  /** A word that stands for any word would give as many hits as there are words. */
  private static final int MOST_OF_ANY = 1_000;

  private final TextIndexDao texts = new TextIndexDao();
  private final FieldTextDao fields = new FieldTextDao();
  private final AnnotationTextDao annotations = new AnnotationTextDao();

  /**
   * @param redactions what of the texts of pages is not to be shown
   */
  List<ContextHit> find(
      SearchRequest request,
      SearchExpression expression,
      Entry entry,
      PageRedactions.Texts redactions) {
    HitCriteria criteria = HitCriteria.of(request, expression);
    Set<ContextHit> hits = new LinkedHashSet<>();
    Transaction transaction = request.transaction();
    if (!criteria.texts().isEmpty()) {
      inTexts(
          criteria,
          texts.ofEntry(transaction, request.repositoryId(), entry.id()).stream()
              .map(text -> shown(text, redactions))
              .toList(),
          hits);
    }
    if (!criteria.annotations().isEmpty()) {
      for (AnnotationTextDao.Said said :
          annotations.ofEntry(transaction, request.repositoryId(), entry.id())) {
        criteria.annotations().forEach(words -> inAnnotation(words, said, hits));
      }
    }
    if (!criteria.fields().isEmpty()) {
      for (FieldTextDao.Value value :
          fields.ofEntry(transaction, request.repositoryId(), entry.id(), request.hiddenFields())) {
        for (HitCriteria.Name words : criteria.fields()) {
          boolean field = words.field() == null || words.field().equalsIgnoreCase(value.field());
          if (field && (words.position() < 1 || words.position() == value.position())) {
            inName(words, ContextHit.Source.FIELD, value.text(), value.field(), hits);
          }
        }
      }
    }
    for (HitCriteria.Name words : criteria.names()) {
      inName(words, ContextHit.Source.NAME, entry.name(), "", hits);
    }
    if (entry.electronicDocument() != null) {
      for (HitCriteria.Name words : criteria.extensions()) {
        inName(
            words,
            ContextHit.Source.EXTENSION,
            entry.electronicDocument().extension().toLowerCase(Locale.ROOT),
            "",
            hits);
      }
    }
    if (!criteria.comments().isEmpty()) {
      for (String comment : fields.comments(transaction, request.repositoryId(), entry.id())) {
        for (HitCriteria.Name words : criteria.comments()) {
          inName(words, ContextHit.Source.VERSION_COMMENT, comment, "", hits);
        }
      }
    }
    return List.copyOf(hits);
  }

  private static TextIndexDao.DocumentText shown(
      TextIndexDao.DocumentText text, PageRedactions.Texts redactions) {
    Integer page = text.pageNumber();
    return page == null
        ? text
        : new TextIndexDao.DocumentText(page, redactions.apply(page, text.text()));
  }

  private static void inAnnotation(
      HitCriteria.OfAnnotation words, AnnotationTextDao.Said said, Set<ContextHit> hits) {
    String comment = said.comment();
    if (words.kinds().isEmpty() && comment != null) {
      inAnnotation(words, said, ContextHit.Source.ANNOTATION_COMMENT, comment, hits);
    }
    String text = said.text();
    for (AnnotationKind kind : words.kinds()) {
      if (text != null && AnnotationClauses.type(kind) == said.type()) {
        ContextHit.Source source =
            switch (kind) {
              case STICKY_NOTE -> ContextHit.Source.NOTE;
              case CALLOUT -> ContextHit.Source.CALLOUT;
              case TEXT_BOX -> ContextHit.Source.TEXT_BOX;
            };
        inAnnotation(words, said, source, text, hits);
      }
    }
  }

  private static void inAnnotation(
      HitCriteria.OfAnnotation words,
      AnnotationTextDao.Said said,
      ContextHit.Source source,
      String text,
      Set<ContextHit> hits) {
    for (NameSpan span : spans(words.name(), text)) {
      if (hits.size() < MOST_HITS) {
        hits.add(
            new ContextHit(
                source,
                said.page(),
                said.itemId(),
                ContextLine.around(text, span.span()),
                span.words(),
                ""));
      }
    }
  }

  /**
   * Text of the file is shown only where the pages have nothing to show: pages made of a file say
   * the same again.
   */
  private static void inTexts(
      HitCriteria criteria, List<TextIndexDao.DocumentText> all, Set<ContextHit> hits) {
    List<HitCriteria.Text> sought = new ArrayList<>();
    for (HitCriteria.Group group : criteria.texts()) {
      boolean complete =
          group.texts().size() == 1
              || group.texts().stream()
                  .allMatch(
                      each ->
                          all.stream()
                              .anyMatch(text -> !spots(each, Words.ofText(text.text())).isEmpty()));
      if (complete) {
        sought.addAll(group.texts());
      }
    }
    for (TextIndexDao.DocumentText text : all) {
      if (text.pageNumber() != null || hits.isEmpty()) {
        inText(sought, text, hits);
      }
    }
  }

  private static List<Spot> spots(HitCriteria.Text criterion, List<Words.Word> words) {
    List<Spot> left = spots(criterion.left(), words);
    if (criterion.right().isEmpty()) {
      return left;
    }
    List<Spot> pairs = new ArrayList<>();
    near(left, spots(criterion.right(), words), criterion.within(), pairs);
    return pairs;
  }

  /** A hit before its line is cut out. */
  private record Spot(int first, int last, int otherFirst, int otherLast) {}

  private static void inText(
      List<HitCriteria.Text> sought, TextIndexDao.DocumentText text, Set<ContextHit> hits) {
    List<Words.Word> words = Words.ofText(text.text());
    List<Spot> spots = new ArrayList<>();
    sought.forEach(criterion -> spots.addAll(spots(criterion, words)));
    spots.sort(Comparator.comparingInt(Spot::first).thenComparingInt(Spot::last));
    for (Spot spot : new LinkedHashSet<>(spots)) {
      if (hits.size() >= MOST_HITS) {
        return;
      }
      TextSpan span = span(words, spot.first(), spot.last());
      ContextLine line =
          spot.otherFirst() < 0
              ? ContextLine.around(text.text(), span)
              : ContextLine.around(
                  text.text(), span, span(words, spot.otherFirst(), spot.otherLast()));
      Integer page = text.pageNumber();
      hits.add(
          new ContextHit(
              page == null ? ContextHit.Source.ELECTRONIC_DOCUMENT : ContextHit.Source.PAGE,
              page == null ? 0 : page,
              line,
              spot.last() - spot.first() + 1,
              ""));
    }
  }

  private static TextSpan span(List<Words.Word> words, int first, int last) {
    return new TextSpan(words.get(first).start(), words.get(last).end());
  }

  private static List<Spot> spots(List<List<WordMatch>> alternatives, List<Words.Word> words) {
    List<Spot> spots = new ArrayList<>();
    for (List<WordMatch> term : alternatives) {
      boolean any = term.size() == 1 && term.get(0).isAny();
      int found = 0;
      for (int i = 0; i + term.size() <= words.size() && !(any && found == MOST_OF_ANY); i++) {
        if (!term.isEmpty() && matches(term, words, i)) {
          spots.add(new Spot(i, i + term.size() - 1, -1, -1));
          found++;
        }
      }
    }
    return spots;
  }

  private static boolean matches(List<WordMatch> term, List<Words.Word> words, int at) {
    for (int i = 0; i < term.size(); i++) {
      if (!term.get(i).matches(words.get(at + i).word())) {
        return false;
      }
    }
    return true;
  }

  private static void near(List<Spot> left, List<Spot> right, int within, List<Spot> spots) {
    for (Spot a : left) {
      for (Spot b : right) {
        int gap = Math.max(b.first() - a.last(), a.first() - b.last()) - 1;
        if (gap >= 0 && gap <= within && spots.size() < MOST_HITS) {
          spots.add(new Spot(a.first(), a.last(), b.first(), b.last()));
        }
      }
    }
  }

  private static void inName(
      HitCriteria.Name criterion,
      ContextHit.Source source,
      String text,
      String field,
      Set<ContextHit> hits) {
    for (NameSpan found : spans(criterion, text)) {
      if (hits.size() < MOST_HITS) {
        hits.add(
            new ContextHit(source, 0, ContextLine.whole(text, found.span()), found.words(), field));
      }
    }
  }

  private record NameSpan(TextSpan span, int words) {}

  private static List<NameSpan> spans(HitCriteria.Name criterion, String text) {
    List<NameSpan> found = new ArrayList<>();
    List<Words.Word> words = Words.ofName(text);
    List<NameWords.Place> places = criterion.places();
    for (int i = 0; !places.isEmpty() && i + places.size() <= words.size(); i++) {
      boolean all = true;
      for (int j = 0; j < places.size() && all; j++) {
        boolean leading = criterion.leading() && j == 0;
        boolean trailing = criterion.trailing() && j == places.size() - 1;
        all = matches(places.get(j), words.get(i + j).word(), leading, trailing);
      }
      if (all) {
        found.add(new NameSpan(span(words, i, i + places.size() - 1), places.size()));
      }
    }
    return found;
  }

  private static boolean matches(
      NameWords.Place place, String word, boolean leading, boolean trailing) {
    if (!leading && !trailing) {
      return place.matches(word);
    }
    Set<String> spellings =
        place.spellings().isEmpty() ? Set.of(place.pattern().text()) : place.spellings();
    return spellings.stream()
        .map(each -> TextPattern.parse((leading ? "*" : "") + each + (trailing ? "*" : "")))
        .anyMatch(pattern -> pattern.matches(word));
  }
}
