package org.muniment.task;

import java.util.UUID;

/** A task of a repository. */
public record TaskId(int repositoryId, UUID value) {
  @Override
  public String toString() {
    return repositoryId + ":" + value;
  }

  /** The inverse of {@link #toString()}. */
  static TaskId parse(String text) {
    int colon = text.indexOf(':');
    return new TaskId(
        Integer.parseInt(text.substring(0, colon)), UUID.fromString(text.substring(colon + 1)));
  }
}
