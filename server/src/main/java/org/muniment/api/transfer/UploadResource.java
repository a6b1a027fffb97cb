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

/** Files coming in as parts, before the call that uses them. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class UploadResource {
  @POST
  @Path("/Entries/CreateMultipartUploadUrls")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "CreateMultipartUploadUrls",
      summary = "Hands out the addresses to upload the parts of a large file to")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = CreateMultipartUploadUrlsResponse.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response createMultipartUploadUrls(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreateMultipartUploadUrlsRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/Folder/ImportUploadedParts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "StartImportUploadedParts",
      summary = "Starts a task that makes a new document of uploaded parts")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response startImportUploadedParts(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("autoCreateFolderPath") boolean autoCreateFolderPath,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) StartImportUploadedPartsRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/Document/UpdateUploadedParts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateDocumentUploadedParts",
      summary = "Starts a task that replaces the content of a document by uploaded parts")
  @APIResponseSchema(
      responseCode = "202",
      responseDescription = "The task has started.",
      value = StartTaskResponse.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response updateDocumentUploadedParts(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) UpdateDocumentUploadedPartsRequest request) {
    throw notImplemented();
  }
}
