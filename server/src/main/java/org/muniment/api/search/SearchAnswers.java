package org.muniment.api.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Listing;
import org.muniment.api.ODataQuery;
import org.muniment.api.entry.EntryDto;
import org.muniment.entry.EntryOrder;

/** What both kinds of search share on the wire. */
final class SearchAnswers {
  private static final String OFFSET = "skip";

  private SearchAnswers() {}

  static List<EntryOrder> order(ODataQuery options) {
    return options.orderBy().stream()
        .map(order -> new EntryOrder(order.name(), order.descending()))
        .toList();
  }

  /**
   * Found entries as a page.
   *
   * @param next how many rows come before the next page, or null when this is the last one
   */
  static Listing<EntryDto> listing(List<EntryDto> entries, @Nullable Long next) {
    return new Listing<>(
        entries, next != null, next == null ? Map.of() : Map.of(OFFSET, next.toString()));
  }
}
