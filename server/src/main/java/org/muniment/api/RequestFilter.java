package org.muniment.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The first to see a request: gives it an operation id, spells its path as the routes do, forgets
 * what form of answer it accepts, and logs it when it has been answered. Query strings and headers
 * other than {@code X-LF-AppID} are not logged, since they can carry what is secret.
 */
@Singleton
public class RequestFilter {
  private static final Logger ACCESS = LoggerFactory.getLogger("org.muniment.access");
  private static final int FIRST = 1000;

  /** Other names for what the server offers, as the contract spells them (overview §1). */
  private static final Map<String, String> ALIASES =
      Map.of(
          "/swagger/index.html", "/swagger-ui/",
          "/swagger", "/swagger-ui/",
          "/swagger/v2/swagger.json", "/openapi.json");

  /** What operations of the API are below. */
  private static final List<String> API = List.of("/v1/", "/v2/", "/oauth/");

  private final Routes routes;
  private final @Nullable String publicUrl;

  @Inject
  RequestFilter(
      Routes routes, @ConfigProperty(name = "muniment.public-url") Optional<String> publicUrl) {
    this.routes = routes;
    this.publicUrl = publicUrl.orElse(null);
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FIRST);
  }

  private void handle(RoutingContext context) {
    RequestInfo known = RequestInfo.find(context);
    if (known != null) {
      // The second pass, under the spelling of the routes: a reroute drops all handlers.
      begin(context, known);
      return;
    }
    HttpServerRequest request = context.request();
    String sent = RequestInfo.path(context);
    RoutePath.Match match = routes.table().match(request.method().name(), sent);
    RequestInfo info = RequestInfo.begin(context, match, url(request, match.base()));
    if (API.stream().anyMatch(match.path()::startsWith)) {
      // Each operation answers in one form, whatever clients accept (contract: overview §3).
      request.headers().remove(HttpHeaders.ACCEPT);
    }
    String target = ALIASES.getOrDefault(match.path(), match.path());
    String query = info.query();
    // Else a semicolon would end a value, as it did in forms of old.
    boolean divided = query != null && query.indexOf(';') >= 0;
    if (target.equals(sent) && !divided) {
      begin(context, info);
    } else {
      context.reroute(query == null ? target : target + "?" + query.replace(";", "%3B"));
    }
  }

  private static void begin(RoutingContext context, RequestInfo info) {
    MDC.put("operationId", info.operationId());
    context.addHeadersEndHandler(
        done -> context.response().putHeader("X-RequestId", info.operationId()));
    context.addEndHandler(done -> log(context, info));
    context.next();
  }

  private PublicUrl url(HttpServerRequest request, String base) {
    HostAndPort authority = request.authority();
    return PublicUrl.of(
        publicUrl,
        request.isSSL() ? "https" : "http",
        authority == null ? "localhost" : authority.toString(),
        request::getHeader,
        base);
  }

  private static void log(RoutingContext context, RequestInfo info) {
    if (ACCESS.isDebugEnabled()) {
      String application = context.request().getHeader("X-LF-AppID");
      ACCESS.debug(
          "{} {} {} in {} ms, application {}, operation {}",
          context.request().method(),
          info.instance(),
          context.response().getStatusCode(),
          (System.nanoTime() - info.started()) / 1_000_000,
          application == null ? "-" : application.replaceAll("\\p{Cntrl}", "?"),
          info.operationId());
    }
  }
}
