package org.muniment.task;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.error.Problem;

/**
 * What a client sees of a task.
 *
 * @param percentComplete 0 to 99 until the task is Completed, then 100; never decreases
 * @param done units of work done, such as entries
 * @param total units of work in all, or null while that is not known
 * @param errors the first problems met, at most {@value TaskDao#ERRORS_KEPT} and one that counts
 *     the rest
 * @param result null unless Completed
 * @param startTime when the task was started
 * @param workStartTime when a worker first took it, or null
 * @param lastUpdateTime when the status last changed
 * @param endTime null while the task is in progress
 */
public record TaskSnapshot(
    TaskId id,
    TaskType type,
    TaskStatus status,
    int percentComplete,
    long done,
    @Nullable Long total,
    List<Problem> errors,
    @Nullable TaskResult result,
    Instant startTime,
    @Nullable Instant workStartTime,
    Instant lastUpdateTime,
    @Nullable Instant endTime) {}
