package org.muniment.api;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a request from its first line on.
 *
 * @param operationId unique per request; in the answer, in problem documents and on log lines
 * @param traceId the trace the caller named in {@code traceparent}, or a new one
 * @param instance the path as the client sent it
 * @param path the path below the base path, as the routes spell it
 * @param query the query string as sent, or null
 * @param url the address the client uses
 * @param allowed the methods the path has, when it lacks that of the request; otherwise empty
 * @param started when the request came, by the clock for measuring durations
 */
public record RequestInfo(
    String operationId,
    String traceId,
    String instance,
    String path,
    @Nullable String query,
    PublicUrl url,
    List<String> allowed,
    long started) {
  private static final String KEY = "muniment.request";
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  static RequestInfo begin(RoutingContext context, RoutePath.Match match, PublicUrl url) {
    RequestInfo info =
        new RequestInfo(
            UUID.randomUUID().toString(),
            traceId(context.request().getHeader("traceparent")),
            path(context),
            match.path(),
            context.request().query(),
            url,
            match.allowed(),
            System.nanoTime());
    context.put(KEY, info);
    return info;
  }

  /** The request that a routing context belongs to; null before {@link RequestFilter} saw it. */
  static @Nullable RequestInfo find(RoutingContext context) {
    return context.get(KEY);
  }

  static String path(RoutingContext context) {
    String path = context.request().path();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private static String traceId(@Nullable String traceParent) {
    if (traceParent != null) {
      Matcher matcher = TRACE_PARENT.matcher(traceParent);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    return UUID.randomUUID().toString().replace("-", "");
  }
}
