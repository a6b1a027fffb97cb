package org.muniment.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Makes problem documents and the headers that go with them (contract: overview §4 and §7). */
@Singleton
public class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private final ObjectMapper mapper;

  @Inject
  Problems(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /** The body for a failure of a request. */
  public ProblemDetails body(RoutingContext context, MunimentException failure) {
    RequestInfo info = RequestInfo.find(context);
    // A request that was malformed before anything could look at it has ids nevertheless.
    return info == null
        ? ProblemDetails.of(
            failure.code(), failure.text(), RequestInfo.path(context), newId(), newId())
        : ProblemDetails.of(
            failure.code(), failure.text(), info.instance(), info.operationId(), info.traceId());
  }

  /** The headers for a failure. */
  public Map<String, String> headers(MunimentException failure) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-APIServer-Error", PublicUrl.segment(shortened(failure.text())));
    ErrorCode.Kind kind = failure.code().kind();
    switch (kind) {
      case UNAUTHENTICATED -> headers.put("WWW-Authenticate", "Bearer");
      case TOO_MANY -> headers.put("Retry-After", seconds(failure, 30));
      case UNAVAILABLE -> headers.put("Retry-After", seconds(failure, 5));
      default -> {}
    }
    return headers;
  }

  /** What the failure says, else what is usual. */
  private static String seconds(MunimentException failure, long usual) {
    Duration wait = failure.retryAfter();
    return Long.toString(wait == null ? usual : Math.max(1, wait.toSeconds()));
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  /** Answers where no resource is involved. */
  public void write(RoutingContext context, MunimentException failure) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      context.request().connection().close();
      return;
    }
    ProblemDetails body = body(context, failure);
    headers(failure).forEach(response::putHeader);
    if (RequestInfo.find(context) == null) {
      response.putHeader("X-RequestId", body.operationId());
    }
    response.setStatusCode(body.status()).putHeader("Content-Type", MEDIA_TYPE).end(json(body));
  }

  /**
   * Refuses a method that a path outside of the resources does not have.
   *
   * @param allowed those it has, separated by commas
   */
  public void otherMethod(RoutingContext context, String allowed) {
    context.response().putHeader(HttpHeaders.ALLOW, allowed);
    write(context, ProblemMapper.otherMethod(context.request().method().name()));
  }

  private String json(ProblemDetails body) {
    try {
      return mapper.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Proxies refuse long headers. */
  private static String shortened(String title) {
    return title.length() > 500 ? title.substring(0, 500) : title;
  }
}
