package org.muniment.api;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the path of a request into the spelling of the routes: takes the base path off, drops a
 * slash at the end, and spells literal segments as the route does whatever their case. What stands
 * for a parameter is left exactly as sent (contract: overview §1). Immutable, safe for threads.
 */
public final class RoutePath {
  /** What clients of self-hosted servers and of the cloud begin their paths with. */
  static final List<String> BASES = List.of("/LFRepositoryAPI", "/repository");

  /** A route: {@code GET /v2/Repositories/{repositoryId}}. */
  public record Route(String method, String path) {}

  /**
   * A path brought into shape.
   *
   * @param base the base path as the client spelled it, or empty
   * @param path the path below it, as the routes spell it
   * @param allowed the methods of the path when it has some but not the one asked for
   */
  public record Match(String base, String path, List<String> allowed) {}

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    @Nullable Node parameter;
    String spelling = "";
    boolean end;
  }

  private final Map<String, Node> roots = new HashMap<>();

  public RoutePath(Collection<Route> routes) {
    for (Route route : routes) {
      add(roots.computeIfAbsent(route.method(), method -> new Node()), route.path());
    }
  }

  private static void add(Node root, String path) {
    Node node = root;
    for (String segment : path.substring(1).split("/")) {
      if (segment.startsWith("{")) {
        node.parameter = node.parameter == null ? new Node() : node.parameter;
        node = node.parameter;
      } else {
        node = node.literals.computeIfAbsent(fold(segment), key -> new Node());
        node.spelling = segment;
      }
    }
    node.end = true;
  }

  /** Takes the path of a request as it came, percent-encoding included. */
  public Match match(String method, String path) {
    for (String base : BASES) {
      if (path.regionMatches(true, 0, base, 0, base.length())
          && (path.length() == base.length() || path.charAt(base.length()) == '/')) {
        String below = path.substring(base.length());
        return match(path.substring(0, base.length()), method, below.isEmpty() ? "/" : below);
      }
    }
    return match("", method, path);
  }

  private Match match(String base, String method, String path) {
    String trimmed =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String[] segments = trimmed.substring(Math.min(1, trimmed.length())).split("/", -1);
    // The route of the method itself first: its parameter may stand where another has a literal.
    Node own = roots.get(method.equals("HEAD") ? "GET" : method);
    if (own != null && walk(own, segments, 0)) {
      return new Match(base, "/" + String.join("/", segments), List.of());
    }
    List<String> allowed =
        roots.entrySet().stream()
            .filter(root -> walk(root.getValue(), segments.clone(), 0))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return new Match(base, path, allowed);
  }

  private static boolean walk(Node node, String[] segments, int at) {
    if (at == segments.length) {
      return node.end;
    }
    String segment = segments[at];
    Node literal = node.literals.get(fold(segment));
    if (literal != null && walk(literal, segments, at + 1)) {
      segments[at] = literal.spelling;
      return true;
    }
    return node.parameter != null && !segment.isEmpty() && walk(node.parameter, segments, at + 1);
  }

  private static String fold(String segment) {
    return segment.toLowerCase(Locale.ROOT);
  }
}
