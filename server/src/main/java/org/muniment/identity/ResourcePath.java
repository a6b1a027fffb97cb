package org.muniment.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a resource path, decoded and without regard to case. An encoded slash is part of
 * its segment.
 */
record ResourcePath(List<String> segments) {
  static final ResourcePath ROOT = new ResourcePath(List.of());

  /** Null when the text is no plain path: bad encoding, or segments that climb. */
  static @Nullable ResourcePath parse(String text) {
    List<String> segments = new ArrayList<>();
    for (String raw : text.split("/", -1)) {
      if (raw.isEmpty()) {
        continue;
      }
      String segment;
      try {
        segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException malformed) {
        return null;
      }
      if (segment.equals(".") || segment.equals("..")) {
        return null;
      }
      segments.add(segment.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
    }
    return new ResourcePath(List.copyOf(segments));
  }

  boolean isRoot() {
    return segments.isEmpty();
  }

  boolean covers(ResourcePath other) {
    return other.segments.size() >= segments.size()
        && other.segments.subList(0, segments.size()).equals(segments);
  }
}
