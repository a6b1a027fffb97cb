package org.muniment.worker;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How worker processes run.
 *
 * @param mainClass the class whose main method calls {@link WorkerLoop#serve}
 * @param classPath the class path that holds it
 * @param directory an own directory for what jobs read and write; emptied of leftovers at start
 * @param processes how many run at once
 * @param heapMegabytes the heap of each
 * @param jobsPerProcess how many jobs a process does before a fresh one takes its place
 * @param patience how long a job waits for a free process
 */
public record WorkerConfig(
    String mainClass,
    String classPath,
    Path directory,
    int processes,
    int heapMegabytes,
    int jobsPerProcess,
    Duration patience) {

  /** Two processes of 256 MB that run the classes this process runs. */
  public static WorkerConfig standard(Class<?> mainClass, Path directory) {
    return new WorkerConfig(
        mainClass.getName(), ownClassPath(), directory, 2, 256, 500, Duration.ofMinutes(2));
  }

  public WorkerConfig withProcesses(int number) {
    return new WorkerConfig(
        mainClass, classPath, directory, number, heapMegabytes, jobsPerProcess, patience);
  }

  public WorkerConfig withHeapMegabytes(int megabytes) {
    return new WorkerConfig(
        mainClass, classPath, directory, processes, megabytes, jobsPerProcess, patience);
  }

  public WorkerConfig withJobsPerProcess(int number) {
    return new WorkerConfig(
        mainClass, classPath, directory, processes, heapMegabytes, number, patience);
  }

  public WorkerConfig withPatience(Duration time) {
    return new WorkerConfig(
        mainClass, classPath, directory, processes, heapMegabytes, jobsPerProcess, time);
  }

  /** The class path of this process with absolute paths; one jar when the server runs from one. */
  private static String ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .map(part -> Path.of(part).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
