package org.muniment.api.identity;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Signing in with a user name and a password (contract: auth §1). */
@Path(ApiPath.TOKEN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Token")
public class TokenResource {
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
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response createToken(@PathParam("repositoryId") String repositoryId, InputStream body) {
    throw notImplemented();
  }
}
