package org.muniment.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.muniment.userarea.RecentEntryService;
import org.muniment.userarea.RecentKind;

/** Notes which entries callers open, for operations marked {@link Opens}. */
@Provider
@Opens(RecentKind.DOCUMENT) // any kind: only the annotation counts
public class OpeningFilter implements ContainerResponseFilter {
  private final RecentEntryService recent;
  private final Callers callers;
  @Context @Nullable ResourceInfo resource;

  @Inject
  OpeningFilter(RecentEntryService recent, Callers callers) {
    this.recent = recent;
    this.callers = callers;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    ResourceInfo matched = resource;
    if (matched == null
        || response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL
        || isFurtherPage(request)) {
      return;
    }
    Opens opens = matched.getResourceMethod().getAnnotation(Opens.class);
    String entryId = request.getUriInfo().getPathParameters().getFirst("entryId");
    if (opens != null && entryId != null) {
      recent.opened(callers.current(), opens.value(), Integer.parseInt(entryId));
    }
  }

  /** Who reads on in a listing opened it before. */
  private static boolean isFurtherPage(ContainerRequestContext request) {
    return request.getUriInfo().getQueryParameters().containsKey("$skiptoken");
  }
}
