package org.muniment.blob;

/**
 * The store can't do its work: the disk is full or broken, or a content that must be there is
 * missing or damaged. Never the caller's fault; the message is one line for an operator.
 */
public final class BlobException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BlobException(String message) {
    super(message);
  }

  public BlobException(String message, Throwable cause) {
    super(message + ": " + cause, cause);
  }
}
