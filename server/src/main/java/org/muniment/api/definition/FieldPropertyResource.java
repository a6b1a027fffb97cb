package org.muniment.api.definition;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.muniment.definition.FieldAdministration;

/** The free properties of field definitions. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldPropertyResource {
  private final FieldAdministration fields;
  private final Callers callers;
  private final Answers answers;

  @Inject
  FieldPropertyResource(FieldAdministration fields, Callers callers, Answers answers) {
    this.fields = fields;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/Properties")
  @Operation(operationId = "GetFieldProperties", summary = "Reads the free properties of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldPropertiesResponse.class)
  @RequiresScope(Scope.READ)
  public Response getFieldProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.FieldPropertiesResponse",
                new FieldPropertiesResponse(fields.properties(callers.current(), fieldId)),
                DefinitionMapper.FIELD_PROPERTIES.selection(select)))
        .build();
  }

  @PATCH
  @Path("/FieldDefinitions/{fieldId}/Properties")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "UpdateFieldProperties",
      summary = "Sets and removes free properties of a field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldPropertiesResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response updateFieldProperties(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) UpdateFieldPropertiesRequest request) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.FieldPropertiesResponse",
                new FieldPropertiesResponse(
                    fields.updateProperties(
                        callers.current(), fieldId, request.set(), request.remove()))))
        .build();
  }
}
