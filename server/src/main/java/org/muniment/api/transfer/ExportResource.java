package org.muniment.api.transfer;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
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
import org.muniment.api.task.StartTaskResponse;

/** Documents going out. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class ExportResource {
  @POST
  @Path("/Entries/{entryId}/Export")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "ExportEntry", summary = "Prepares a download of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = ExportEntryResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response exportEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange,
      @RequestBody(required = true) ExportEntryRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/ExportAsync")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "StartExportEntry", summary = "Starts a task that prepares a download")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response startExportEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("pageRange") @Nullable String pageRange,
      @RequestBody(required = true) StartExportEntryRequest request) {
    throw notImplemented();
  }
}
