package org.muniment.userarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.muniment.access.AccessService;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** A repository with three users and what they keep for themselves. */
final class UserAreaFixture implements AutoCloseable {
  static final int REPOSITORY = 1;

  final Database database = TestDatabases.create();
  final MutableClock clock = new MutableClock();
  final AccessService access = new AccessService(database, clock);
  final EntryIds ids = new EntryIds(database);
  final EntryService entries = new EntryService(database, access, ids, clock);
  final UserAreaService areas = new UserAreaService(database, access, entries);
  final PersonalCollectionService collections =
      new PersonalCollectionService(database, access, entries);
  final StarredEntryService starred = new StarredEntryService(database, access, entries);
  final RecentEntryService recent = new RecentEntryService(database, access, entries, clock);
  final Caller ann;
  final Caller ben;
  final Caller reader;

  UserAreaFixture() {
    Repositories.create(database, REPOSITORY, "demo");
    ann = Repositories.caller(database, REPOSITORY, "ann", Role.USER);
    ben = Repositories.caller(database, REPOSITORY, "ben", Role.USER);
    reader = Repositories.caller(database, REPOSITORY, "rob", Role.READER);
    database.execute(
        transaction -> entries.createRoot(transaction, REPOSITORY, "demo", ann.trusteeId()));
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
    int id = ids.next(REPOSITORY);
    database.execute(
        transaction ->
            new EntryWriter()
                .insertDocument(
                    transaction, ann, id, parentId, name, false, null, null, clock.instant()));
    return id;
  }

  /** So many documents in the root folder, by one statement. */
  List<Integer> documents(int count) {
    int first =
        database.write(
            transaction ->
                transaction
                    .query(
                        """
                        update entry_counter
                        set next_id = next_id + :count
                        where repository_id = 1
                        returning next_id - :count
                        """)
                    .bind("count", count)
                    .mapTo(Integer.class)
                    .one());
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    insert into entry (repository_id, id, parent_id, creator_id, modifier_id,
                      created, modified, type, name, name_key)
                    select 1, :first + n, :root, :creator, :creator, now(), now(), 3,
                      'doc ' || :first + n, 'doc ' || :first + n
                    from generate_series(0, :count - 1) as n
                    """)
                .bind("first", first)
                .bind("root", Entry.ROOT)
                .bind("creator", ann.trusteeId())
                .bind("count", count)
                .execute());
    List<Integer> documents = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      documents.add(first + n);
    }
    return documents;
  }

  /** As a delete does it: it looks at no list. */
  void remove(int entryId) {
    database.execute(
        transaction ->
            transaction
                .update("delete from entry where repository_id = 1 and id = :id")
                .bind("id", entryId)
                .execute());
  }

  int rows(String table) {
    return database.read(
        transaction ->
            transaction.query("select count(*) from " + table).mapTo(Integer.class).one());
  }

  static void refused(ErrorCode code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  /** Runs all of them at the same moment; answers what came out, null for what was refused. */
  static <T> List<T> together(ErrorCode refusal, List<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      CyclicBarrier start = new CyclicBarrier(work.size());
      List<Future<T>> running = new ArrayList<>();
      for (Callable<T> one : work) {
        running.add(
            threads.submit(
                () -> {
                  start.await(60, TimeUnit.SECONDS);
                  try {
                    return one.call();
                  } catch (MunimentException failure) {
                    assertThat(failure.code()).isEqualTo(refusal);
                    return null;
                  }
                }));
      }
      List<T> answers = new ArrayList<>();
      for (Future<T> future : running) {
        answers.add(future.get(120, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  @Override
  public void close() {
    recent.close();
    database.close();
  }
}
