package org.muniment.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Refuses a request that comes without the body its operation needs. */
@Provider
public class RequiredBody implements ContainerRequestFilter {
  @Context @Nullable ResourceInfo resource;
  private final CurrentVertxRequest current;

  @Inject
  public RequiredBody(CurrentVertxRequest current) {
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    if (isEmpty(context) && resource != null && resource.getResourceMethod() != null) {
      for (Annotation[] annotations : resource.getResourceMethod().getParameterAnnotations()) {
        if (BodyLimit.isRequired(annotations)) {
          throw new MunimentException(ErrorCode.INVALID_REQUEST, "The request has no body.");
        }
      }
    }
  }

  /** HTTP/2 needs no header to announce a body: there the reader finds out. */
  private boolean isEmpty(ContainerRequestContext context) {
    if (context.getHeaderString("Content-Length") != null) {
      return context.getLength() == 0;
    }
    return context.getHeaderString("Transfer-Encoding") == null
        && current.getCurrent().request().version() != HttpVersion.HTTP_2;
  }
}
