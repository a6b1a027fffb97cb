package org.muniment.api.repository;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** The repositories of this server. */
@Path(ApiPath.REPOSITORIES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Repositories")
public class RepositoryResource {
  @GET
  @Operation(operationId = "ListRepositories", summary = "Lists the repositories")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RepositoryCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listRepositories() {
    throw notImplemented();
  }
}
