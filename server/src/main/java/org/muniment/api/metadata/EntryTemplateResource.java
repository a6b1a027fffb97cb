package org.muniment.api.metadata;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
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
import org.muniment.api.entry.EntryDto;
import org.muniment.api.entry.EntryMapper;
import org.muniment.definition.Culture;
import org.muniment.entry.Entry;
import org.muniment.metadata.MetadataService;

/** The template of an entry. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class EntryTemplateResource {
  private final MetadataService metadata;
  private final Callers callers;
  private final Answers answers;

  @Inject
  EntryTemplateResource(MetadataService metadata, Callers callers, Answers answers) {
    this.metadata = metadata;
    this.callers = callers;
    this.answers = answers;
  }

  @PUT
  @Path("/Entries/{entryId}/Template")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SetTemplate", summary = "Assigns a template to an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response setTemplate(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) SetTemplateRequest request) {
    return answer(
        metadata.setTemplate(
            callers.current(),
            entryId,
            MetadataInputs.filled("templateName", request.templateName()),
            MetadataInputs.fields(request.fields()),
            Culture.of(culture)));
  }

  private Response answer(Entry entry) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.Entry", EntryMapper.single(entry, callers.current())))
        .build();
  }

  @DELETE
  @Path("/Entries/{entryId}/Template")
  @Operation(operationId = "RemoveTemplate", summary = "Takes the template off an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = EntryDto.class)
  @RequiresScope(Scope.WRITE)
  public Response removeTemplate(
      @PathParam("repositoryId") String repositoryId, @PathParam("entryId") int entryId) {
    return answer(metadata.removeTemplate(callers.current(), entryId));
  }
}
