package org.muniment.api.definition;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.Defaults;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.definition.FieldAdministration;

/** The choices of list fields. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "FieldDefinitions")
public class FieldListValueResource {
  private final FieldAdministration fields;
  private final Callers callers;
  private final Answers answers;

  @Inject
  FieldListValueResource(FieldAdministration fields, Callers callers, Answers answers) {
    this.fields = fields;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/FieldDefinitions/{fieldId}/ListValues")
  @Operation(operationId = "GetFieldListValues", summary = "Lists the choices of a list field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = ListValuesResponse.class)
  @RequiresScope(Scope.READ)
  public Response getFieldListValues(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @QueryParam("$select") @Nullable String select) {
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.ListValuesResponse",
                new ListValuesResponse(fields.listValues(callers.current(), fieldId)),
                DefinitionMapper.LIST_VALUES.selection(select)))
        .build();
  }

  @PUT
  @Path("/FieldDefinitions/{fieldId}/ListValues")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ReplaceFieldListValues",
      summary = "Replaces the choices of a list field")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = ListValuesResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response replaceFieldListValues(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("fieldId") int fieldId,
      @RequestBody(required = true) ReplaceListValuesRequest request) {
    List<String> values =
        fields.replaceListValues(
            callers.current(), fieldId, Defaults.elements("values", request.values()));
    return Response.ok(
            answers.single(
                "Laserfiche.Repository.ListValuesResponse", new ListValuesResponse(values)))
        .build();
  }
}
