package org.muniment.api.audit;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** The reasons for deleting and exporting that the repository asks for. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AuditReasons")
public class AuditReasonResource {
  @GET
  @Path("/AuditReasons")
  @Operation(
      operationId = "ListAuditReasons",
      summary = "Lists the audit reasons the caller can give")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AuditReasonCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listAuditReasons(
      @PathParam("repositoryId") String repositoryId, @BeanParam ListParams query) {
    throw notImplemented();
  }
}
