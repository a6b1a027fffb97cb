package org.muniment.api.metadata;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.ListParams;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** The tags of an entry. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class TagResource {
  @GET
  @Path("/Entries/{entryId}/Tags")
  @Operation(operationId = "ListTags", summary = "Lists the tags of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listTags(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @BeanParam ListParams query) {
    throw notImplemented();
  }

  @PUT
  @Path("/Entries/{entryId}/Tags")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SetTags", summary = "Replaces the tags of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TagCollectionResponse.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response setTags(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) SetTagsRequest request) {
    throw notImplemented();
  }
}
