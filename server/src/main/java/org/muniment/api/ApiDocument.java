package org.muniment.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the OpenAPI document when the server is built: adds the sign-in and the error answers
 * that all operations share.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {
  private static final String BEARER = "Authorization";

  /** The component that describes each error answer, and what it says. */
  private static final SortedMap<String, Map.Entry<String, String>> ERRORS =
      new TreeMap<>(
          Map.of(
              "400", Map.entry("BadRequest", "The request is malformed."),
              "401", Map.entry("Unauthorized", "The token is missing, invalid or expired."),
              "403", Map.entry("Forbidden", "The scope of the token or the rights do not suffice."),
              "404", Map.entry("NotFound", "The repository or what the path names does not exist."),
              "429", Map.entry("TooManyRequests", "Too many requests or operations."),
              "500", Map.entry("ServerError", "The server failed.")));

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
