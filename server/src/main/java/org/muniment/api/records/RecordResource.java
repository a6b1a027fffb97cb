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

/** Records and record folders. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "RecordsManagement")
public class RecordResource {
  @GET
  @Path("/Entries/{entryId}/RecordsManagement/Properties")
  @Operation(
      operationId = "GetEntryRecordsManagementProperties",
      summary = "Reads the records management state of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordsManagementPropertiesDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response getEntryRecordsManagementProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @PATCH
  @Path("/Entries/{entryId}/RecordsManagement/Properties")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateEntryRecordsManagementProperties",
      summary = "Changes the records management state of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordsManagementPropertiesDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response updateEntryRecordsManagementProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) UpdateRecordsManagementPropertiesRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/RecordsManagement/SetEvent")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SetRecordEvent", summary = "Records that an event happened")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordsManagementPropertiesDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response setRecordEvent(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) SetRecordEventRequest request) {
    throw notImplemented();
  }

  @POST
  @Path("/Entries/{entryId}/RecordsManagement/RemoveEvent")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "RemoveRecordEvent", summary = "Takes back that an event happened")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordsManagementPropertiesDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response removeRecordEvent(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) RemoveRecordEventRequest request) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/RecordsManagement/EligibleRecords")
  @Operation(operationId = "GetEligibleRecords", summary = "Lists the records that are due")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordEntryIdCollectionDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response getEligibleRecords(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("eligibleFor") @Nullable EligibleRecordsAction eligibleFor,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/RecordsManagement/IndependentRecords")
  @Operation(
      operationId = "GetIndependentRecords",
      summary = "Lists the records that are cut off on their own")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordEntryIdCollectionDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response getIndependentRecords(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }

  @GET
  @Path("/Entries/{entryId}/RecordsManagement/AltRetentionEvents")
  @Operation(
      operationId = "GetAltRetentionEvents",
      summary = "Lists the alternative retention events")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AltRetentionEventCollectionDto.class)
  @RequiresScope(Scope.NONE)
  @NotImplemented
  public Response getAltRetentionEvents(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    throw notImplemented();
  }
}
