package org.muniment.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address the client itself uses, up to and including the base path, so that links lead back
 * the way the client came (contract: overview §6).
 *
 * @param base e.g. {@code https://host/LFRepositoryAPI}, without a slash at the end
 */
public record PublicUrl(String base) {
  private static final Pattern FORWARDED =
      Pattern.compile("(?i)(proto|host)=(?:\"([^\"]*)\"|([^;,\\s]*))");
  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.\\-_~%:\\[\\]]+");
  private static final Pattern SCHEME = Pattern.compile("(?i)https?");
  private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9.\\-_~%]+)+/?");

  /**
   * Works the address out.
   *
   * @param configured what the operator states, or null; then the request decides
   * @param scheme the scheme of the connection
   * @param authority host and port the request names
   * @param header reads a request header
   * @param basePath the base path of the request, as the client spelled it, or empty
   */
  public static PublicUrl of(
      @Nullable String configured,
      String scheme,
      String authority,
      Function<String, @Nullable String> header,
      String basePath) {
    if (configured != null && !configured.isBlank()) {
      String base = withoutSlash(configured.trim());
      // The operator may state a base path or leave it to the request.
      return new PublicUrl(endsWith(base, basePath) ? base : withoutBasePath(base) + basePath);
    }
    String forwarded = header.apply("Forwarded");
    String proto = firstOf(parameter(forwarded, "proto"), first(header, "X-Forwarded-Proto"));
    String host = firstOf(parameter(forwarded, "host"), first(header, "X-Forwarded-Host"));
    String port = first(header, "X-Forwarded-Port");
    String prefix = first(header, "X-Forwarded-Prefix");
    String useScheme =
        proto != null && SCHEME.matcher(proto).matches() ? proto.toLowerCase(Locale.ROOT) : scheme;
    String useHost = host != null && AUTHORITY.matcher(host).matches() ? host : authority;
    if (host != null && port != null && port.matches("\\d{1,5}") && !useHost.matches(".*:\\d+")) {
      boolean usual = port.equals(useScheme.equals("https") ? "443" : "80");
      useHost = usual ? useHost : useHost + ":" + port;
    }
    String usePrefix =
        prefix != null && PREFIX.matcher(prefix).matches() ? withoutSlash(prefix) : "";
    return new PublicUrl(useScheme + "://" + useHost + usePrefix + basePath);
  }

  /** The address of a path below the base, e.g. {@code /v2/Repositories}. */
  public String of(String path) {
    return base + path;
  }

  /** The {@code @odata.context} with a fragment (contract: overview §5). */
  public String context(String fragment) {
    return base + "/v2/$metadata#" + fragment;
  }

  /** The address of an entry. */
  public String entry(String repositoryId, int entryId) {
    return base + "/v2/Repositories/" + segment(repositoryId) + "/Entries/" + entryId;
  }

  /** Text as one path segment. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static @Nullable String parameter(@Nullable String forwarded, String name) {
    if (forwarded == null) {
      return null;
    }
    // The first element is the proxy nearest to the client.
    Matcher matcher = FORWARDED.matcher(forwarded.split(",", 2)[0]);
    while (matcher.find()) {
      if (matcher.group(1).equalsIgnoreCase(name)) {
        return matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      }
    }
    return null;
  }

  private static @Nullable String first(Function<String, @Nullable String> header, String name) {
    String value = header.apply(name);
    return value == null ? null : value.split(",", 2)[0].trim();
  }

  private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }

  private static String withoutBasePath(String base) {
    return RoutePath.BASES.stream()
        .filter(other -> endsWith(base, other))
        .findFirst()
        .map(other -> base.substring(0, base.length() - other.length()))
        .orElse(base);
  }

  private static boolean endsWith(String text, String end) {
    return text.toLowerCase(Locale.ROOT).endsWith(end.toLowerCase(Locale.ROOT));
  }

  private static String withoutSlash(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
