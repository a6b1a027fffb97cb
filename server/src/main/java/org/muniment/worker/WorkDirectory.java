package org.muniment.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A private directory for the files of one piece of work; closing it removes it with its content.
 */
public final class WorkDirectory implements AutoCloseable {
  private final Path path;

  private WorkDirectory(Path path) {
    this.path = path;
  }

  /** A new directory below the given one that only this user can look into. */
  static WorkDirectory create(Path parent) {
    try {
      return new WorkDirectory(Files.createTempDirectory(parent, "work"));
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot create a work directory in " + parent + ".", failure);
    }
  }

  public Path path() {
    return path;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  @Override
  public void close() {
    remove(path);
  }

  static void remove(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot remove " + path + ".", failure);
    }
  }
}
