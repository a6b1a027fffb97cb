package org.muniment.api;

/** The paths that resources stand below, without the base path the client was configured with. */
public final class ApiPath {
  public static final String REPOSITORIES = "/v2/Repositories";
  public static final String REPOSITORY = REPOSITORIES + "/{repositoryId}";

  /** Outside v2: every generation of clients signs in here (contract: overview §1). */
  public static final String TOKEN = "/v1/Repositories/{repositoryId}/Token";

  private ApiPath() {}
}
