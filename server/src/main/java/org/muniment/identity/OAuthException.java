package org.muniment.identity;

/** A token request that was refused, in the words of OAuth (contract: auth §4). */
public final class OAuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final String description;
  private final int status;

  /**
   * @param error one of the words that OAuth defines
   * @param description one sentence for a person
   * @param status the HTTP status that belongs to it
   */
  public OAuthException(String error, String description, int status) {
    super(error + ": " + description);
    this.error = error;
    this.description = description;
    this.status = status;
  }

  public String error() {
    return error;
  }

  public String description() {
    return description;
  }

  public int status() {
    return status;
  }

  static OAuthException invalidRequest(String description) {
    return new OAuthException("invalid_request", description, 400);
  }

  static OAuthException invalidClient(String description) {
    return new OAuthException("invalid_client", description, 401);
  }
}
