package org.muniment.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Answers 501 for operations marked {@link NotImplemented}. It runs after the filters that check
 * the token and the repository, and before parameters and body are read.
 */
@Provider
@NotImplemented
@Priority(Priorities.USER)
public class NotImplementedFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext context) {
    throw notImplemented();
  }

  public static MunimentException notImplemented() {
    return new MunimentException(
        ErrorCode.NOT_IMPLEMENTED, "This server does not implement this operation yet.");
  }
}
