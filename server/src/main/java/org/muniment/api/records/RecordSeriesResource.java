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
import org.muniment.api.entry.EntryDto;
import org.muniment.api.entry.EntryMapper;
import org.muniment.entry.Entry;
import org.muniment.records.RecordSeriesService;

/** Record series. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "RecordsManagement")
public class RecordSeriesResource {
  private static final String PROPERTIES = "Laserfiche.Repository.RecordSeriesProperties";

  private final RecordSeriesService series;
  private final Callers callers;
  private final Answers answers;

  @Inject
  RecordSeriesResource(RecordSeriesService series, Callers callers, Answers answers) {
    this.series = series;
    this.callers = callers;
    this.answers = answers;
  }

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
  public Response getRecordSeriesProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("$select") @Nullable String select) {
    Selection selection = RecordMapper.series(select);
    return Response.ok(
            answers.single(
                PROPERTIES, RecordMapper.series(series.get(callers.current(), entryId)), selection))
        .build();
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
  public Response updateRecordSeriesProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) UpdateRecordSeriesPropertiesRequest request) {
    return Response.ok(
            answers.single(
                PROPERTIES,
                RecordMapper.series(
                    series.update(
                        callers.current(),
                        entryId,
                        RecordMapper.update(request),
                        request.cascade()))))
        .build();
  }

  @POST
  @Path("/Entries/{parentEntryId}/RecordSeries")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateRecordSeries", summary = "Creates a record series")
  @APIResponseSchema(responseCode = "201", responseDescription = "Created.", value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response createRecordSeries(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("parentEntryId") int parentEntryId,
      @RequestBody(required = true) CreateRecordSeriesRequest request) {
    Entry entry =
        series.create(
            callers.current(), parentEntryId, request.name(), request.code(), request.autoRename());
    return Response.status(Response.Status.CREATED)
        .header("Location", answers.url().entry(callers.current().repositoryName(), entry.id()))
        .entity(
            answers.single(EntryMapper.COLLECTION, EntryMapper.single(entry, callers.current())))
        .build();
  }
}
