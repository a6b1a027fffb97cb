package org.muniment.api.definition;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ListParams;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.definition.DefinitionCatalog;

/** Attributes that applications keep for a user or for everyone. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attributes")
public class AttributeResource {
  private final DefinitionCatalog catalog;
  private final Callers callers;
  private final Answers answers;

  @Inject
  AttributeResource(DefinitionCatalog catalog, Callers callers, Answers answers) {
    this.catalog = catalog;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/Attributes")
  @Operation(
      operationId = "ListAttributes",
      summary = "Lists the attributes of the caller or of everyone")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AttributeCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listAttributes(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("everyone") boolean everyone,
      @BeanParam ListParams query) {
    return Response.ok(
            DefinitionMapper.ATTRIBUTES.page(
                answers,
                query,
                catalog.attributes(callers.current(), everyone).stream()
                    .map(DefinitionMapper::attribute)
                    .toList()))
        .build();
  }

  @GET
  @Path("/Attributes/{attributeKey}")
  @Operation(operationId = "GetAttribute", summary = "Reads one attribute")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AttributeDto.class)
  @RequiresScope(Scope.READ)
  public Response getAttribute(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("attributeKey") String attributeKey,
      @QueryParam("everyone") boolean everyone) {
    return Response.ok(
            answers.single(
                DefinitionMapper.ATTRIBUTE,
                DefinitionMapper.attribute(
                    catalog.attribute(callers.current(), everyone, attributeKey))))
        .build();
  }
}
