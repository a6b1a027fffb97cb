package org.muniment.identity;

import org.muniment.database.Transaction;

/** The table {@code access_version}: tells nodes that what they know of rights is out of date. */
public final class SecurityVersions {
  /** Where changes are announced, with the id of the repository. */
  public static final String CHANNEL = "muniment_access";

  /** The version of the last change; 0 when nothing was ever changed. */
  public long current(Transaction transaction, int repositoryId) {
    return transaction
        .query("select version from access_version where repository_id = :repositoryId")
        .bind("repositoryId", repositoryId)
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /**
   * Announces a change that the transaction makes. Holds the version until its end, so that changes
   * of a repository are made one after the other.
   *
   * @return the new version
   */
  public long change(Transaction transaction, int repositoryId) {
    long version =
        transaction
            .query(
                """
                insert into access_version (repository_id, version)
                values (:repositoryId, 1)
                on conflict (repository_id) do update
                set version = access_version.version + 1
                returning version
                """)
            .bind("repositoryId", repositoryId)
            .mapTo(Long.class)
            .one();
    transaction.notify(CHANNEL, String.valueOf(repositoryId));
    return version;
  }
}
