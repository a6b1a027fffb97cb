package org.muniment.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.ScopeSet;
import org.muniment.identity.TokenVerifier;
import org.muniment.repository.Repository;
import org.muniment.repository.RepositoryService;

/**
 * Lets nobody in without a valid token. What is refused comes in this order: no valid token, a
 * repository that doesn't exist, a repository the token isn't for, a missing scope, an entry id
 * that can't be one (contract: errors §1, entries §4, auth §5).
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class BearerFilter implements ContainerRequestFilter {
  private static final String BEARER = "Bearer ";
  private static final String VERSION = "/v2";

  private final TokenVerifier tokens;
  private final RepositoryService repositories;
  private final Callers callers;
  private final Answers answers;
  @Context @Nullable ResourceInfo resource;

  @Inject
  BearerFilter(
      TokenVerifier tokens, RepositoryService repositories, Callers callers, Answers answers) {
    this.tokens = tokens;
    this.repositories = repositories;
    this.callers = callers;
    this.answers = answers;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    ResourceInfo matched = resource;
    if (matched == null || matched.getResourceMethod() == null) {
      return;
    }
    RequiresScope required = matched.getResourceMethod().getAnnotation(RequiresScope.class);
    if (required == null || required.value() == Scope.PUBLIC) {
      return;
    }
    Caller caller = tokens.verify(token(context.getHeaderString(HttpHeaders.AUTHORIZATION)));
    checkRepository(caller, context.getUriInfo().getPathParameters().getFirst("repositoryId"));
    checkScope(caller, required.value());
    checkEntryId(context.getUriInfo().getPathParameters().getFirst("entryId"));
    callers.begin(caller);
  }

  /**
   * The token of an Authorization header.
   *
   * @throws MunimentException INVALID_TOKEN when there is none
   */
  public static String token(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      throw new MunimentException(
          ErrorCode.INVALID_TOKEN, "The request has no access token; sign in first.");
    }
    return header.substring(BEARER.length()).trim();
  }

  private void checkRepository(Caller caller, @Nullable String name) {
    if (name != null) {
      Repository repository = repositories.get(name);
      if (repository.id() != caller.repositoryId()) {
        throw new MunimentException(
            ErrorCode.ACCESS_DENIED, "The access token is for another repository.");
      }
    }
  }

  private void checkScope(Caller caller, Scope scope) {
    String path = answers.request().path();
    String resourcePath =
        path.startsWith(VERSION) ? path.substring(VERSION.length() + 1) : path.substring(1);
    boolean allowed =
        switch (scope) {
          case READ -> caller.scopes().allows(ScopeSet.Right.READ, resourcePath);
          case WRITE -> caller.scopes().allows(ScopeSet.Right.WRITE, resourcePath);
          case NONE, PUBLIC -> !caller.scopes().isEmpty();
        };
    if (!allowed) {
      throw new MunimentException(
          ErrorCode.INSUFFICIENT_SCOPE, "The access token lacks the scope for this operation.");
    }
  }

  /** An entry id is positive; other numbers have a title of their own (contract: errors §2). */
  private static void checkEntryId(@Nullable String id) {
    if (id != null && (id.equals("0") || id.matches("0+|-\\d+"))) {
      throw new MunimentException(ErrorCode.INVALID_ENTRY_ID, "Error: Invalid value for entryId.");
    }
  }
}
