package org.muniment.api.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.muniment.api.ODataQuery;
import org.muniment.search.ContextHit;
import org.muniment.search.language.ContextLine;

/** Hits as clients see them (contract: search-syntax §9). */
final class SearchHitMapper {
  static final String COLLECTION = "Collection(Laserfiche.Repository.SearchContextHit)";

  static final Map<String, Comparator<SearchContextHit>> ORDERS =
      Map.ofEntries(
          Map.entry("hitNumber", Comparator.comparing(SearchContextHit::hitNumber)),
          Map.entry("hitType", Comparator.comparing(SearchContextHit::hitType)),
          Map.entry("isAnnotationHit", Comparator.comparing(SearchContextHit::isAnnotationHit)),
          Map.entry("annotationId", Comparator.comparing(SearchContextHit::annotationId)),
          Map.entry("pageNumber", Comparator.comparing(SearchContextHit::pageNumber)),
          Map.entry("pageOffset", Comparator.comparing(SearchContextHit::pageOffset)),
          Map.entry("context", Comparator.comparing(hit -> String.valueOf(hit.context()))),
          Map.entry("highlight1Offset", Comparator.comparing(SearchContextHit::highlight1Offset)),
          Map.entry("highlight1Length", Comparator.comparing(SearchContextHit::highlight1Length)),
          Map.entry("highlight2Offset", Comparator.comparing(SearchContextHit::highlight2Offset)),
          Map.entry("highlight2Length", Comparator.comparing(SearchContextHit::highlight2Length)),
          Map.entry("hitWidth", Comparator.comparing(SearchContextHit::hitWidth)),
          Map.entry("edocHitCount", Comparator.comparing(SearchContextHit::edocHitCount)),
          Map.entry("fieldHitCount", Comparator.comparing(SearchContextHit::fieldHitCount)),
          Map.entry("fieldName", Comparator.comparing(hit -> String.valueOf(hit.fieldName()))));

  static final ODataQuery.Names NAMES = ODataQuery.Names.of(ORDERS.keySet(), ORDERS.keySet());

  private SearchHitMapper() {}

  /** All hits of one entry, numbered. */
  static List<SearchContextHit> hits(List<ContextHit> hits) {
    int inFile = count(hits, ContextHit.Source.ELECTRONIC_DOCUMENT);
    int inFields = count(hits, ContextHit.Source.FIELD);
    List<SearchContextHit> shown = new ArrayList<>();
    for (ContextHit hit : hits) {
      ContextLine line = hit.line();
      HitType type = type(hit.source());
      shown.add(
          new SearchContextHit(
              type,
              hit.annotationId() > 0,
              hit.annotationId(),
              hit.pageNumber(),
              hit.pageNumber() == 0 ? 0 : line.offset(),
              line.context(),
              line.highlight1().start(),
              line.highlight1().length(),
              line.highlight2().map(span -> span.start()).orElse(0),
              line.highlight2().map(span -> span.length()).orElse(0),
              hit.words(),
              type == HitType.Edoc ? inFile : 0,
              type == HitType.Field ? inFields : 0,
              hit.fieldName(),
              shown.size() + 1));
    }
    return shown;
  }

  private static int count(List<ContextHit> hits, ContextHit.Source source) {
    return (int) hits.stream().filter(hit -> hit.source() == source).count();
  }

  private static HitType type(ContextHit.Source source) {
    return switch (source) {
      case PAGE -> HitType.PageContent;
      case ELECTRONIC_DOCUMENT -> HitType.Edoc;
      case NOTE -> HitType.Note;
      case CALLOUT -> HitType.Callout;
      case TEXT_BOX -> HitType.TextBox;
      case ANNOTATION_COMMENT -> HitType.AnnotationComment;
      case FIELD -> HitType.Field;
      case NAME -> HitType.Name;
      case EXTENSION -> HitType.Extension;
      case VERSION_COMMENT -> HitType.VersionComment;
    };
  }
}
