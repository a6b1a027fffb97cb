package org.muniment.api.audit;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muniment.access.AuditReasonList;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.Callers;
import org.muniment.api.ListParams;
import org.muniment.api.Listing;
import org.muniment.api.ODataQuery;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.api.Selection;
import org.muniment.audit.AuditReason;

/** The reasons for deleting and exporting that the repository asks for. */
@Path(ApiPath.REPOSITORY)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AuditReasons")
public class AuditReasonResource {
  private static final int PAGE_SIZE = 150;
  private static final List<String> MEMBERS = List.of("id", "name", "auditEventType");
  private static final ODataQuery.Names NAMES = ODataQuery.Names.of(MEMBERS, MEMBERS);

  private final AuditReasonList reasons;
  private final Callers callers;
  private final Answers answers;

  @Inject
  AuditReasonResource(AuditReasonList reasons, Callers callers, Answers answers) {
    this.reasons = reasons;
    this.callers = callers;
    this.answers = answers;
  }

  @GET
  @Path("/AuditReasons")
  @Operation(
      operationId = "ListAuditReasons",
      summary = "Lists the audit reasons the caller can give")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = AuditReasonCollectionResponse.class)
  @RequiresScope(Scope.READ)
  public Response listAuditReasons(
      @PathParam("repositoryId") String repositoryId, @BeanParam ListParams query) {
    ODataQuery options = query.parse(NAMES);
    List<AuditReasonDto> all = new ArrayList<>();
    for (AuditReason reason : reasons.list(callers.current())) {
      all.add(
          new AuditReasonDto(
              reason.id(), reason.name(), AuditEventType.valueOf(reason.event().name())));
    }
    order(options).ifPresent(all::sort);
    return Response.ok(
            answers.page(
                "AuditReasons",
                options,
                Listing.of(all, options, PAGE_SIZE),
                Selection.of(options.select(), Set.of()),
                all.size()))
        .build();
  }

  private static Optional<Comparator<AuditReasonDto>> order(ODataQuery options) {
    return options.orderBy().stream()
        .map(
            order -> {
              Comparator<AuditReasonDto> by =
                  switch (order.name()) {
                    case "id" -> Comparator.comparingInt(AuditReasonDto::id);
                    case "auditEventType" -> Comparator.comparing(AuditReasonDto::auditEventType);
                    default ->
                        Comparator.comparing(
                            reason -> String.valueOf(reason.name()), String.CASE_INSENSITIVE_ORDER);
                  };
              return order.descending() ? by.reversed() : by;
            })
        .reduce(Comparator::thenComparing);
  }
}
