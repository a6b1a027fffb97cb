package org.muniment.api.repository;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Answers;
import org.muniment.api.ApiPath;
import org.muniment.api.BearerFilter;
import org.muniment.api.RequiresScope;
import org.muniment.api.Scope;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.ScopeSet;
import org.muniment.identity.TokenVerifier;
import org.muniment.repository.Repository;
import org.muniment.repository.RepositoryService;

/** The repositories of this server. */
@Path(ApiPath.REPOSITORIES)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Repositories")
public class RepositoryResource {
  private final RepositoryService repositories;
  private final TokenVerifier tokens;
  private final Answers answers;
  private final RepositoryAccess access;

  @Inject
  RepositoryResource(
      RepositoryService repositories,
      TokenVerifier tokens,
      Answers answers,
      RepositoryAccess access) {
    this.repositories = repositories;
    this.tokens = tokens;
    this.answers = answers;
    this.access = access;
  }

  @GET
  @Operation(operationId = "ListRepositories", summary = "Lists the repositories")
  @APIResponseSchema(
      responseCode = "200",
      responseDescription = "The answer.",
      value = RepositoryCollectionResponse.class)
  @RequiresScope(Scope.PUBLIC)
  public Response listRepositories(
      @Parameter(hidden = true) @HeaderParam("Authorization") @Nullable String authorization) {
    Stream<Repository> shown = repositories.list().stream();
    if (authorization != null || !access.anonymous()) {
      Caller caller = tokens.verify(BearerFilter.token(authorization));
      if (!caller.scopes().allows(ScopeSet.Right.READ, "/Repositories")) {
        throw new MunimentException(
            ErrorCode.INSUFFICIENT_SCOPE, "The access token lacks the scope for this operation.");
      }
      if (!access.anonymous()) {
        shown = shown.filter(repository -> repository.id() == caller.repositoryId());
      }
    }
    return Response.ok(
            answers.collection(
                answers.request(),
                "Collection(Laserfiche.Repository.Repository)",
                shown.map(this::dto).toList()))
        .build();
  }

  private RepositoryDto dto(Repository repository) {
    return new RepositoryDto(
        repository.name(), repository.name(), answers.url().of("/web?repo=" + repository.name()));
  }
}
