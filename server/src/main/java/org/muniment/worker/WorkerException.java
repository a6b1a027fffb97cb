package org.muniment.worker;

/**
 * A job that gave no result. What it says about the content is for logs and notices, not a fault of
 * the server.
 */
public final class WorkerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no result. */
  public enum Reason {
    /** The job itself said that it cannot process the content. */
    CONTENT,
    /** The job took too long, its process was killed. */
    TIMED_OUT,
    /** The job needed more memory than a worker has. */
    OUT_OF_MEMORY,
    /** The process ended on its own. */
    CRASHED,
    /** All workers were busy for too long. */
    BUSY
  }

  private final Reason reason;

  public WorkerException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The message; never null, unlike the inherited method's contract. */
  public String text() {
    String message = getMessage();
    return message == null ? reason.name() : message;
  }
}
