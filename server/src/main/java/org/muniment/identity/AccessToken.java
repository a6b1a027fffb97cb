package org.muniment.identity;

import java.time.Duration;
import java.util.UUID;

/**
 * A token that was just made.
 *
 * @param value what the client sends
 * @param lifetime how long it is good from now
 * @param sessionId the session it begins
 */
public record AccessToken(String value, Duration lifetime, UUID sessionId) {
  @Override
  public String toString() {
    return "AccessToken[sessionId=" + sessionId + "]";
  }
}
