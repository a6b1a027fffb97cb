package org.muniment.api.records;

import jakarta.inject.Inject;
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
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.records.RecordProperties;
import org.muniment.records.RecordService;

/** Records and record folders. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "RecordsManagement")
public class RecordResource {
  private static final String PROPERTIES = "Laserfiche.Repository.RecordsManagementProperties";
  private static final String IDS = "Laserfiche.Repository.RecordEntryIdCollection";
  private static final String EVENTS = "Laserfiche.Repository.AltRetentionEventCollection";

  private final RecordService records;
  private final Callers callers;
  private final Answers answers;

  @Inject
  RecordResource(RecordService records, Callers callers, Answers answers) {
    this.records = records;
    this.callers = callers;
    this.answers = answers;
  }

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
  public Response getEntryRecordsManagementProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = RecordMapper.properties(select);
    return answer(records.get(callers.current(), entryId), selection);
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
  public Response updateEntryRecordsManagementProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) UpdateRecordsManagementPropertiesRequest request) {
    return answer(
        records.update(callers.current(), entryId, RecordMapper.update(request)), Selection.ALL);
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
  public Response setRecordEvent(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) SetRecordEventRequest request) {
    return answer(
        records.setEvent(callers.current(), entryId, request.eventId(), request.date()),
        Selection.ALL);
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
  public Response removeRecordEvent(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) RemoveRecordEventRequest request) {
    return answer(
        records.removeEvent(callers.current(), entryId, request.eventId()), Selection.ALL);
  }

  @GET
  @Path("/Entries/{entryId}/RecordsManagement/EligibleRecords")
  @Operation(operationId = "GetEligibleRecords", summary = "Lists the records that are due")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordEntryIdCollectionDto.class)
  @RequiresScope(Scope.NONE)
  public Response getEligibleRecords(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("eligibleFor") @Nullable EligibleRecordsAction eligibleFor,
      @QueryParam("$select") @Nullable String select) {
    RecordService.Action action = RecordMapper.action(eligibleFor);
    Selection selection = RecordMapper.only("entryIds", select);
    return Response.ok(
            answers.single(
                IDS,
                new RecordEntryIdCollectionDto(
                    records.eligible(callers.current(), entryId, action)),
                selection))
        .build();
  }

  @GET
  @Path("/Entries/{entryId}/RecordsManagement/IndependentRecords")
  @Operation(
      operationId = "GetIndependentRecords",
      summary = "Lists the records with a retention of their own")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RecordEntryIdCollectionDto.class)
  @RequiresScope(Scope.NONE)
  public Response getIndependentRecords(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = RecordMapper.only("entryIds", select);
    return Response.ok(
            answers.single(
                IDS,
                new RecordEntryIdCollectionDto(records.independent(callers.current(), entryId)),
                selection))
        .build();
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
  public Response getAltRetentionEvents(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = RecordMapper.only("events", select);
    return Response.ok(
            answers.single(
                EVENTS,
                new AltRetentionEventCollectionDto(
                    records.events(callers.current(), entryId).stream()
                        .map(RecordMapper::event)
                        .toList()),
                selection))
        .build();
  }

  private Response answer(RecordProperties properties, Selection selection) {
    return Response.ok(answers.single(PROPERTIES, RecordMapper.properties(properties), selection))
        .build();
  }
}
