package org.muniment.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/** The table {@code stamp}. Personal stamps of others are not found. */
final class StampDao {
  List<Stamp> list(Transaction transaction, Caller caller, boolean shared, boolean own) {
    return transaction
        .query(
            """
            select *
            from stamp
            where repository_id = :repositoryId
              and ((is_public and :shared) or (not is_public and owner_id = :ownerId and :own))
            order by id
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("shared", shared)
        .bind("ownerId", caller.trusteeId())
        .bind("own", own)
        .map(row -> map(row))
        .list();
  }

  Optional<Stamp> find(Transaction transaction, Caller caller, int id) {
    return find(transaction, caller, id, "");
  }

  /** Keeps a stamp from being deleted until the transaction ends. */
  Optional<Stamp> hold(Transaction transaction, Caller caller, int id) {
    return find(transaction, caller, id, "for key share");
  }

  /** As {@link #hold}, whoever owns it; false when there is none. */
  boolean holdOfAnybody(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select id
            from stamp
            where repository_id = :repositoryId and id = :id
            for key share
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Locks a stamp against changes, and against annotations that would begin to use it. */
  Optional<Stamp> lock(Transaction transaction, Caller caller, int id) {
    return find(transaction, caller, id, "for update");
  }

  private static Optional<Stamp> find(Transaction transaction, Caller caller, int id, String lock) {
    return transaction
        .query(
            """
            select *
            from stamp
            where repository_id = :repositoryId
              and id = :id
              and (is_public or owner_id = :ownerId)
            """
                + lock)
        .bind("repositoryId", caller.repositoryId())
        .bind("id", id)
        .bind("ownerId", caller.trusteeId())
        .map(row -> map(row))
        .findOne();
  }

  int count(Transaction transaction, Caller caller, boolean isPublic) {
    return transaction
        .query(
            """
            select count(*)
            from stamp
            where repository_id = :repositoryId
              and is_public = :isPublic
              and (is_public or owner_id = :ownerId)
            """)
        .bind("repositoryId", caller.repositoryId())
        .bind("isPublic", isPublic)
        .bind("ownerId", caller.trusteeId())
        .mapTo(Integer.class)
        .one();
  }

  /** Has the stamps of a repository wait for one another, so that their ids are their own. */
  void lockCatalog(Transaction transaction, int repositoryId) {
    transaction
        .query("select id from repository where id = :repositoryId for no key update")
        .bind("repositoryId", repositoryId)
        .mapTo(Integer.class)
        .one();
  }

  int insert(
      Transaction transaction,
      int repositoryId,
      int ownerId,
      String name,
      boolean isPublic,
      BlobRef image,
      int width,
      int height) {
    return transaction
        .query(
            """
            insert into stamp (
              repository_id, id, name, is_public, owner_id, image_sha256, image_size, width, height)
            select
              :repositoryId, coalesce(max(id), 0) + 1, :name, :isPublic, :ownerId, :sha256, :size,
              :width, :height
            from stamp
            where repository_id = :repositoryId
            returning id
            """)
        .bind("repositoryId", repositoryId)
        .bind("name", name)
        .bind("isPublic", isPublic)
        .bind("ownerId", ownerId)
        .bind("sha256", image.hashBytes())
        .bind("size", image.size())
        .bind("width", width)
        .bind("height", height)
        .mapTo(Integer.class)
        .one();
  }

  void update(
      Transaction transaction, int repositoryId, int id, String name, @Nullable String customData) {
    transaction
        .update(
            """
            update stamp
            set name = :name, custom_data = :customData
            where repository_id = :repositoryId and id = :id
            """)
        .bind("name", name)
        .bind("customData", customData)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  /** Deletes a stamp; annotations keep its image, as one that is of no stamp any more. */
  void delete(Transaction transaction, int repositoryId, int id) {
    transaction
        .update(
            """
            update annotation
            set stamp_id = null, shape = jsonb_set(shape, '{stampId}', '0')
            from (
              select annotation_set_id as set_id, item_id as item
              from annotation
              where repository_id = :repositoryId and stamp_id = :id
              order by annotation_set_id, item_id
              for update
            ) as locked
            where repository_id = :repositoryId
              and annotation_set_id = set_id
              and item_id = item
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
    transaction
        .update("delete from stamp where repository_id = :repositoryId and id = :id")
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  private static Stamp map(ResultSet row) throws SQLException {
    return new Stamp(
        row.getInt("id"),
        row.getString("name"),
        row.getBoolean("is_public"),
        row.getInt("owner_id"),
        row.getString("custom_data"),
        BlobRef.of(row.getBytes("image_sha256"), row.getLong("image_size")),
        row.getInt("width"),
        row.getInt("height"));
  }
}
