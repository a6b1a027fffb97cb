package org.muniment.api.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.identity.ClientCredentials;
import org.muniment.identity.OAuthException;
import org.muniment.identity.OAuthToken;

/** Signing in as a service with an access key (contract: auth §2). */
@Path("/oauth/Token")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Token")
public class OAuthResource {
  private final ClientCredentials credentials;
  private final Answers answers;

  @Inject
  OAuthResource(ClientCredentials credentials, Answers answers) {
    this.credentials = credentials;
    this.answers = answers;
  }

  /** What a service gets; the scope is left out when none was asked for. */
  record Granted(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String scope) {}

  /** The error body of the token endpoint (contract: auth §4). */
  record Refused(
      String error,
      @JsonProperty("error_description") String description,
      String type,
      String title,
      int status,
      String instance,
      String operationId,
      String traceId) {}

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(operationId = "CreateOAuthToken", summary = "Signs a service in")
  @SecurityRequirements
  @RequiresScope(Scope.PUBLIC)
  public Response createOAuthToken(
      @HeaderParam("Authorization") @Nullable String authorization, InputStream body) {
    try {
      OAuthToken token = credentials.token(authorization, UrlEncodedForm.read(body));
      return Response.ok(
              new Granted(token.accessToken(), token.tokenType(), token.expiresIn(), token.scope()))
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    } catch (OAuthException refused) {
      return Response.status(refused.status())
          .type("application/problem+json")
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .entity(
              new Refused(
                  refused.error(),
                  refused.description(),
                  refused.error(),
                  refused.description(),
                  refused.status(),
                  "/Token",
                  answers.request().operationId(),
                  answers.request().traceId()))
          .build();
    }
  }
}
