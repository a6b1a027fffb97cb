/**
 * Long operations as durable work. {@link org.muniment.task.TaskService} starts, reads and cancels
 * tasks; a {@link org.muniment.task.TaskHandler} does the work of one kind, step by step; {@link
 * org.muniment.task.TaskRunner} gives the steps to worker threads on every node. Knows no feature.
 * Owns the tables {@code task} and {@code task_key}.
 *
 * <p>The rule that everything here serves: a step's effects, its checkpoint and its progress commit
 * in one transaction, which only the holder of the task's lease can commit.
 */
@NullMarked
package org.muniment.task;

import org.jspecify.annotations.NullMarked;
