package org.muniment.api;

import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Serves the OpenAPI document, and leads from where clients of the original look for it and its
 * page to where they are here (contract: overview §1). That page is also what stands in for the web
 * client of a repository.
 */
@Singleton
public class DocumentationRoute {
  private static final String DOCUMENT = "META-INF/quarkus-generated-openapi-doc.";

  /**
   * Keeps the framework from reading and writing the document again at each start, which took a
   * fifth of the time. It has been complete since the server was built. To be called before the
   * framework starts.
   */
  public static void serveAsBuilt() {
    OpenApiConstants.classLoader = ClassLoader.getPlatformClassLoader();
  }

  void register(@Observes Router router) {
    // Where the list of repositories leads: relative, so that it works below any base path.
    router.get("/web").handler(context -> redirect(context, "swagger-ui/"));
    router.get("/swagger").handler(context -> redirect(context, "/swagger-ui"));
    router.get("/swagger/index.html").handler(context -> redirect(context, "/swagger-ui"));
    router
        .get("/swagger/v2/swagger.json")
        .handler(context -> redirect(context, "/openapi?format=json"));
    // Ahead of the framework's own route.
    for (String path : List.of("/openapi", "/openapi.json", "/openapi.yaml", "/openapi.yml")) {
      router.get(path).order(0).blockingHandler(DocumentationRoute::document);
    }
  }

  private static void document(RoutingContext context) {
    boolean yaml = isYaml(context.request());
    byte[] document = read(DOCUMENT + (yaml ? "YAML" : "JSON"));
    context
        .response()
        .putHeader(
            "Content-Type", (yaml ? "application/yaml" : "application/json") + ";charset=UTF-8")
        .end(Buffer.buffer(document));
  }

  private static boolean isYaml(HttpServerRequest request) {
    String format = request.getParam("format");
    if (format != null) {
      return format.toLowerCase(Locale.ROOT).startsWith("y");
    }
    String accept = request.getHeader("Accept");
    return request.path().contains(".y")
        || accept != null && accept.toLowerCase(Locale.ROOT).contains("yaml");
  }

  private static byte[] read(String resource) {
    ClassLoader classes = Thread.currentThread().getContextClassLoader();
    try (InputStream document = classes.getResourceAsStream(resource)) {
      if (document == null) {
        throw new IllegalStateException("The server was built without " + resource + ".");
      }
      return document.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void redirect(RoutingContext context, String place) {
    context.response().setStatusCode(302).putHeader("Location", place).end();
  }
}
