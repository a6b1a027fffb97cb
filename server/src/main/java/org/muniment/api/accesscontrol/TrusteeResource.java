package org.muniment.api.accesscontrol;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Users and groups, and what they can do. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class TrusteeResource {
  @GET
  @Path("/SessionRights")
  @Operation(operationId = "GetSessionRights", summary = "Reads the privileges of the caller")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = SessionRightsDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getSessionRights(@PathParam("repositoryId") String repositoryId) {
    throw notImplemented();
  }

  @GET
  @Path("/Trustees")
  @Operation(operationId = "LookupTrustees", summary = "Finds users and groups by name")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = TrusteeIdentityDto.class)))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response lookupTrustees(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("search") @Nullable String search,
      @QueryParam("type") @Nullable String type,
      @DefaultValue("100") @QueryParam("count") int count) {
    throw notImplemented();
  }

  @GET
  @Path("/Trustees/{trusteeId}/Security")
  @Operation(
      operationId = "GetTrusteeSecurity",
      summary = "Reads the privileges and tags of a trustee")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TrusteeSecurityDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getTrusteeSecurity(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("trusteeId") String trusteeId,
      @DefaultValue("true") @QueryParam("includeInherited") boolean includeInherited) {
    throw notImplemented();
  }
}
