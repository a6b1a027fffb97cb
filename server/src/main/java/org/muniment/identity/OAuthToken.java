package org.muniment.identity;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a token request.
 *
 * @param expiresIn in seconds
 * @param scope what was granted, separated by blanks; null is left out of the answer
 */
public record OAuthToken(
    String accessToken, String tokenType, long expiresIn, @Nullable String scope) {
  @Override
  public String toString() {
    return "OAuthToken[expiresIn=" + expiresIn + ", scope=" + scope + "]";
  }
}
