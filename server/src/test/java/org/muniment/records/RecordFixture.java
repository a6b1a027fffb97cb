package org.muniment.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.muniment.access.AccessService;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.document.DocumentGuard;
import org.muniment.document.LockService;
import org.muniment.entry.CopyEntryTask;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryCheck;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryRows;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryTasks;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.entry.RecordState;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.task.TaskSnapshot;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** A repository with a writer, a second writer and a reader. */
final class RecordFixture implements AutoCloseable {
  final Database database = TestDatabases.create();
  final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final AccessService access = new AccessService(database, clock);
  final EntryGuard guard = new DocumentGuard();
  final EntryIds ids = new EntryIds(database);
  final EntryService entries = new EntryService(database, access, ids, clock, guard);
  final EntryListing listing = new EntryListing(database, access);
  final LockService locks = new LockService(database, access, clock);
  final RecordService records = new RecordService(database, access, guard);
  final RecordSeriesService series = new RecordSeriesService(database, access, entries, ids, clock);
  final ExecutorService answers = Executors.newFixedThreadPool(2);
  final TaskService tasks =
      new TaskService(
          database, TaskConfig.defaults(), clock, List.of(new CopyEntryTask(ids, access)), answers);
  final EntryTasks entryTasks = new EntryTasks(tasks, access);
  final Caller ann;
  final Caller ben;
  final Caller reader;

  RecordFixture() {
    Repositories.create(database, 1, "demo");
    ann = Repositories.caller(database, 1, "ann", Role.USER);
    ben = Repositories.caller(database, 1, "ben", Role.USER);
    reader = Repositories.caller(database, 1, "rob", Role.READER);
    database.execute(transaction -> entries.createRoot(transaction, 1, "demo", ann.trusteeId()));
    tasks.start();
  }

  int series(int parentId, String name) {
    return series.create(ann, parentId, name, null, false).id();
  }

  int folder(int parentId, String name) {
    return entries
        .create(
            ann,
            new EntryService.NewEntry(
                name, EntryType.Folder, null, false, null, EntryWriter.Place.in(parentId)))
        .id();
  }

  int document(int parentId, String name) {
    int id = ids.next(1);
    database.execute(
        transaction ->
            new EntryWriter()
                .insertDocument(
                    transaction, ann, id, parentId, name, false, null, null, clock.instant()));
    return id;
  }

  void move(int id, int parentId) {
    entries.update(ann, id, parentId, null, false);
  }

  TaskSnapshot copy(int destinationId, int sourceId, String name) {
    TaskId id = entryTasks.startCopy(ann, destinationId, sourceId, name, false, null, null);
    return tasks.list(ann, List.of(id.value()), null).join().get(0);
  }

  /** What a single read, a listing and a read by ids agree on. */
  RecordState state(int id) {
    Entry entry = entries.get(reader, id);
    RecordState listed = listed(entry.parentId()).get(entry.name());
    Entry found =
        database
            .read(
                transaction -> EntryRows.read(transaction, 1, List.of(new EntryRows.Wanted(id, 1))))
            .get(0);
    assertThat(listed).isEqualTo(entry.records());
    assertThat(found.records()).isEqualTo(entry.records());
    return entry.records();
  }

  private Map<String, RecordState> listed(int folderId) {
    return listing
        .list(reader, new EntryListing.Query(folderId, List.of(), false, null, 0, 1000, false))
        .entries()
        .stream()
        .collect(Collectors.toMap(Entry::name, Entry::records));
  }

  void forget(int id) {
    database.execute(
        transaction ->
            transaction.update("delete from entry where id = :id").bind("id", id).execute());
  }

  long rows(String table) {
    return database.read(
        transaction -> transaction.query("select count(*) from " + table).mapTo(Long.class).one());
  }

  static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  static Retention criterion(int id) {
    return new Retention(id, null, null, null, null, null, null);
  }

  static RecordUpdate setting(Retention retention) {
    return new RecordUpdate(retention, null, null, null, null, null, false, false, null);
  }

  @Override
  public void close() {
    List<String> damage = new ArrayList<>();
    new EntryCheck(database)
        .run(
            1,
            finding -> {
              if (!finding.harmless()) {
                damage.add(finding.text());
              }
            });
    tasks.close();
    answers.shutdown();
    database.close();
    assertThat(damage).isEmpty();
  }
}
