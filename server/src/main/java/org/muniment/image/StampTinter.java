package org.muniment.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.worker.Message;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerException;
import org.muniment.worker.WorkerPool;

/**
 * Colours the images of stamps: black becomes the colour, white transparent (contract:
 * more-resources §4). Safe for many threads.
 */
public final class StampTinter {
  private final WorkerPool workers;
  private final Duration time;

  public StampTinter(WorkerPool workers, Duration time) {
    this.workers = workers;
    this.time = time;
  }

  /**
   * A PNG file.
   *
   * @param rgb the colour without opacity
   * @throws MunimentException UNAVAILABLE when no worker is free
   */
  public byte[] tint(InputStream image, int rgb) throws IOException {
    try (WorkDirectory directory = workers.workDirectory()) {
      Path input = directory.resolve("input");
      Path output = directory.resolve("output");
      Files.copy(image, input);
      workers.run(Message.of(TintJob.NAME, "input", input, "output", output, "rgb", rgb), time);
      return Files.readAllBytes(output);
    } catch (WorkerException failure) {
      throw new MunimentException(ErrorCode.UNAVAILABLE, failure.text(), failure);
    }
  }
}
