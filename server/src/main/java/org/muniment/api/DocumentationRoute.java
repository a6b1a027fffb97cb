package org.muniment.api;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Leads from where clients of the original look for the OpenAPI document and its page to where they
 * are here (contract: overview §1).
 */
@Singleton
class DocumentationRoute {
  void register(@Observes Router router) {
    router.get("/swagger").handler(context -> redirect(context, "/swagger-ui"));
    router.get("/swagger/index.html").handler(context -> redirect(context, "/swagger-ui"));
    router
        .get("/swagger/v2/swagger.json")
        .handler(context -> redirect(context, "/openapi?format=json"));
  }

  private static void redirect(RoutingContext context, String place) {
    context.response().setStatusCode(302).putHeader("Location", place).end();
  }
}
