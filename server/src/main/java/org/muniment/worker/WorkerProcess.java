package org.muniment.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One running worker, seen from the server. Used by one thread at a time. */
final class WorkerProcess implements AutoCloseable {
  static final int EXIT_OUT_OF_MEMORY = 3;

  private final Process process;
  private final WorkDirectory home;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private final ScheduledExecutorService alarm;
  private int jobs;

  private WorkerProcess(Process process, WorkDirectory home, ScheduledExecutorService alarm) {
    this.process = process;
    this.home = home;
    this.alarm = alarm;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  static WorkerProcess start(WorkerConfig config, ScheduledExecutorService alarm)
      throws IOException {
    WorkDirectory home = WorkDirectory.create(config.directory());
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java.toString(),
                "-Xmx" + config.heapMegabytes() + "m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseSerialGC",
                // Its exit code is EXIT_OUT_OF_MEMORY; libraries that swallow the error cannot.
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                // Shapes are sampled on 4 lines per pixel instead of 8: at the resolution of pages
                // nobody sees a difference, and rendering takes a quarter less.
                "-Dsun.java2d.renderer.subPixel_log2_Y=2",
                "-Djava.io.tmpdir=" + home.path(),
                "-cp",
                config.classPath(),
                config.mainClass()));
    builder.directory(home.path().toFile());
    // Secrets in the server's environment are nothing for a process that reads strangers' files.
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "LANG", "LC_ALL", "FONTCONFIG_PATH"));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new WorkerProcess(builder.start(), home, alarm);
  }

  /** Runs one job to its end; each step must come within the limit. */
  Message run(Message request, Duration stepLimit, WorkerPool.Receiver receiver)
      throws WorkerException, IOException {
    jobs++;
    Message answer = exchange(request, stepLimit);
    while (answer.name().equals(WorkerLoop.STEP)) {
      boolean more = receiver.receive(answer);
      answer = exchange(Message.of(more ? WorkerLoop.MORE : WorkerLoop.STOP), stepLimit);
    }
    if (answer.name().equals(WorkerLoop.FAILED)) {
      throw new WorkerException(WorkerException.Reason.CONTENT, answer.get("message"));
    }
    return answer;
  }

  private Message exchange(Message message, Duration limit) throws WorkerException {
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> kill =
        alarm.schedule(
            () -> {
              late.set(true);
              process.destroyForcibly();
            },
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      message.write(requests);
      return Message.read(answers);
    } catch (IOException gone) {
      throw died(late.get(), limit, gone);
    } finally {
      kill.cancel(false);
    }
  }

  private WorkerException died(boolean late, Duration limit, IOException cause) {
    close();
    WorkerException failure;
    if (late) {
      failure =
          new WorkerException(
              WorkerException.Reason.TIMED_OUT,
              "The content took longer than " + limit.toSeconds() + " seconds.");
    } else if (exitCode() == EXIT_OUT_OF_MEMORY) {
      failure =
          new WorkerException(
              WorkerException.Reason.OUT_OF_MEMORY, "The content needs too much memory.");
    } else {
      failure =
          new WorkerException(
              WorkerException.Reason.CRASHED,
              "The process that reads the content ended with code " + exitCode() + ".");
    }
    failure.initCause(cause);
    return failure;
  }

  private int exitCode() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  int jobs() {
    return jobs;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process, at once or the hard way, and removes what it left on the disk. */
  @Override
  public void close() {
    try {
      if (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    home.close();
  }
}
