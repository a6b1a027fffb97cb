package org.muniment.api.metadata;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.ListParams;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** The field values of an entry. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class FieldResource {
  @GET
  @Path("/Entries/{entryId}/Fields")
  @Operation(operationId = "ListFields", summary = "Lists the field values of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listFields(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    throw notImplemented();
  }

  @PUT
  @Path("/Entries/{entryId}/Fields")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SetFields", summary = "Replaces the field values of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldCollectionResponse.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response setFields(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) SetFieldsRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/Fields/GetDynamicFieldLogicValue")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ListDynamicFieldValues",
      summary = "Offers the values that dependent fields can take")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT, additionalProperties = String[].class)))
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listDynamicFieldValues(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) ListDynamicFieldValuesRequest request) {
    throw notImplemented();
  }
}
