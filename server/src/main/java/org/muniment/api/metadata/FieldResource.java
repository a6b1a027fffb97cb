package org.muniment.api.metadata;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
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
import org.muniment.api.WholeListing;
import org.muniment.api.entry.FieldDto;
import org.muniment.api.entry.FieldMapper;
import org.muniment.definition.Culture;
import org.muniment.metadata.MetadataService;

/** The field values of an entry. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Entries")
public class FieldResource {
  private static final WholeListing<FieldDto> LISTING =
      new WholeListing<>(FieldDto.class, "Collection(Laserfiche.Repository.Field)");

  private final MetadataService metadata;
  private final Callers callers;
  private final Answers answers;

  @Inject
  FieldResource(MetadataService metadata, Callers callers, Answers answers) {
    this.metadata = metadata;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/Entries/{entryId}/Fields")
  @Operation(operationId = "ListFields", summary = "Lists the field values of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listFields(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("formatFieldValues") boolean formatFieldValues,
      @QueryParam("culture") @Nullable String culture,
      @BeanParam ListParams query) {
    Locale locale = Culture.of(culture);
    return Response.ok(
            LISTING.page(
                answers,
                query,
                metadata.fields(callers.current(), entryId).stream()
                    .map(
                        field ->
                            FieldMapper.field(formatFieldValues ? field.formatted(locale) : field))
                    .toList()))
        .build();
  }

  @PUT
  @Path("/Entries/{entryId}/Fields")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "SetFields", summary = "Replaces the field values of an entry")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = FieldCollectionResponse.class)
  @RequiresScope(Scope.WRITE)
  public Response setFields(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @QueryParam("culture") @Nullable String culture,
      @RequestBody(required = true) SetFieldsRequest request) {
    return Response.ok(
            answers.collection(
                answers.request(),
                "Collection(Laserfiche.Repository.Field)",
                metadata
                    .setFields(
                        callers.current(),
                        entryId,
                        MetadataInputs.fields(request.fields()),
                        Culture.of(culture))
                    .stream()
                    .map(FieldMapper::field)
                    .toList()))
        .build();
  }

  @POST
  @Path("/Entries/{entryId}/Fields/GetDynamicFieldLogicValue")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ListDynamicFieldValues",
      summary = "Offers the values that dependent fields can take")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT, additionalProperties = String[].class)))
  @RequiresScope(Scope.READ)
  public Response listDynamicFieldValues(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("entryId") int entryId,
      @RequestBody(required = true) ListDynamicFieldValuesRequest request) {
    return Response.ok(
            metadata.dynamicFieldValues(
                callers.current(),
                entryId,
                request.templateId(),
                Defaults.orElse(request.fieldValues(), Map.of())))
        .build();
  }
}
