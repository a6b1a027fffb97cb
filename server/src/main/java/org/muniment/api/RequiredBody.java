package org.muniment.api;

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

  @Override
  public void filter(ContainerRequestContext context) {
    boolean empty =
        context.getHeaderString("Transfer-Encoding") == null
            && (context.getHeaderString("Content-Length") == null || context.getLength() == 0);
    if (empty && resource != null && resource.getResourceMethod() != null) {
      for (Annotation[] annotations : resource.getResourceMethod().getParameterAnnotations()) {
        if (BodyLimit.isRequired(annotations)) {
          throw new MunimentException(ErrorCode.INVALID_REQUEST, "The request has no body.");
        }
      }
    }
  }
}
