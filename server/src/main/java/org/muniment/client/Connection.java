package org.muniment.client;

/**
 * Where a server is and who signs in.
 *
 * @param baseUrl what clients are configured with, such as {@code
 *     http://127.0.0.1:8080/LFRepositoryAPI}
 */
public record Connection(String baseUrl, String repository, String user, String password) {
  public Connection {
    baseUrl = baseUrl.replaceFirst("/+$", "");
  }

  @Override
  public String toString() {
    return user + " at " + baseUrl + ", repository " + repository;
  }
}
