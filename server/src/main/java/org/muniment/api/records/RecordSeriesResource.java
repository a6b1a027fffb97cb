package org.muniment.api.records;

import static org.muniment.api.NotImplementedFilter.notImplemented;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.NotImplemented;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.entry.EntryDto;

/** Record series. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "RecordsManagement")
public class RecordSeriesResource {
  @GET
  @Path("/Entries/{entryId}/RecordSeries/Properties")
  @Operation(
      operationId = "GetRecordSeriesProperties",
      summary = "Reads the properties of a record series")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordSeriesPropertiesDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response getRecordSeriesProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @PATCH
  @Path("/Entries/{entryId}/RecordSeries/Properties")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateRecordSeriesProperties",
      summary = "Changes the properties of a record series")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordSeriesPropertiesDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response updateRecordSeriesProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) UpdateRecordSeriesPropertiesRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{parentEntryId}/RecordSeries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateRecordSeries", summary = "Creates a record series")
  @APIResponseSchema(responseCode = "201", responseDescription = "Created.", value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @NotImplemented
  public Response createRecordSeries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("parentEntryId") int parentEntryId,
      @RequestBody(required = true) CreateRecordSeriesRequest request) {
    throw notImplemented();
  }
}
