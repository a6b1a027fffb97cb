package org.muniment.api.document;

import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.Opens;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.entry.EntryDto;
import org.muniment.document.DocumentService;
import org.muniment.document.PageService;
import org.muniment.userarea.RecentKind;

/** The electronic file and the text of a document. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class DocumentResource {
  private final DocumentService service;
  private final PageService pages;
  private final Callers callers;
  private final DocumentAnswers documents;

  @Inject
  DocumentResource(
      DocumentService service, PageService pages, Callers callers, DocumentAnswers documents) {
    this.service = service;
    this.pages = pages;
    this.callers = callers;
    this.documents = documents;
  }

  @DELETE
  @Path("/Entries/{entryId}/Document/Edoc")
  @Operation(
      operationId = "DeleteElectronicDocument",
      summary = "Removes the electronic file of a document")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  @Opens(RecentKind.DOCUMENT)
  public Response deleteElectronicDocument(
      @PathParam("repositoryId") String repositoryId, @PathParam("entryId") int entryId) {
    return documents.entry(service.deleteElectronicDocument(callers.current(), entryId));
  }

  @POST
  @Path("/Entries/{entryId}/Document/GenerateText")
  @Operation(operationId = "GenerateText", summary = "Reads the text of a document anew")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response generateText(
      @PathParam("repositoryId") String repositoryId, @PathParam("entryId") int entryId) {
    return documents.entry(pages.generateText(callers.current(), entryId));
  }
}
