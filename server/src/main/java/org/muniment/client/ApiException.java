package org.muniment.client;

import java.io.IOException;

/** An answer of the server that is not the one that was asked for. */
public final class ApiException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  ApiException(int status, String title) {
    super(title);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
