package org.muniment.server;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the paths that callers make up out of the metrics of requests. The framework counts by
 * route, but by path where no route was found, and a metric takes only so many of them.
 */
@Singleton
public class RequestMeters implements MeterFilter {
  static final String OTHER = "OTHER";

  private static final String NAME = "http.server.requests";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  @Override
  public Meter.Id map(Meter.Id id) {
    String uri = id.getTag("uri");
    return uri != null && id.getName().equals(NAME) && isMadeUp(id, uri)
        ? id.replaceTags(id.getTags().stream().map(RequestMeters::other).toList())
        : id;
  }

  /** Routes know no base path, and a method that a path doesn't have has no route. */
  private static boolean isMadeUp(Meter.Id id, String uri) {
    String path = uri.toLowerCase(Locale.ROOT);
    @Nullable String method = id.getTag("method");
    return path.startsWith("/lfrepositoryapi/")
        || path.startsWith("/repository/")
        || "405".equals(id.getTag("status"))
        || method == null
        || !METHODS.contains(method);
  }

  private static Tag other(Tag tag) {
    return tag.getKey().equals("uri") ? Tag.of("uri", OTHER) : tag;
  }
}
