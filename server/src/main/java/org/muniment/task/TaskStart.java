package org.muniment.task;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/**
 * A task to be started.
 *
 * @param handler the name of the {@link TaskHandler}
 * @param type what clients are told
 * @param request all that the handler needs, as an object that Jackson can write
 * @param idempotencyKey the caller's key for a safe retry, or null
 * @param check refuses, by throwing, what can be refused at the start; runs in the transaction that
 *     stores the task, and not for a repeated key
 */
public record TaskStart(
    String handler,
    TaskType type,
    Object request,
    @Nullable String idempotencyKey,
    Consumer<Transaction> check) {}
