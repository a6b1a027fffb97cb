package org.muniment.api.document;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.entry.EntryDto;
import org.muniment.document.VersionService;

/** Check-out, check-in and version control. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class VersionResource {
  private final VersionService versions;
  private final Callers callers;
  private final DocumentAnswers documents;

  @Inject
  VersionResource(VersionService versions, Callers callers, DocumentAnswers documents) {
    this.versions = versions;
    this.callers = callers;
    this.documents = documents;
  }

  @POST
  @Path("/Entries/{entryId}/Document/CheckIn")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CheckInDocument", summary = "Checks a document in as a new version")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response checkInDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = false) @Nullable CheckInDocumentRequest request) {
    return documents.entry(
        versions.checkIn(callers.current(), entryId, request == null || request.unlock()));
  }

  @POST
  @Path("/Entries/{entryId}/Document/CheckOut")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CheckOutDocument", summary = "Checks a document out")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response checkOutDocument(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = false) @Nullable CheckOutDocumentRequest request) {
    String comment = request == null ? null : request.comment();
    return documents.entry(
        versions.checkOut(
            callers.current(),
            entryId,
            request == null || request.lock(),
            comment == null ? "" : comment));
  }

  @POST
  @Path("/Entries/{entryId}/Document/UndoCheckOut")
  @Operation(operationId = "UndoCheckOut", summary = "Gives a check-out up")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response undoCheckOut(
      @PathParam("repositoryId") String repositoryId, @PathParam("entryId") int entryId) {
    return documents.entry(versions.undoCheckOut(callers.current(), entryId));
  }

  @POST
  @Path("/Entries/{entryId}/Document/VersionControl")
  @Operation(
      operationId = "PutUnderVersionControl",
      summary = "Starts to keep versions of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response putUnderVersionControl(
      @PathParam("repositoryId") String repositoryId, @PathParam("entryId") int entryId) {
    return documents.entry(versions.putUnderVersionControl(callers.current(), entryId));
  }
}
