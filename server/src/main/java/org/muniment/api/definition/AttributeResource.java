package org.muniment.api.definition;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.ListParams;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Attributes that applications keep for a user or for everyone. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attributes")
public class AttributeResource {
  @GET
  @Path("/Attributes")
  @Operation(
      operationId = "ListAttributes",
      summary = "Lists the attributes of the caller or of everyone")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AttributeCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listAttributes(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("everyone") boolean everyone,
      @BeanParam ListParams query) {
    throw notImplemented();
  }

  @GET
  @Path("/Attributes/{attributeKey}")
  @Operation(operationId = "GetAttribute", summary = "Reads one attribute")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AttributeDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getAttribute(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("attributeKey") String attributeKey,
      @QueryParam("everyone") boolean everyone) {
    throw notImplemented();
  }
}
