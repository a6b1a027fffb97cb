package org.muniment.database;

/**
 * Where the database is.
 *
 * @param url a JDBC URL that begins with {@code jdbc:postgresql:}
 * @param user the role to sign in with
 * @param password its password, may be empty
 * @param poolSize the largest number of connections held at once, at least 4
 */
public record DatabaseConfig(String url, String user, String password, int poolSize) {
  /** The URL without its parameters, one of which may be a password. */
  String place() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  @Override
  public String toString() {
    return "DatabaseConfig[url=" + place() + ", user=" + user + ", poolSize=" + poolSize + "]";
  }
}
