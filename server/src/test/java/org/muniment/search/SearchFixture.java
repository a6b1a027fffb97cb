package org.muniment.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.NameKey;
import org.muniment.database.TestDatabases;
import org.muniment.database.Transaction;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryService;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.search.language.SearchParser;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskId;
import org.muniment.task.TaskLimits;
import org.muniment.task.TaskService;
import org.muniment.task.TaskSnapshot;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** A repository whose rows the tests write as they like, with the services that search it. */
final class SearchFixture implements AutoCloseable {
  static final int REPOSITORY = 1;
  static final int FOLDER = 1;
  static final int DOCUMENT = 3;
  static final int SHORTCUT = 4;

  final Database database = TestDatabases.create();
  final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  final ExecutorService answers = Executors.newFixedThreadPool(2);
  final TextIndexer indexer = new TextIndexer(database);
  final TaskService tasks;
  final SearchService searches;
  final AccessService access = new AccessService(database, clock);
  final Caller ann;
  final Caller bob;
  private int lastId = Entry.ROOT;

  SearchFixture() {
    this(TaskLimits.NONE, Duration.ofSeconds(15));
  }

  SearchFixture(TaskLimits limits, Duration simpleTime) {

    tasks =
        new TaskService(
            database,
            TaskConfig.defaults().withLimits(limits),
            clock,
            List.of(new SearchTask(access, indexer, Duration.ofMinutes(1))),
            answers);
    searches = new SearchService(database, access, tasks, indexer, clock, simpleTime);
    Repositories.create(database, REPOSITORY, "demo");
    ann = Repositories.caller(database, REPOSITORY, "ann", Role.USER);
    bob = Repositories.caller(database, REPOSITORY, "bob", Role.USER);
    EntryService entries = new EntryService(database, access, new EntryIds(database), clock);
    database.execute(
        transaction -> entries.createRoot(transaction, REPOSITORY, "demo", ann.trusteeId()));
    tasks.start();
  }

  int folder(int parentId, String name) {
    return entry(parentId, name, FOLDER, ann, clock.instant());
  }

  int document(int parentId, String name) {
    return entry(parentId, name, DOCUMENT, ann, clock.instant());
  }

  int entry(int parentId, String name, int type, Caller creator, Instant time) {
    int id = ++lastId;
    run(
        """
        insert into entry (repository_id, id, parent_id, creator_id, modifier_id, created, modified,
          type, name, name_key)
        values (1, :v0, :v1, :v2, :v2, :v3, :v3, :v4, :v5, :v6)
        """,
        id,
        parentId,
        creator.trusteeId(),
        time.atOffset(ZoneOffset.UTC),
        type,
        name,
        NameKey.of(name));
    return id;
  }

  /** Executes a statement; its values are named v0, v1 and so on. */
  int run(String sql, Object... values) {
    Bindings bindings = new Bindings();
    for (Object value : values) {
      bindings.add(value);
    }
    return database.write(transaction -> bindings.bindTo(transaction.update(sql)).execute());
  }

  long one(String sql, Object... values) {
    Bindings bindings = new Bindings();
    for (Object value : values) {
      bindings.add(value);
    }
    return database.write(
        transaction -> bindings.bindTo(transaction.query(sql)).mapTo(Long.class).one());
  }

  /** A document with pages of text; null for a page without. */
  int pages(int parentId, String name, @Nullable String... texts) {
    int id = document(parentId, name);
    fill(id, texts);
    return id;
  }

  /** Gives a document pages of text; null for a page without. */
  void fill(int id, @Nullable String... texts) {
    long bytes = 0;
    for (String text : texts) {
      bytes += text == null ? 0 : text.length();
    }
    long set =
        one(
            """
            insert into page_set (repository_id, page_count, text_bytes, created)
            values (1, :v0, :v1, now())
            returning id
            """,
            texts.length,
            bytes);
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      if (text == null) {
        run(
            """
            insert into page (repository_id, page_set_id, number, page_id, image_sha256,
              image_size, image_mime_type)
            values (1, :v0, :v1, nextval('page_id'), sha256('x'), 1000, 'image/png')
            """,
            set,
            i + 1);
        run("update page_set set image_bytes = image_bytes + 1000 where id = :v0", set);
        continue;
      }
      long textId =
          one(
              """
              with made as (
                insert into page_text (repository_id, sha256, size, text, created)
                values (1, :v0, :v1, :v2, now())
                on conflict (repository_id, sha256) do nothing
                returning id
              )
              select id from made
              union all
              select id from page_text where sha256 = :v0
              """,
              sha256(text),
              (long) text.length(),
              text);
      run(
          """
          insert into page (repository_id, page_set_id, number, page_id, text_id, text_size)
          values (1, :v0, :v1, nextval('page_id'), :v2, :v3)
          """,
          set,
          i + 1,
          textId,
          (long) text.length());
    }
    run("update entry set page_set_id = :v0 where id = :v1", set, id);
  }

  /** A document with an electronic document of that text. */
  int file(int parentId, String name, String extension, String text) {
    int id = document(parentId, name);
    attach(id, extension, text);
    return id;
  }

  /** Gives a document an electronic document of that text. */
  void attach(int id, String extension, String text) {
    byte[] hash = sha256(text);
    run(
        """
        insert into blob (repository_id, sha256, size, created)
        values (1, :v0, :v1, now())
        on conflict do nothing
        """,
        hash,
        (long) text.length());
    long document =
        one(
            """
            insert into electronic_document
              (repository_id, sha256, size, extension, mime_type, created)
            values (1, :v0, :v1, :v2, 'text/plain', now())
            returning id
            """,
            hash,
            (long) text.length(),
            extension);
    run(
        """
        insert into document_text (repository_id, sha256, text, created)
        values (1, :v0, :v1, now())
        on conflict do nothing
        """,
        hash,
        text);
    run("update entry set electronic_document_id = :v0 where id = :v1", document, id);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** All ids that a search finds, in order of ids. */
  List<Integer> find(String command) {
    return find(command, Fuzziness.NONE);
  }

  List<Integer> find(String command, Fuzziness fuzziness) {
    indexer.run(REPOSITORY, Duration.ofMinutes(1));
    return ordered(command, fuzziness).stream().sorted().toList();
  }

  /** All ids in the order of the search. */
  List<Integer> ordered(String command, Fuzziness fuzziness) {
    return database.read(
        transaction -> {
          SearchCompiler.Compiled compiled =
              SearchCompiler.compile(request(transaction, fuzziness), SearchParser.parse(command));
          return new SearchDao().first(transaction, compiled, REPOSITORY, List.of(), 1_000_000);
        });
  }

  /** All ids that a caller finds, in the order of the search. */
  List<Integer> ordered(Caller caller, String command) {
    access.require(caller, Right.READ);
    return database.read(
        transaction ->
            new SearchDao()
                .first(
                    transaction,
                    SearchCompiler.compile(
                        SearchRequest.of(transaction, caller, access, Fuzziness.NONE, clock),
                        SearchParser.parse(command)),
                    REPOSITORY,
                    List.of(),
                    1_000_000));
  }

  SearchRequest request(Transaction transaction, Fuzziness fuzziness) {
    return SearchRequest.of(transaction, REPOSITORY, "demo", fuzziness, clock);
  }

  /** Runs a search as a task and waits for its end. */
  UUID search(String command) {
    return search(ann, command);
  }

  UUID search(Caller caller, String command) {
    TaskId id = searches.start(caller, command, Fuzziness.NONE, null);
    TaskSnapshot task = tasks.list(caller, List.of(id.value()), null).join().get(0);
    if (!task.status().isEnded()) {
      throw new AssertionError("The search did not end: " + task);
    }
    return id.value();
  }

  List<Integer> ids(SearchService.Page page) {
    List<Integer> ids = new ArrayList<>();
    page.entries().forEach(entry -> ids.add(entry.id()));
    return ids;
  }

  @Override
  public void close() {
    tasks.close();
    answers.shutdown();
    database.close();
  }
}
