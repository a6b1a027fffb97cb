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
  private static final Map<String, String> ERRORS =
      Map.of(
          "400", "The request is malformed.",
          "401", "The token is missing, invalid or expired.",
          "403", "The scope of the token or the rights of the user do not suffice.",
          "404", "The repository or what the path names does not exist.",
          "429", "Too many requests or operations.",
          "500", "The server failed.");

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
    for (PathItem path : document.getPaths().getPathItems().values()) {
      path.getOperations().values().forEach(this::complete);
    }
  }

  private void complete(Operation operation) {
    if (notImplemented.contains(operation.getOperationId())) {
      operation.addExtension("x-muniment-status", "not-implemented");
    }
    ERRORS.forEach(
        (status, description) ->
            operation
                .getResponses()
                .addAPIResponse(
                    status,
                    OASFactory.createAPIResponse()
                        .description(description)
                        .content(
                            OASFactory.createContent()
                                .addMediaType(
                                    Problems.MEDIA_TYPE,
                                    OASFactory.createMediaType()
                                        .schema(
                                            OASFactory.createSchema()
                                                .ref("#/components/schemas/ProblemDetails"))))));
  }
}
