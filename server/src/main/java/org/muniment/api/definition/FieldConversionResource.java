package org.muniment.api.definition;

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
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.Defaults;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.definition.FieldAdministration;
import org.muniment.definition.FieldMerge;
import org.muniment.definition.MergeConflict;

/** Changes of field definitions that rewrite values. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldConversionResource {
  private final FieldAdministration fields;
  private final Callers callers;
  private final Answers answers;

  @Inject
  FieldConversionResource(FieldAdministration fields, Callers callers, Answers answers) {
    this.fields = fields;
    this.callers = callers;
    this.answers = answers;
  }

  @POST
  @Path("/FieldDefinitions/Merge")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "MergeFields", summary = "Merges several fields into a new one")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response mergeFields(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) MergeFieldsRequest request) {
    FieldMerge merge =
        new FieldMerge(
            Defaults.elements("sourceFieldIds", request.sourceFieldIds()),
            request.newFieldName(),
            MergeConflict.of(request.onConflict().name()),
            request.removeFromTemplates(),
            request.autoRename(),
            request.allowDataLoss());
    return Response.ok(
            answers.single(
                DefinitionMapper.FIELD,
                DefinitionMapper.field(fields.merge(callers.current(), merge))))
        .build();
  }

  @POST
  @Path("/FieldDefinitions/{fieldId}/ChangeType")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ChangeFieldType",
      summary = "Changes the type of a field and converts its values")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldDefinitionDto.class)
  @RequiresScope(Scope.WRITE)
  public Response changeFieldType(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) ChangeFieldTypeRequest request) {
    return Response.ok(
            answers.single(
                DefinitionMapper.FIELD,
                DefinitionMapper.field(
                    fields.changeType(
                        callers.current(),
                        fieldId,
                        org.muniment.definition.FieldType.of(request.newFieldType().name()),
                        request.allowDataLoss()))))
        .build();
  }
}
