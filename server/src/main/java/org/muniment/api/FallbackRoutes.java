package org.muniment.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Answers with problem documents what never reaches a resource. */
@Singleton
public class FallbackRoutes {
  private final Problems problems;

  @Inject
  FallbackRoutes(Problems problems) {
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MAX_VALUE - 1).handler(this::noRoute);
    router.route().order(Integer.MIN_VALUE).failureHandler(this::failure);
  }

  private void noRoute(RoutingContext context) {
    problems.write(context, ProblemMapper.ofStatus(404, context));
  }

  private void failure(RoutingContext context) {
    Throwable cause = context.failure();
    int status = context.statusCode();
    problems.write(
        context,
        status >= 400 && status < 500
            ? ProblemMapper.ofStatus(status, context)
            : ProblemMapper.translate(
                cause == null ? new IllegalStateException("status " + status) : cause, context));
  }
}
