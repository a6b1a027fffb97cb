package org.muniment.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.LogManager;

/**
 * The worker process's main loop: takes a request from standard input, answers on standard output.
 */
public final class WorkerLoop {
  static final String STEP = "step";
  static final String DONE = "done";
  static final String FAILED = "failed";
  static final String MORE = "more";
  static final String STOP = "stop";

  private final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
  private final DataOutputStream answers;

  private WorkerLoop(DataOutputStream answers) {
    this.answers = answers;
  }

  /** Serves jobs by name until standard input ends. */
  @SuppressWarnings("InfiniteLoopStatement")
  public static void serve(Map<String, Job> jobs) throws IOException, InterruptedException {
    DataOutputStream answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // What libraries print must not get between the answers.
    System.setOut(System.err);
    // A hostile file can cause warnings without end.
    LogManager.getLogManager().reset();
    WorkerLoop loop = new WorkerLoop(answers);
    Thread reader = new Thread(loop::readRequests, "requests");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      loop.answer(jobs, loop.requests.take());
    }
  }

  /**
   * Reads ahead on its own thread, so that a busy worker notices at once that its server is gone.
   */
  private void readRequests() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
      while (true) {
        requests.add(Message.read(in));
      }
    } catch (IOException end) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void answer(Map<String, Job> jobs, Message request) throws IOException {
    try {
      Job job = jobs.get(request.name());
      if (job == null) {
        throw new IOException("There is no job named " + request.name() + ".");
      }
      Message result = job.run(request, this::step);
      new Message(DONE, result.arguments()).write(answers);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError failure) {
      Message.of(FAILED, "message", describe(failure)).write(answers);
    }
  }

  private boolean step(Message result) throws IOException {
    new Message(STEP, result.arguments()).write(answers);
    try {
      return requests.take().name().equals(MORE);
    } catch (InterruptedException interrupted) {
      throw new IOException("The worker was interrupted.", interrupted);
    }
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    String text = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return text.length() > 500 ? text.substring(0, 500) : text;
  }
}
