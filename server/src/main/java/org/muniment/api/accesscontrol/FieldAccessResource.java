package org.muniment.api.accesscontrol;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Rights on field definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class FieldAccessResource {
  @GET
  @Path("/FieldDefinitions/DefaultAccessControl")
  @Operation(
      operationId = "GetDefaultFieldAccessControl",
      summary = "Reads the access control list that new fields get")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getDefaultFieldAccessControl(@PathParam("repositoryId") String repositoryId) {
    throw notImplemented();
  }

  @PUT
  @Path("/FieldDefinitions/DefaultAccessControl")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "SetDefaultFieldAccessControl",
      summary = "Replaces the access control list that new fields get")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response setDefaultFieldAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) SetFieldAccessControlRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/AccessControl")
  @Operation(
      operationId = "GetFieldAccessControl",
      summary = "Reads the access control list of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getFieldAccessControl(
      @PathParam("repositoryId") String repositoryId, @PathParam("fieldId") int fieldId) {
    throw notImplemented();
  }

  @PUT
  @Path("/FieldDefinitions/{fieldId}/AccessControl")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "SetFieldAccessControl",
      summary = "Replaces the access control list of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldAccessControlListDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response setFieldAccessControl(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) SetFieldAccessControlRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/Rights")
  @Operation(operationId = "GetFieldRights", summary = "Reads the rights a trustee has on a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldRightsDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getFieldRights(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("trusteeId") @Nullable String trusteeId,
      @QueryParam("trusteeName") @Nullable String trusteeName,
      @QueryParam("aclOnly") boolean aclOnly) {
    throw notImplemented();
  }
}
