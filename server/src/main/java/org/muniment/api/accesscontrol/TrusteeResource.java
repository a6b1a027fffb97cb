package org.muniment.api.accesscontrol;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.access.TrusteeService;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** Users and groups, and what they can do. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AccessControl")
public class TrusteeResource {
  private final TrusteeService trustees;
  private final Callers callers;
  private final Answers answers;

  @Inject
  TrusteeResource(TrusteeService trustees, Callers callers, Answers answers) {
    this.trustees = trustees;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/SessionRights")
  @Operation(operationId = "GetSessionRights", summary = "Reads the privileges of the caller")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = SessionRightsDto.class)
  @RequiresScope(Scope.READ)
  public Response getSessionRights(@PathParam("repositoryId") String repositoryId) {
    TrusteeService.Holdings held = trustees.session(callers.current());
    return AccessMapper.answer(
        answers,
        "Laserfiche.Repository.SessionRights",
        new SessionRightsDto(
            AccessMapper.privileges(held.privileges()),
            AccessMapper.features(held.features()),
            held.readOnly()),
        Selection.ALL);
  }

  @GET
  @Path("/Trustees")
  @Operation(operationId = "LookupTrustees", summary = "Finds users and groups by name")
  @APIResponse(
      responseCode = "200",
      description = "The answer.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.ARRAY, implementation = TrusteeIdentityDto.class)))
  @RequiresScope(Scope.READ)
  public Response lookupTrustees(
      @PathParam("repositoryId") String repositoryId,
      @QueryParam("search") @Nullable String search,
      @QueryParam("type") @Nullable String type,
      @DefaultValue("100") @QueryParam("count") int count) {
    Caller caller = callers.current();
    return Response.ok(
            trustees
                .lookup(caller, search == null ? "" : search.strip(), groups(type), count)
                .stream()
                .map(trustee -> AccessMapper.trustee(caller.repositoryId(), trustee, true))
                .toList())
        .build();
  }

  @GET
  @Path("/Trustees/{trusteeId}/Security")
  @Operation(
      operationId = "GetTrusteeSecurity",
      summary = "Reads the privileges and tags of a trustee")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = TrusteeSecurityDto.class)
  @RequiresScope(Scope.READ)
  public Response getTrusteeSecurity(
      @PathParam("repositoryId") String repositoryId,
      @PathParam("trusteeId") String trusteeId,
      @DefaultValue("true") @QueryParam("includeInherited") boolean includeInherited) {
    return AccessMapper.answer(
        answers,
        "Laserfiche.Repository.TrusteeSecurity",
        AccessMapper.security(trustees.security(callers.current(), trusteeId, includeInherited)),
        Selection.ALL);
  }

  private static @Nullable Boolean groups(@Nullable String type) {
    if (type == null || type.isBlank()) {
      return null;
    }
    return switch (type.strip().toLowerCase(Locale.ROOT)) {
      case "user" -> false;
      case "group" -> true;
      default ->
          throw new MunimentException(
              ErrorCode.INVALID_REQUEST, "The type of a trustee is user or group.");
    };
  }
}
