package org.muniment.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document when the server is built: marks what is not implemented, and adds
 * the sign-in and the error answers that all operations share.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
  private static final String BEARER = "Authorization";
  private static final DotName OPERATION =
      DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

  /** The component that describes each error answer, and what it says. */
  private static final Map<String, Map.Entry<String, String>> ERRORS =
      Map.of(
          "400", Map.entry("BadRequest", "The request is malformed."),
          "401", Map.entry("Unauthorized", "The token is missing, invalid or expired."),
          "403", Map.entry("Forbidden", "The scope of the token or the rights do not suffice."),
          "404", Map.entry("NotFound", "The repository or what the path names does not exist."),
          "429", Map.entry("TooManyRequests", "Too many requests or operations."),
          "500", Map.entry("ServerError", "The server failed."));

  private final Set<String> notImplemented = new HashSet<>();

  public ApiDocument(IndexView index) {
    for (AnnotationInstance mark :
        index.getAnnotations(DotName.createSimple(NotImplemented.class.getName()))) {
      if (mark.target().kind() == AnnotationTarget.Kind.METHOD) {
        AnnotationInstance operation = mark.target().asMethod().annotation(OPERATION);
        if (operation != null && operation.value("operationId") != null) {
          notImplemented.add(operation.value("operationId").asString());
        }
      }
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getComponents()
        .addSecurityScheme(
            BEARER,
            OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("The access_token that the token route answers with."));
    document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(BEARER));
    for (Map.Entry<String, String> error : ERRORS.values()) {
      document.getComponents().addResponse(error.getKey(), problem(error.getValue()));
    }
    for (PathItem path : document.getPaths().getPathItems().values()) {
      path.getOperations().values().forEach(this::complete);
    }
  }

  private void complete(Operation operation) {
    if (notImplemented.contains(operation.getOperationId())) {
      operation.addExtension("x-muniment-status", "not-implemented");
    }
    ERRORS.forEach(
        (status, error) ->
            operation
                .getResponses()
                .addAPIResponse(
                    status,
                    OASFactory.createAPIResponse()
                        .ref("#/components/responses/" + error.getKey())));
  }

  private static APIResponse problem(String description) {
    Schema schema = OASFactory.createSchema().ref("#/components/schemas/ProblemDetails");
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(Problems.MEDIA_TYPE, OASFactory.createMediaType().schema(schema)));
  }
}
