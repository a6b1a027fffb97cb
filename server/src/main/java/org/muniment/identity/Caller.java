package org.muniment.identity;

import java.util.UUID;

/**
 * Who makes a call: first argument of every service method that checks rights.
 *
 * @param repositoryId the repository the token is for; a caller has no access to another one
 * @param repositoryName its name, as the token says
 * @param trusteeId who it is
 * @param name the name of the trustee
 * @param role as it is now, not as it was when the token was made
 * @param sessionId the session that the token began
 * @param scopes what the token is good for; unlimited after a sign-in with a password
 */
public record Caller(
    int repositoryId,
    String repositoryName,
    int trusteeId,
    String name,
    Role role,
    UUID sessionId,
    ScopeSet scopes) {
  public boolean isAdministrator() {
    return role == Role.ADMINISTRATOR;
  }

  /** Whether the role allows changes at all. */
  public boolean mayWrite() {
    return role != Role.READER;
  }
}
