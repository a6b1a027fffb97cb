package org.muniment.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * The query options of a listing, read and checked (contract: overview §6).
 *
 * @param select the members to keep, spelled as the listing spells them; empty for all
 * @param orderBy what to sort by, most significant first
 * @param top how many items all pages together may still hold, or null for all
 * @param skip how many items to leave out before the first page
 * @param count whether the answer states the size of the whole collection
 * @param pageSize the page size the caller prefers, or null
 * @param position where the previous page ended, or null on the first page
 */
public record ODataQuery(
    Set<String> select,
    List<Order> orderBy,
    @Nullable Integer top,
    int skip,
    boolean count,
    @Nullable Integer pageSize,
    @Nullable SkipToken position) {
  private static final int MOST_ORDERS = 5;
  private static final int MOST_TOP = 150;
  private static final int MOST_PAGE_SIZE = 1000;
  private static final Pattern PAGE_SIZE =
      Pattern.compile("(?:odata\\.)?maxpagesize\\s*=\\s*\"?(\\d+)\"?", Pattern.CASE_INSENSITIVE);

  /** One member to sort by. */
  public record Order(String name, boolean descending) {}

  /** The members that a listing lets its callers select and sort by, found in any case. */
  public static final class Names {
    private final Map<String, String> selectable;
    private final Map<String, String> sortable;

    private Names(Collection<String> selectable, Collection<String> sortable) {
      this.selectable = index(selectable);
      this.sortable = index(sortable);
    }

    public static Names of(Collection<String> selectable, Collection<String> sortable) {
      return new Names(selectable, sortable);
    }

    private static Map<String, String> index(Collection<String> names) {
      Map<String, String> index = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      names.forEach(name -> index.put(name, name));
      return index;
    }
  }

  static ODataQuery parse(
      Names names,
      @Nullable String select,
      @Nullable String orderBy,
      @Nullable String top,
      @Nullable String skip,
      @Nullable String count,
      @Nullable String skipToken,
      @Nullable String prefer) {
    Integer total = number("$top", top, MOST_TOP);
    Integer offset = number("$skip", skip, Integer.MAX_VALUE);
    String token = present(skipToken);
    SkipToken position = token == null ? null : SkipToken.decode(token);
    return new ODataQuery(
        parseSelect(names, select),
        parseOrderBy(names, orderBy),
        position == null ? total : position.remaining(),
        position != null || offset == null ? 0 : offset,
        flag("$count", count),
        parsePrefer(prefer),
        position);
  }

  /** Reads a lone {@code $select}. */
  public static Set<String> parseSelect(Names names, @Nullable String select) {
    Set<String> found = new LinkedHashSet<>();
    String list = present(select);
    if (list != null) {
      for (String name : list.split(",", -1)) {
        found.add(known("$select", names.selectable, name.trim()));
      }
    }
    return found;
  }

  /** How many items this page may hold. */
  public int limit(int defaultPageSize) {
    int size = pageSize == null ? defaultPageSize : pageSize;
    return top == null ? size : Math.min(size, top);
  }

  /** Where this page begins in a listing that counts its way through the collection. */
  public int offset() {
    return position == null ? skip : position.number(Listing.OFFSET);
  }

  /** Sorts items in memory; the map says how for each sortable member. */
  public <T> Comparator<T> comparator(Map<String, Comparator<T>> byName, Comparator<T> otherwise) {
    Comparator<T> all = null;
    for (Order order : orderBy) {
      Comparator<T> next = byName.get(order.name());
      if (next == null) {
        throw invalid("Sorting by '" + order.name() + "' is not possible here.");
      }
      next = order.descending() ? next.reversed() : next;
      all = all == null ? next : all.thenComparing(next);
    }
    return all == null ? otherwise : all.thenComparing(otherwise);
  }

  private static List<Order> parseOrderBy(Names names, @Nullable String orderBy) {
    List<Order> orders = new ArrayList<>();
    String list = present(orderBy);
    if (list == null) {
      return orders;
    }
    for (String expression : list.split(",", -1)) {
      String[] words = expression.trim().split("\\s+");
      String name = known("$orderby", names.sortable, words[0]);
      String direction = words.length > 1 ? words[1].toLowerCase(Locale.ROOT) : "asc";
      if (words.length > 2 || !(direction.equals("asc") || direction.equals("desc"))) {
        throw invalid("The expression '" + expression.trim() + "' in $orderby is not understood.");
      }
      orders.add(new Order(name, direction.equals("desc")));
    }
    if (orders.size() > MOST_ORDERS) {
      throw invalid("$orderby takes at most " + MOST_ORDERS + " expressions.");
    }
    return orders;
  }

  /** Whatever is not a page size is ignored: clients send their own preferences along. */
  private static @Nullable Integer parsePrefer(@Nullable String prefer) {
    if (prefer == null) {
      return null;
    }
    for (String preference : prefer.split("[,;]")) {
      Matcher matcher = PAGE_SIZE.matcher(preference.trim());
      if (matcher.matches()) {
        String digits = matcher.group(1);
        int size =
            digits.length() > 9
                ? MOST_PAGE_SIZE
                : Math.min(Integer.parseInt(digits), MOST_PAGE_SIZE);
        return size == 0 ? null : size;
      }
    }
    return null;
  }

  private static String known(String option, Map<String, String> names, String name) {
    String found = names.get(name);
    if (found == null) {
      throw invalid("The name '" + name + "' in " + option + " is not known.");
    }
    return found;
  }

  private static @Nullable Integer number(String option, @Nullable String sent, int most) {
    String text = present(sent);
    if (text == null) {
      return null;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the refusal
    }
    throw invalid(
        "The value '" + text + "' of " + option + " is not a whole number from 0 to " + most + ".");
  }

  private static boolean flag(String option, @Nullable String sent) {
    String text = present(sent);
    if (text == null || text.equalsIgnoreCase("false")) {
      return false;
    }
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    throw invalid("The value '" + text + "' of " + option + " is neither true nor false.");
  }

  private static @Nullable String present(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.trim();
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }
}
