package org.muniment.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.task.TaskSnapshot;
import org.muniment.testing.GatedHandler;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** A repository with its services and a task runner whose steps the tests may hold. */
final class EntryFixture implements AutoCloseable {
  static final int REPOSITORY = 1;

  final Database database = TestDatabases.create();
  final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final EntryIds ids = new EntryIds(database);
  final AccessService access = new AccessService(database, clock);
  final EntryService entries = new EntryService(database, access, ids, clock);
  final EntryListing listing = new EntryListing(database, access);
  final GatedHandler copies = new GatedHandler(new CopyEntryTask(ids, access));
  final GatedHandler deletes = new GatedHandler(new DeleteEntryTask(access));
  final ExecutorService answers = Executors.newFixedThreadPool(2);
  final TaskService tasks =
      new TaskService(database, TaskConfig.defaults(), clock, List.of(copies, deletes), answers);
  final EntryTasks entryTasks = new EntryTasks(tasks, access);
  final Caller ann;
  final Caller reader;

  EntryFixture() {
    Repositories.create(database, REPOSITORY, "demo");
    ann = Repositories.caller(database, REPOSITORY, "ann", Role.USER);
    reader = Repositories.caller(database, REPOSITORY, "rob", Role.READER);
    database.execute(
        transaction -> entries.createRoot(transaction, REPOSITORY, "demo", ann.trusteeId()));
    tasks.start();
  }

  int folder(int parentId, String name) {
    return entries
        .create(
            ann,
            new EntryService.NewEntry(
                name, EntryType.Folder, null, false, null, EntryWriter.Place.in(parentId)))
        .id();
  }

  int shortcut(int parentId, String name, int targetId) {
    return entries
        .create(
            ann,
            new EntryService.NewEntry(
                name, EntryType.Shortcut, targetId, false, null, EntryWriter.Place.in(parentId)))
        .id();
  }

  int document(int parentId, String name) {
    int id = ids.next(REPOSITORY);
    database.execute(
        transaction ->
            new EntryWriter()
                .insertDocument(
                    transaction, ann, id, parentId, name, false, null, null, clock.instant()));
    return id;
  }

  /** A folder with so many documents, by one statement. */
  int folderOfDocuments(int parentId, String name, int documents) {
    int folder = folder(parentId, name);
    int first = ids.block(REPOSITORY, documents);
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    insert into entry (repository_id, id, parent_id, creator_id, modifier_id,
                      created, modified, type, name, name_key)
                    select 1, :first + n, :folder, :creator, :creator, now(), now(), 3,
                      'doc ' || n, 'doc ' || n
                    from generate_series(0, :documents - 1) as n
                    """)
                .bind("first", first)
                .bind("folder", folder)
                .bind("creator", ann.trusteeId())
                .bind("documents", documents)
                .execute());
    return folder;
  }

  /** All paths below an entry, relative to it, in order. */
  List<String> tree(int id) {
    List<String> paths = new ArrayList<>();
    collect(id, "", paths);
    return paths;
  }

  private void collect(int id, String prefix, List<String> paths) {
    for (Entry child :
        listing
            .list(ann, new EntryListing.Query(id, List.of(), false, null, 0, 100_000, false))
            .entries()) {
      paths.add(prefix + child.name());
      if (child.type().isContainer()) {
        collect(child.id(), prefix + child.name() + "/", paths);
      }
    }
  }

  Optional<Entry> find(String path) {
    EntryService.Found found = entries.getByPath(ann, path, true);
    return found.exact() ? Optional.of(found.entry()) : Optional.empty();
  }

  long rows() {
    return database.read(
        transaction -> transaction.query("select count(*) from entry").mapTo(Long.class).one());
  }

  TaskId startCopy(int destinationId, int sourceId, String name) {
    return entryTasks.startCopy(ann, destinationId, sourceId, name, false, null, null);
  }

  TaskId startDelete(int id) {
    return entryTasks.startDelete(ann, id, null, null, null);
  }

  /** Waits for the end of a task. */
  TaskSnapshot end(TaskId id) {
    copies.open();
    deletes.open();
    return await(id);
  }

  TaskSnapshot end(TaskId id, Caller caller) {
    copies.open();
    deletes.open();
    return await(id, caller);
  }

  TaskSnapshot await(TaskId id) {
    return await(id, ann);
  }

  private TaskSnapshot await(TaskId id, Caller caller) {
    TaskSnapshot task = tasks.list(caller, List.of(id.value()), null).join().get(0);
    if (!task.status().isEnded()) {
      throw new AssertionError("The task did not end: " + task);
    }
    return task;
  }

  /** What {@code muniment check} would complain about. */
  List<String> damage() {
    List<String> damage = new ArrayList<>();
    new EntryCheck(database)
        .run(
            REPOSITORY,
            finding -> {
              if (!finding.harmless()) {
                damage.add(finding.text());
              }
            });
    return damage;
  }

  @Nullable Integer plans() {
    return database.read(
        transaction ->
            transaction.query("select count(*) from entry_plan").mapTo(Integer.class).one());
  }

  @Override
  public void close() {
    copies.open();
    deletes.open();
    tasks.close();
    answers.shutdown();
    database.close();
  }
}
