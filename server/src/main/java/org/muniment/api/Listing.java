package org.muniment.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The items of one page, and how the next page goes on.
 *
 * @param more whether the collection holds items after these
 * @param next the position the next link carries; of no use without more
 */
public record Listing<T>(List<T> items, boolean more, Map<String, String> next) {
  static final String OFFSET = "skip";

  /**
   * Pages by key: the feature fetched up to one item more than the limit, and says what of the last
   * item the next page continues after.
   */
  public static <T> Listing<T> byKey(
      List<T> fetched, int limit, Function<T, Map<String, String>> position) {
    List<T> items = fetched.size() > limit ? fetched.subList(0, limit) : fetched;
    boolean more = fetched.size() > limit;
    return new Listing<>(
        items, more, more && limit > 0 ? position.apply(items.get(limit - 1)) : Map.of());
  }

  /** Pages by offset: the feature fetched up to one item more than the limit. */
  public static <T> Listing<T> byOffset(List<T> fetched, int limit, int offset) {
    return byKey(fetched, limit, last -> Map.of(OFFSET, Integer.toString(offset + limit)));
  }

  /** Takes the page out of a collection that is at hand as a whole. */
  public static <T> Listing<T> of(List<T> all, ODataQuery query, int defaultPageSize) {
    int limit = query.limit(defaultPageSize);
    int from = Math.min(query.offset(), all.size());
    int to = (int) Math.min((long) from + limit + 1, all.size());
    return byOffset(all.subList(from, to), limit, from);
  }

  /** The same page with each item turned into its wire form. */
  public <R> Listing<R> map(Function<? super T, ? extends R> form) {
    return new Listing<>(items.stream().<R>map(form).toList(), more, next);
  }
}
