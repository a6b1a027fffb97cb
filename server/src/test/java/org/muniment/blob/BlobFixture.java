package org.muniment.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.database.Transaction;

/** A store and a database with two repositories, and a table that refers to contents. */
final class BlobFixture implements AutoCloseable {
  static final Duration HOUR = Duration.ofHours(1);

  final TestClock clock = new TestClock();
  final Database database = TestDatabases.create();
  final BlobStore store;
  final BlobService service;

  BlobFixture(Path root) {
    this(clock -> files(root, clock));
  }

  // What a power cut does is not tested here, so nothing waits for the disk.
  private static BlobStore files(Path root, Clock clock) {
    return new FilesystemBlobStore(
        root,
        clock,
        new DurableFiles() {
          @Override
          void sync(FileChannel channel) {}

          @Override
          void syncDirectory(Path directory) {}
        });
  }

  BlobFixture(Function<Clock, BlobStore> open) {
    store = open.apply(clock);
    service = new BlobService(store, clock);
    database.execute(
        transaction -> {
          for (int id : new int[] {1, 2}) {
            transaction
                .update(
                    """
                    insert into repository (id, name, name_key, created)
                    values (:id, :name, :name, now())
                    """)
                .bind("id", id)
                .bind("name", "repository " + id)
                .execute();
          }
          transaction
              .update(
                  """
                  create table holder (
                    repository_id integer not null,
                    electronic_document_id bigint,
                    sha256 bytea)
                  """)
              .execute();
        });
  }

  Sweeper sweeper(Duration grace) {
    return new Sweeper(
        database,
        store,
        List.of(
            BlobReferences.toElectronicDocuments(
                "select repository_id, electronic_document_id from holder"),
            BlobReferences.toContents("select repository_id, sha256 from holder")),
        clock,
        grace);
  }

  BlobCheck check() {
    return new BlobCheck(database, store, clock, HOUR);
  }

  StagedBlob stage(String content) throws IOException {
    return store.stage(new ByteArrayInputStream(content.getBytes()), Long.MAX_VALUE);
  }

  StagedBlob committed(String content) throws IOException {
    StagedBlob staged = stage(content);
    staged.commit();
    return staged;
  }

  /** Imports a content and refers to it. */
  ElectronicDocument hold(int repositoryId, String content) throws IOException {
    try (StagedBlob staged = committed(content)) {
      return database.write(
          transaction -> {
            long id = service.register(transaction, repositoryId, staged, "txt", "text/plain");
            refer(transaction, repositoryId, id);
            return service.find(transaction, repositoryId, id).orElseThrow();
          });
    }
  }

  static void refer(Transaction transaction, int repositoryId, long id) {
    transaction
        .update(
            "insert into holder (repository_id, electronic_document_id) values (:repository, :id)")
        .bind("repository", repositoryId)
        .bind("id", id)
        .execute();
  }

  void letGo(int repositoryId, long id) {
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    delete from holder
                    where ctid in (
                      select ctid
                      from holder
                      where repository_id = :repository
                        and electronic_document_id = :id
                      limit 1
                      for update skip locked)
                    """)
                .bind("repository", repositoryId)
                .bind("id", id)
                .execute());
  }

  boolean exists(int repositoryId, long id) {
    return database.read(transaction -> service.find(transaction, repositoryId, id).isPresent());
  }

  long rows(String table) {
    return database.read(
        transaction -> transaction.query("select count(*) from " + table).mapTo(Long.class).one());
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
