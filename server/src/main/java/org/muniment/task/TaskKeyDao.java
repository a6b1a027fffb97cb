package org.muniment.task;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/** The table {@code task_key}: idempotency keys of starts. */
final class TaskKeyDao {
  /** What an earlier start with the same key made. */
  record Earlier(UUID taskId, byte[] requestHash) {
    boolean sameRequest(byte[] hash) {
      return Arrays.equals(requestHash, hash);
    }
  }

  /**
   * Notes the key for a new task, or finds the earlier one; waits for a start with the same key
   * that is under way on any node.
   */
  Optional<Earlier> claim(
      Transaction transaction,
      Caller caller,
      String key,
      byte[] requestHash,
      UUID id,
      Instant now) {
    int inserted =
        transaction
            .update(
                """
                insert into task_key (
                  repository_id, trustee_id, key, request_hash, task_id, created)
                values (:repositoryId, :trusteeId, :key, :hash, :taskId, :now)
                on conflict do nothing
                """)
            .bind("repositoryId", caller.repositoryId())
            .bind("trusteeId", caller.trusteeId())
            .bind("key", key)
            .bind("hash", requestHash)
            .bind("taskId", id)
            .bind("now", now)
            .execute();
    if (inserted == 1) {
      return Optional.empty();
    }
    return transaction
        .query(
            """
            select task_id, request_hash
            from task_key
            where repository_id = :repositoryId and trustee_id = :trusteeId and key = :key
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("key", key)
        .map(row -> new Earlier(row.getObject("task_id", UUID.class), row.getBytes("request_hash")))
        .findOne();
  }

  /** Removes one key when it is older than its time. */
  void expireKey(Transaction transaction, Caller caller, String key, Instant createdBefore) {
    transaction
        .update(
            """
            delete from task_key
            where repository_id = :repositoryId
              and trustee_id = :trusteeId
              and key = :key
              and created <= :createdBefore
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("trusteeId", caller.trusteeId())
        .bind("key", key)
        .bind("createdBefore", createdBefore)
        .execute();
  }

  int expire(Transaction transaction, Instant createdBefore) {
    return transaction
        .update("delete from task_key where created <= :createdBefore")
        .bind("createdBefore", createdBefore)
        .execute();
  }
}
