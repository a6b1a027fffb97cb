package org.muniment.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A worker whose jobs misbehave in every way. */
public final class TrialWorker {
  private TrialWorker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    WorkerLoop.serve(
        Map.of(
            "pid",
            (request, steps) -> Message.of("pid", "pid", ProcessHandle.current().pid()),
            "count",
            TrialWorker::count,
            "refuse",
            (request, steps) -> {
              throw new IOException("no such content");
            },
            "hang",
            (request, steps) -> {
              new CountDownLatch(1).await();
              return Message.of("never");
            },
            "exit",
            (request, steps) -> {
              Runtime.getRuntime().halt(42);
              return Message.of("never");
            },
            "grow",
            (request, steps) -> Message.of("size", "size", new long[1 << 28].length),
            "recurse",
            (request, steps) -> Message.of("depth", "depth", depth(0)),
            "noise",
            (request, steps) -> {
              System.out.println("a library that talks");
              return Message.of("quiet", "secret", String.valueOf(System.getenv("HOME")));
            },
            "litter",
            (request, steps) -> {
              Path file = Files.createTempFile("litter", "");
              return Message.of("file", "file", file);
            }));
  }

  private static Message count(Message request, Job.Steps steps) throws IOException {
    int number = 0;
    while (number < request.number("to")
        && steps.send(Message.of("n", "n", number, "tag", request.get("tag")))) {
      number++;
    }
    return Message.of("end", "n", number);
  }

  private static int depth(int depth) {
    return depth(depth + 1) + 1;
  }
}
