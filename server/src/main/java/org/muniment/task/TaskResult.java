package org.muniment.task;

import org.jspecify.annotations.Nullable;

/**
 * What a completed task made.
 *
 * @param entryId the entry that was made or affected; 0 where the contract says so
 * @param path where the result is found, relative to the base URL of the client that asks, without
 *     a leading slash; null when there is nothing to open
 */
public record TaskResult(int entryId, @Nullable String path) {}
