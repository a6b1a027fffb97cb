package org.muniment.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes pages and the links between them (contract: overview §6). */
final class Pages {
  private static final String SKIP_TOKEN = "$skiptoken";

  private Pages() {}

  static <T> Page<T> page(
      RequestInfo request,
      String context,
      ODataQuery query,
      Listing<T> listing,
      @Nullable Integer total) {
    Integer top = query.top();
    Integer remaining = top == null ? null : top - listing.items().size();
    boolean more = listing.more() && (remaining == null || remaining > 0);
    return new Body<>(
        request.url().context(context),
        query.count() ? total : null,
        more ? link(request, new SkipToken(listing.next(), remaining)) : null,
        listing.items());
  }

  /** The address of this request with all its options and the new position. */
  private static String link(RequestInfo request, SkipToken token) {
    List<String> options = new ArrayList<>();
    String query = request.query();
    if (query != null) {
      for (String option : query.split("&")) {
        String name = option.split("=", 2)[0].replace("%24", "$").toLowerCase(Locale.ROOT);
        if (!option.isEmpty() && !name.equals(SKIP_TOKEN)) {
          options.add(option);
        }
      }
    }
    options.add(SKIP_TOKEN + "=" + token.encode());
    return request.url().of(request.path()) + "?" + String.join("&", options);
  }

  private static final class Body<T> implements Page<T> {
    private final String context;
    private final @Nullable Integer count;
    private final @Nullable String nextLink;
    private final List<T> value;

    Body(String context, @Nullable Integer count, @Nullable String nextLink, List<T> value) {
      this.context = context;
      this.count = count;
      this.nextLink = nextLink;
      this.value = value;
    }

    @Override
    public String getContext() {
      return context;
    }

    @Override
    public @Nullable Integer getCount() {
      return count;
    }

    @Override
    public @Nullable String getNextLink() {
      return nextLink;
    }

    @Override
    public List<T> getValue() {
      return value;
    }
  }
}
