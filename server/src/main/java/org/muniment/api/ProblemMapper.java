package org.muniment.api;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever went wrong into a problem document. Failures that nobody foresaw are logged once
 * with their stack trace and shown without any detail.
 */
@Singleton
public class ProblemMapper {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  private final Problems problems;

  @Inject
  ProblemMapper(Problems problems) {
    this.problems = problems;
  }

  @ServerExceptionMapper
  public Response known(MunimentException failure, RoutingContext context) {
    return response(failure, context);
  }

  /** The caller's JSON was dealt with when it was read: this is ours, and nothing to show. */
  @ServerExceptionMapper
  public Response json(MismatchedInputException failure, RoutingContext context) {
    return any(failure, context);
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException failure, RoutingContext context) {
    Response response = any(failure, context);
    RequestInfo info = RequestInfo.find(context);
    return info == null || info.allowed().isEmpty()
        ? response
        : Response.fromResponse(response)
            .header(HttpHeaders.ALLOW, String.join(", ", info.allowed()))
            .build();
  }

  @ServerExceptionMapper
  public Response any(Throwable failure, RoutingContext context) {
    return response(translate(failure, context), context);
  }

  private Response response(MunimentException failure, RoutingContext context) {
    ProblemDetails body = problems.body(context, failure);
    Response.ResponseBuilder response =
        Response.status(body.status()).type(Problems.MEDIA_TYPE).entity(body);
    problems.headers(failure).forEach(response::header);
    return response.build();
  }

  /** Finds the failure the caller can understand behind what the framework threw. */
  static MunimentException translate(Throwable failure, RoutingContext context) {
    MunimentException known = cause(failure, MunimentException.class);
    if (known != null) {
      return known;
    }
    if (failure instanceof WebApplicationException http && http.getResponse().getStatus() < 500) {
      return ofStatus(http.getResponse().getStatus(), context);
    }
    LOG.error(
        "{} {} failed unexpectedly",
        context.request().method(),
        RequestInfo.path(context),
        failure);
    return new MunimentException(ErrorCode.INTERNAL, "The server failed to carry this out.");
  }

  /** What a bare status of the framework means. */
  static MunimentException ofStatus(int status, RoutingContext context) {
    String method = context.request().method().name();
    RequestInfo info = RequestInfo.find(context);
    String path = info == null ? RequestInfo.path(context) : info.instance();
    boolean otherMethod = info != null && !info.allowed().isEmpty();
    return switch (status == 404 && otherMethod ? 405 : status) {
      case 401 -> new MunimentException(ErrorCode.INVALID_TOKEN, "This needs a valid token.");
      case 403 -> new MunimentException(ErrorCode.ACCESS_DENIED, "This is not allowed.");
      case 404 ->
          new MunimentException(ErrorCode.ROUTE_NOT_FOUND, "There is no resource " + path + ".");
      case 405 -> otherMethod(method);
      case 413 ->
          new MunimentException(
              ErrorCode.REQUEST_TOO_LARGE, "The body of the request is too large.");
      case 415 ->
          new MunimentException(
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              "The Content-Type of the request is not one that this operation takes.");
      default -> new MunimentException(ErrorCode.INVALID_REQUEST, "The request is malformed.");
    };
  }

  static MunimentException otherMethod(String method) {
    return new MunimentException(
        ErrorCode.METHOD_NOT_ALLOWED, "The method " + method + " is not possible here.");
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }
}
