package org.muniment.worker;

import java.io.IOException;

/** One kind of work, as the worker process does it. Runs on one thread, one job at a time. */
public interface Job {
  /**
   * Does the work.
   *
   * @param request what to do; paths in it are the job's to read and write
   * @param steps takes results that come before the end
   * @return the result
   * @throws IOException if the content cannot be processed; the message reaches the server
   */
  Message run(Message request, Steps steps) throws Exception;

  /** Sends results one at a time. */
  interface Steps {
    /**
     * Sends one result and waits until the server has taken it, so that a slow server holds the job
     * back instead of filling the disk.
     *
     * @return false when the server wants no more
     */
    boolean send(Message result) throws IOException;
  }
}
