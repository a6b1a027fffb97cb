package org.muniment.api.definition;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.Defaults;
import org.muniment.api.ListParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.SortParams;
import org.muniment.definition.FieldAdministration;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldSettings;

/** Field definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldDefinitionResource {
  private final FieldAdministration fields;
  private final Callers callers;
  private final Answers answers;

  @Inject
  FieldDefinitionResource(FieldAdministration fields, Callers callers, Answers answers) {
    this.fields = fields;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/FieldDefinitions")
  @Operation(operationId = "ListFieldDefinitions", summary = "Lists the field definitions")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listFieldDefinitions(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    return Response.ok(
            DefinitionMapper.FIELDS.page(
                answers,
                query,
                fields.list(callers.current()).stream().map(DefinitionMapper::field).toList()))
        .build();
  }

  @POST
  @Path("/FieldDefinitions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateFieldDefinition", summary = "Creates a field definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response createFieldDefinition(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) CreateFieldDefinitionRequest request) {
    FieldDefinition field =
        fields.create(
            callers.current(),
            org.muniment.definition.FieldType.of(request.fieldType().name()),
            new FieldSettings(
                request.name(),
                request.description(),
                request.length(),
                request.defaultValue(),
                request.isMultiValue(),
                request.isRequired(),
                request.constraint(),
                request.constraintError(),
                format(request.format()),
                request.currency(),
                request.formatPattern(),
                request.isIndexed(),
                request.isIndexedForReporting(),
                request.warnIfBlank(),
                request.hideListValues(),
                request.autoExtract()),
            Defaults.elements("listValues", request.listValues()),
            request.properties());
    return answer(field);
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}")
  @Operation(operationId = "GetFieldDefinition", summary = "Reads a field definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.READ)
  public Response getFieldDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("culture") @Nullable String culture,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                DefinitionMapper.FIELD,
                DefinitionMapper.field(fields.get(callers.current(), fieldId)),
                DefinitionMapper.FIELDS.selection(select)))
        .build();
  }

  @PATCH
  @Path("/FieldDefinitions/{fieldId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateFieldDefinition", summary = "Changes a field definition")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response updateFieldDefinition(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) UpdateFieldDefinitionRequest request) {
    FieldDefinition field =
        fields.update(
            callers.current(),
            fieldId,
            new FieldSettings(
                request.name(),
                request.description(),
                request.length(),
                request.defaultValue(),
                request.isMultiValue(),
                request.isRequired(),
                request.constraint(),
                request.constraintError(),
                format(request.format()),
                request.currency(),
                request.formatPattern(),
                request.isIndexed(),
                request.isIndexedForReporting(),
                request.warnIfBlank(),
                request.hideListValues(),
                request.autoExtract()));
    return answer(field);
  }

  private Response answer(FieldDefinition field) {
    return Response.ok(answers.single(DefinitionMapper.FIELD, DefinitionMapper.field(field)))
        .build();
  }

  private static org.muniment.definition.@Nullable FieldFormat format(
      @Nullable FieldFormat format) {
    return format == null ? null : org.muniment.definition.FieldFormat.of(format.name());
  }

  @DELETE
  @Path("/FieldDefinitions/{fieldId}")
  @Operation(operationId = "DeleteFieldDefinition", summary = "Deletes a field definition")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response deleteFieldDefinition(
      @PathParam("repositoryId") String repositoryId, @PathParam("fieldId") int fieldId) {
    fields.delete(callers.current(), fieldId);
    return Response.noContent().build();
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/AssignedEntryCount")
  @Operation(
      operationId = "GetFieldAssignedEntryCount",
      summary = "Counts the entries that hold a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AssignedEntryCountResponse.class)
  @RequiresScope(Scope.READ)
  public Response getFieldAssignedEntryCount(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.AssignedEntryCountResponse",
                new AssignedEntryCountResponse(
                    fields.assignedEntryCount(callers.current(), fieldId)),
                DefinitionMapper.COUNTS.selection(select)))
        .build();
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/ContainingTemplates")
  @Operation(
      operationId = "GetFieldContainingTemplates",
      summary = "Lists the templates that contain a field")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(type = SchemaType.ARRAY, implementation = TemplateDefinitionDto.class)))
  @RequiresScope(Scope.READ)
  public Response getFieldContainingTemplates(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @BeanParam SortParams query) {
    return Response.ok(
            DefinitionMapper.TEMPLATES.array(
                answers,
                query,
                fields.containingTemplates(callers.current(), fieldId).stream()
                    .map(DefinitionMapper::template)
                    .toList()))
        .build();
  }
}
