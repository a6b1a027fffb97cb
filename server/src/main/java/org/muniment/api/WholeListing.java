package org.muniment.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.entry.EntryName;

/**
 * A small collection of records of one type that is at hand as a whole: it can be reduced to and
 * sorted by its members, and is paged by 100 (contract: definitions). Thread-safe.
 *
 * @param <T> the wire type
 */
public final class WholeListing<T extends Record> {
  private static final int PAGE_SIZE = 100;

  private final String context;
  private final ODataQuery.Names names;
  private final Map<String, Comparator<T>> orders = new HashMap<>();

  /**
   * @param type the wire type; its scalar members are those that can be sorted by
   * @param context the {@code @odata.context} of the pages
   */
  public WholeListing(Class<T> type, String context) {
    this.context = context;
    for (RecordComponent member : type.getRecordComponents()) {
      if (Comparable.class.isAssignableFrom(member.getType()) || member.getType().isPrimitive()) {
        member.getAccessor().setAccessible(true);
        orders.put(member.getName(), order(member));
      }
    }
    names =
        ODataQuery.Names.of(
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList(),
            orders.keySet());
  }

  private static <T> Comparator<T> order(RecordComponent member) {
    return Comparator.comparing(
        (T item) -> key(member, item), Comparator.nullsFirst(WholeListing::compare));
  }

  /** Names sort as they are matched, without regard to case. */
  private static @Nullable Object key(RecordComponent member, Object item) {
    try {
      Object value = member.getAccessor().invoke(item);
      return value instanceof String text
          ? EntryName.sortKey(text)
          : value instanceof Enum<?> constant ? constant.name() : value;
    } catch (IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @SuppressWarnings("unchecked") // both are values of the same member, which is comparable
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }

  /** The page that was asked for. */
  public Page<?> page(Answers answers, ListParams params, List<T> all) {
    ODataQuery query = params.parse(names);
    return answers.page(
        context,
        query,
        Listing.of(sorted(query, all), query, PAGE_SIZE),
        Selection.of(query.select(), Set.of()),
        query.count() ? all.size() : null);
  }

  /** All items, as a bare array. */
  public List<?> array(Answers answers, SortParams params, List<T> all) {
    ODataQuery query = params.parse(names);
    return answers.array(sorted(query, all), Selection.of(query.select(), Set.of()));
  }

  /** What a {@code $select} leaves of one item. */
  public Selection selection(@Nullable String select) {
    return Selection.of(ODataQuery.parseSelect(names, select), Set.of());
  }

  private List<T> sorted(ODataQuery query, List<T> all) {
    return all.stream().sorted(query.comparator(orders, (one, other) -> 0)).toList();
  }
}
