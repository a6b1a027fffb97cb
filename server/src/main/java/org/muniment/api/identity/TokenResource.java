package org.muniment.api.identity;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.AccessToken;
import org.muniment.identity.SignInService;
import org.muniment.repository.RepositoryService;

/** Signing in with a user name and a password (contract: auth §1). */
@Path(ApiPath.TOKEN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Token")
public class TokenResource {
  private final SignInService signIn;
  private final RepositoryService repositories;

  @Inject
  TokenResource(SignInService signIn, RepositoryService repositories) {
    this.signIn = signIn;
    this.repositories = repositories;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(operationId = "CreateToken", summary = "Signs in and answers with a token")
  @SecurityRequirements
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_FORM_URLENCODED,
              schema = @Schema(implementation = TokenForm.class)))
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The token.",
      value = TokenResponse.class)
  @RequiresScope(Scope.PUBLIC)
  public Response createToken(
      @PathParam("repositoryId") String repositoryId,
      @Context HttpServerRequest connection,
      @Context HttpHeaders headers,
      InputStream body) {
    String repository = repositories.get(repositoryId).name();
    Map<String, String> form = UrlEncodedForm.read(body);
    String grantType = form.get("grant_type");
    if (!"password".equals(grantType)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          grantType == null
              ? "The parameter grant_type is missing."
              : "The grant_type '" + grantType + "' is not supported; use 'password'.");
    }
    AccessToken token =
        signIn.signIn(
            repository,
            UrlEncodedForm.required(form, "username"),
            UrlEncodedForm.required(form, "password"),
            connection.remoteAddress().hostAddress());
    return Response.ok(
            new TokenResponse(
                token.value(),
                "bearer",
                token.lifetime().toSeconds(),
                token.lifetime().toSeconds()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
