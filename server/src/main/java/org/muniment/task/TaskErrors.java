package org.muniment.task;

import java.util.ArrayList;
import java.util.List;
import org.muniment.error.ErrorCode;
import org.muniment.error.Problem;

/** The problems of a task as clients see them. */
final class TaskErrors {
  private TaskErrors() {}

  /** The problems kept and, when there were more, one that says how many more. */
  static List<Problem> withCount(List<Problem> kept, long count) {
    if (count <= kept.size()) {
      return kept;
    }
    List<Problem> all = new ArrayList<>(kept);
    all.add(
        new Problem(
            ErrorCode.MORE_PROBLEMS, (count - kept.size()) + " further problems were met.", null));
    return all;
  }
}
