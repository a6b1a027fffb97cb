package org.muniment.blob;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.muniment.database.Transaction;

/** Writes the table {@code blob}. */
final class BlobDao {
  /**
   * The first key of the advisory locks on contents ("blob"). Taken shared by a transaction that
   * names a content anew, exclusively while files without a row are deleted.
   */
  private static final int LOCK = 0x626c6f62;

  /** Locks are shared by contents, so that a transaction that names thousands holds few. */
  private static final int LOCK_BITS = 10;

  private static final int AT_ONCE = 1_000;

  /**
   * Makes sure of a row and keeps it until the end of the transaction.
   *
   * @return whether the row is new, which means that the file may have been deleted until now
   */
  boolean obtain(Transaction transaction, int repositoryId, BlobRef ref, Instant now) {
    byte[] hash = ref.hashBytes();
    while (true) {
      if (insert(transaction, repositoryId, ref, hash, now)) {
        return true;
      }
      if (keep(transaction, repositoryId, hash)) {
        return false;
      }
      // A sweep removed the row between the two statements.
    }
  }

  private static boolean insert(
      Transaction transaction, int repositoryId, BlobRef ref, byte[] hash, Instant now) {
    return !transaction
        .query(
            """
            with added as (
              insert into blob (repository_id, sha256, size, created)
              values (:repository, :sha256, :size, :now)
              on conflict do nothing
              returning 1)
            select pg_advisory_xact_lock_shared(:lock, :stripe)::text
            from added
            """)
        .bind("repository", repositoryId)
        .bind("sha256", hash)
        .bind("size", ref.size())
        .bind("now", now)
        .bind("lock", LOCK)
        .bind("stripe", stripe(ref))
        .mapTo(String.class)
        .list()
        .isEmpty();
  }

  // The row is locked shared, so that equal imports do not wait for each other. Only a mark of the
  // sweeper, which is rare, has to be removed with an exclusive lock.
  private static boolean keep(Transaction transaction, int repositoryId, byte[] hash) {
    return !transaction
        .query(
            """
            with cleared as (
              update blob
              set unreferenced_since = null
              where repository_id = :repository
                and sha256 = :sha256
                and unreferenced_since is not null
              returning 1),
            kept as (
              select 1
              from blob
              where repository_id = :repository
                and sha256 = :sha256
                and unreferenced_since is null
              for share)
            select 1 from cleared
            union all
            select 1 from kept
            """)
        .bind("repository", repositoryId)
        .bind("sha256", hash)
        .mapTo(Integer.class)
        .list()
        .isEmpty();
  }

  /**
   * As the other for many contents, in few statements.
   *
   * @return the hashes whose rows are new
   */
  Set<String> obtain(
      Transaction transaction, int repositoryId, Collection<BlobRef> refs, Instant now) {
    // In the order of hashes, so that equal imports wait for each other instead of deadlocking.
    TreeMap<String, BlobRef> left = new TreeMap<>();
    refs.forEach(ref -> left.put(ref.sha256(), ref));
    Set<String> added = new HashSet<>();
    while (!left.isEmpty()) {
      List<BlobRef> some = left.values().stream().limit(AT_ONCE).toList();
      List<String> fresh = insert(transaction, repositoryId, some, now);
      added.addAll(fresh);
      fresh.forEach(left::remove);
      List<String> others =
          some.stream().map(BlobRef::sha256).filter(hash -> !added.contains(hash)).toList();
      // What a sweep removed between the two statements comes again.
      keep(transaction, repositoryId, others).forEach(left::remove);
    }
    return added;
  }

  private static List<String> insert(
      Transaction transaction, int repositoryId, List<BlobRef> refs, Instant now) {
    return transaction
        .query(
            """
            with given as (
              select decode(hash, 'hex') as sha256, size, stripe
              from unnest(:hashes, :sizes, :stripes) as one (hash, size, stripe)),
            added as (
              insert into blob (repository_id, sha256, size, created)
              select :repository, sha256, size, :now
              from given
              order by sha256
              on conflict do nothing
              returning sha256)
            select encode(sha256, 'hex') as hash,
              pg_advisory_xact_lock_shared(:lock, stripe)::text as locked
            from added
            join given using (sha256)
            """)
        .bindArray("hashes", String.class, refs.stream().map(BlobRef::sha256).toList())
        .bind("sizes", refs.stream().mapToLong(BlobRef::size).toArray())
        .bind("stripes", refs.stream().mapToInt(BlobDao::stripe).toArray())
        .bind("repository", repositoryId)
        .bind("now", now)
        .bind("lock", LOCK)
        .map(row -> row.getString("hash"))
        .list();
  }

  private static List<String> keep(Transaction transaction, int repositoryId, List<String> hashes) {
    return hashes.isEmpty()
        ? List.of()
        : transaction
            .query(
                """
                with given as materialized (
                  select decode(hash, 'hex') as sha256
                  from unnest(:hashes) as one (hash)),
                cleared as (
                  update blob
                  set unreferenced_since = null
                  where repository_id = :repository
                    and sha256 in (select sha256 from given)
                    and unreferenced_since is not null
                  returning sha256),
                kept as (
                  select sha256
                  from blob
                  where repository_id = :repository
                    and sha256 in (select sha256 from given)
                    and unreferenced_since is null
                  for share)
                select encode(sha256, 'hex') from cleared
                union all
                select encode(sha256, 'hex') from kept
                """)
            .bindArray("hashes", String.class, hashes)
            .bind("repository", repositoryId)
            .mapTo(String.class)
            .list();
  }

  private static int stripe(BlobRef ref) {
    return Integer.parseInt(ref.sha256().substring(0, 4), 16) >> (16 - LOCK_BITS);
  }

  /** Marks the rows that nothing refers to. */
  int mark(Transaction transaction, int repositoryId, String unreferenced, Instant now) {
    return transaction
        .update(
            """
            update blob
            set unreferenced_since = :now
            where repository_id = :repository
              and sha256 in (
                select target.sha256
                from blob target
                where target.repository_id = :repository
                  and target.unreferenced_since is null
                  and %s
                for update skip locked)
            """
                .formatted(unreferenced))
        .bind("repository", repositoryId)
        .bind("now", now)
        .execute();
  }

  /** Locks rows that have been marked for long. */
  List<String> lockMarked(Transaction transaction, int repositoryId, Instant before, int limit) {
    return transaction
        .query(
            """
            select encode(sha256, 'hex')
            from blob
            where repository_id = :repository
              and unreferenced_since <= :before
            limit :limit
            for update skip locked
            """)
        .bind("repository", repositoryId)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** Deletes those of some locked rows that still nothing refers to. */
  List<BlobRef> deleteUnreferenced(
      Transaction transaction, int repositoryId, List<String> hashes, String unreferenced) {
    return transaction
        .query(
            """
            delete from blob target
            where target.repository_id = :repository
              and target.sha256 in (select decode(hash, 'hex') from unnest(:hashes) hash)
              and %s
            returning encode(target.sha256, 'hex') as hash, target.size
            """
                .formatted(unreferenced))
        .bind("repository", repositoryId)
        .bindArray("hashes", String.class, hashes)
        .map(row -> new BlobRef(row.getString("hash"), row.getLong("size")))
        .list();
  }

  /** Removes the mark from locked rows that turned out to be referred to. */
  void unmark(Transaction transaction, int repositoryId, List<String> hashes) {
    transaction
        .update(
            """
            update blob
            set unreferenced_since = null
            where repository_id = :repository
              and sha256 in (select decode(hash, 'hex') from unnest(:hashes) hash)
            """)
        .bind("repository", repositoryId)
        .bindArray("hashes", String.class, hashes)
        .execute();
  }

  /**
   * Keeps others from naming contents until the transaction ends; contents that are just being
   * named are left out. Whether a row names them must be looked up in a later statement than this.
   */
  List<BlobRef> lockContents(Transaction transaction, Collection<BlobRef> refs) {
    Set<Integer> locked =
        transaction
            .query(
                """
                select stripe
                from unnest(:stripes) stripe
                where pg_try_advisory_xact_lock(:lock, stripe)
                """)
            .bindArray(
                "stripes", Integer.class, refs.stream().map(BlobDao::stripe).distinct().toList())
            .bind("lock", LOCK)
            .mapTo(Integer.class)
            .set();
    return refs.stream().filter(ref -> locked.contains(stripe(ref))).toList();
  }

  /** Those of some contents that a repository names. */
  Set<String> named(Transaction transaction, Collection<BlobRef> refs) {
    return transaction
        .query(
            """
            select hash
            from unnest(:hashes) hash
            where exists (
              select
              from repository
              join blob on blob.repository_id = repository.id
              where blob.sha256 = decode(hash, 'hex'))
            """)
        .bindArray("hashes", String.class, refs.stream().map(BlobRef::sha256).toList())
        .mapTo(String.class)
        .set();
  }

  /** A page of the contents a repository names, in order of their hash. */
  List<BlobRef> page(Transaction transaction, int repositoryId, String afterHash, int limit) {
    return transaction
        .query(
            """
            select encode(sha256, 'hex') as hash, size
            from blob
            where repository_id = :repository
              and sha256 > decode(:after, 'hex')
            order by sha256
            limit :limit
            """)
        .bind("repository", repositoryId)
        .bind("after", afterHash)
        .bind("limit", limit)
        .map(row -> new BlobRef(row.getString("hash"), row.getLong("size")))
        .list();
  }

  /** The repositories on this server, whose rows are looked at one repository after the other. */
  List<Integer> repositories(Transaction transaction) {
    return transaction.query("select id from repository order by id").mapTo(Integer.class).list();
  }
}
