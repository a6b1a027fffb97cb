package org.muniment.api.annotation;

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
import org.muniment.annotation.AnnotationReason;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.SortParams;
import org.muniment.api.WholeListing;

/** The reasons that annotations can give. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Annotations")
public class AnnotationReasonResource {
  private static final String CONTEXT = "Laserfiche.Repository.AnnotationReason";
  private static final WholeListing<AnnotationReasonDto> LISTING =
      new WholeListing<>(AnnotationReasonDto.class, "Collection(" + CONTEXT + ")");

  private final AnnotationReasonService reasons;
  private final Callers callers;
  private final Answers answers;

  @Inject
  AnnotationReasonResource(AnnotationReasonService reasons, Callers callers, Answers answers) {
    this.reasons = reasons;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/AnnotationReasons")
  @Operation(
      operationId = "ListAnnotationReasons",
      summary = "Lists the reasons an annotation can give")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(type = SchemaType.ARRAY, implementation = AnnotationReasonDto.class)))
  @RequiresScope(Scope.READ)
  public Response listAnnotationReasons(
      @PathParam("repositoryId") String repositoryId, @BeanParam SortParams query) {
    return Response.ok(
            LISTING.array(
                answers,
                query,
                reasons.list(callers.current()).stream()
                    .map(reason -> new AnnotationReasonDto(reason.id(), reason.text()))
                    .toList()))
        .build();
  }

  @POST
  @Path("/AnnotationReasons")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "CreateAnnotationReason", summary = "Creates an annotation reason")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AnnotationReasonDto.class)
  @RequiresScope(Scope.WRITE)
  public Response createAnnotationReason(
      @PathParam("repositoryId") String repositoryId,
      @RequestBody(required = true) AnnotationReasonRequest request) {
    return answer(reasons.create(callers.current(), request.text()));
  }

  @PATCH
  @Path("/AnnotationReasons/{reasonId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "UpdateAnnotationReason", summary = "Changes an annotation reason")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AnnotationReasonDto.class)
  @RequiresScope(Scope.WRITE)
  public Response updateAnnotationReason(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("reasonId") int reasonId,
      @RequestBody(required = true) AnnotationReasonRequest request) {
    return answer(reasons.update(callers.current(), reasonId, request.text()));
  }

  @DELETE
  @Path("/AnnotationReasons/{reasonId}")
  @Operation(operationId = "DeleteAnnotationReason", summary = "Deletes an annotation reason")
  @APIResponse(responseCode = "204", description = "Done.")
  @RequiresScope(Scope.WRITE)
  public Response deleteAnnotationReason(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("reasonId") int reasonId,
      @QueryParam("force") boolean force) {
    reasons.delete(callers.current(), reasonId, force);
    return Response.noContent().build();
  }

  private Response answer(AnnotationReason reason) {
    return Response.ok(answers.single(CONTEXT, new AnnotationReasonDto(reason.id(), reason.text())))
        .build();
  }
}
