package org.muniment.api.entry;

import static org.muniment.api.NotImplementedFilter.notImplemented;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.ListParams;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;

/** Single entries and the children of folders. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class EntryResource {
  @GET
  @Path("/Entries/ByPath")
  @Operation(operationId = "GetEntryByPath", summary = "Finds an entry by its path")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = GetEntryByPathResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getEntryByPath(
      @PathParam("repositoryId") String repositoryId,
      @Parameter(required = true) @QueryParam("fullPath") @Nullable String fullPath,
      @QueryParam("fallbackToClosestAncestor") boolean fallbackToClosestAncestor) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}")
  @Operation(operationId = "GetEntry", summary = "Reads one entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response getEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("includeChildInfo") boolean includeChildInfo,
      @QueryParam("includeTotalSize") boolean includeTotalSize,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/Folder/Children")
  @Operation(operationId = "ListEntries", summary = "Lists the children of a folder")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryCollectionResponse.class)
  @RequiresScope(Scope.READ)
  @NotImplemented
  public Response listEntries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("groupByEntryType") boolean groupByEntryType,
      @QueryParam("fields") List<String> fields,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/Folder/Children")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateEntry", summary = "Creates a folder or a shortcut")
  @APIResponseSchema(responseCode = "201", responseDescription = "Created.", value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response createEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("autoCreateFolderPath") boolean autoCreateFolderPath,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) CreateEntryRequest request) {
    throw notImplemented();
  }

  @PATCH
  @Path("/Entries/{entryId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateEntry", summary = "Renames or moves an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response updateEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) UpdateEntryRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/Folder/Copy")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CopyEntry", summary = "Copies a document or a shortcut at once")
  @APIResponseSchema(responseCode = "201", responseDescription = "Created.", value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response copyEntry(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) CopyEntryRequest request) {
    throw notImplemented();
  }
}
