package org.muniment.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.annotation.AnnotationRights;
import org.muniment.annotation.PageRedactions;
import org.muniment.database.Database;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryOrder;
import org.muniment.entry.EntryRows;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.FeatureRight;
import org.muniment.search.language.SearchExpression;
import org.muniment.search.language.SearchParser;
import org.muniment.search.language.TextSought;
import org.muniment.task.TaskId;
import org.muniment.task.TaskService;
import org.muniment.task.TaskStart;
import org.muniment.task.TaskStatus;
import org.muniment.task.TaskType;

/** Starts searches, lists what they found and shows where (contract: long-operations §5). */
public final class SearchService {
  /** How many results a simple search gives at most. */
  public static final int SIMPLE_LIMIT = 100;

  private static final Duration SIMPLE_TIME = Duration.ofSeconds(15);
  private static final int LARGEST_WINDOW = 5_000;

  /** How long a simple search waits for the text of files that are being read. */
  private static final Duration SIMPLE_FILE_WAIT = Duration.ofSeconds(3);

  private static final Duration FILE_PAUSE = Duration.ofMillis(20);

  private final Database database;
  private final AccessService access;
  private final TaskService tasks;
  private final TextIndexer indexer;
  private final Clock clock;
  private final Duration simpleTime;
  private final SearchDao dao = new SearchDao();
  private final TextIndexDao texts = new TextIndexDao();
  private final SearchSettingDao settings = new SearchSettingDao();
  private final TermDao terms = new TermDao();
  private final ContextHits hits = new ContextHits();
  private final PageRedactions redactions;

  public SearchService(
      Database database,
      AccessService access,
      TaskService tasks,
      TextIndexer indexer,
      Clock clock) {
    this(database, access, tasks, indexer, clock, SIMPLE_TIME);
  }

  SearchService(
      Database database,
      AccessService access,
      TaskService tasks,
      TextIndexer indexer,
      Clock clock,
      Duration simpleTime) {
    this.database = database;
    this.access = access;
    this.redactions = new PageRedactions(new AnnotationRights(access));
    this.tasks = tasks;
    this.indexer = indexer;
    this.clock = clock;
    this.simpleTime = simpleTime;
  }

  /**
   * @param idempotencyKey the caller's key for a safe retry, or null
   * @throws MunimentException SEARCH_SYNTAX and its kin for a search that can't be run
   */
  public TaskId start(
      Caller caller, String command, Fuzziness fuzziness, @Nullable String idempotencyKey) {
    access.require(caller, Right.READ);
    access.require(caller, FeatureRight.Search);
    SearchExpression expression = parse(command);
    if (fuzziness.amount() < 0) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "The fuzzyFactor is negative.");
    }
    return tasks.start(
        caller,
        new TaskStart(
            SearchTask.NAME,
            TaskType.SearchEntry,
            new SearchTask.Request(command, fuzziness.percent(), fuzziness.amount()),
            idempotencyKey,
            // Finds out about fields and folders that do not exist.
            transaction ->
                SearchCompiler.check(
                    SearchRequest.of(transaction, caller, access, Fuzziness.NONE, clock),
                    expression)));
  }

  private static SearchExpression parse(String command) {
    if (command.isBlank()) {
      throw new MunimentException(ErrorCode.SEARCH_SYNTAX, "The search command is empty.");
    }
    return SearchParser.parse(command);
  }

  private SearchCompiler.Compiled compile(
      Transaction transaction, Caller caller, SearchExpression expression, Fuzziness fuzziness) {
    return SearchCompiler.compile(
        SearchRequest.of(transaction, caller, access, fuzziness, clock), expression);
  }

  /**
   * A page that is asked for.
   *
   * @param order empty for the order in which the entries were found
   * @param refresh whether to sort anew although the order is that of the latest listing
   * @param after how many rows come before the page
   * @param size rows wanted, at least 1
   */
  public record Query(
      List<EntryOrder> order, boolean groupByType, boolean refresh, long after, int size) {
    /** The name of the order, or null for that in which the entries were found. */
    @Nullable String orderName() {
      return order.isEmpty() && !groupByType ? null : groupByType + " " + order;
    }
  }

  /**
   * A page of results.
   *
   * @param next how many rows come before the next page, or null when this is the last one
   * @param total how many entries were found; some may have been deleted since
   */
  public record Page(List<Entry> entries, @Nullable Long next, int total) {}

  /**
   * The results of a search as they were when it ran; entries that were deleted since are left out,
   * and the others keep their row numbers.
   *
   * @throws MunimentException SEARCH_NOT_FOUND, SEARCH_NOT_COMPLETED
   */
  public Page list(Caller caller, UUID taskId, Query query) {
    access.require(caller, Right.READ);
    return database.write(
        transaction -> {
          TaskId task = requireCompleted(transaction, caller, taskId);
          String orderName = query.orderName();
          SearchDao.Row search = dao.find(transaction, task).orElseThrow(() -> notFound(taskId));
          if (orderName == null && search.listedOrder() == null) {
            // The common case changes nothing, and so needn't wait for anybody, nor for the disk.
            return page(transaction, caller, task, query, false, search.total());
          }
          search = dao.findForUpdate(transaction, task).orElseThrow(() -> notFound(taskId));
          boolean sameOrder =
              orderName == null
                  ? search.listedOrder() == null
                  : orderName.equals(search.listedOrder());
          boolean again = query.refresh() && query.after() == 0;
          if (orderName == null && !sameOrder) {
            dao.listAsFound(transaction, task);
          } else if (orderName != null && (!sameOrder || again)) {
            dao.listBy(transaction, task, orderName, query.order(), query.groupByType());
          }
          return page(transaction, caller, task, query, orderName != null, search.total());
        });
  }

  /** The entries that are still there and may be read now. */
  private List<Entry> readable(
      Transaction transaction, Caller caller, List<EntryRows.Wanted> wanted) {
    List<Entry> found = EntryRows.read(transaction, caller.repositoryId(), wanted);
    if (access.everywhere(caller, EntryRight.Read)) {
      return found;
    }
    Set<Integer> allowed =
        access.allowed(
            transaction, caller, found.stream().map(Entry::id).toList(), EntryRight.Read);
    return found.stream().filter(entry -> allowed.contains(entry.id())).toList();
  }

  private TaskId requireCompleted(Transaction transaction, Caller caller, UUID taskId) {
    TaskStatus status =
        tasks
            .readResults(transaction, caller, TaskType.SearchEntry, taskId)
            .orElseThrow(() -> notFound(taskId));
    if (!status.isEnded()) {
      throw new MunimentException(
          ErrorCode.SEARCH_NOT_COMPLETED, "The search " + taskId + " has not completed yet.");
    }
    if (status != TaskStatus.Completed) {
      throw notFound(taskId);
    }
    return new TaskId(caller.repositoryId(), taskId);
  }

  private static MunimentException notFound(UUID taskId) {
    return new MunimentException(
        ErrorCode.SEARCH_NOT_FOUND,
        "There is no search with the id " + taskId + ", or it was closed or has expired.");
  }

  private Page page(
      Transaction transaction, Caller caller, TaskId task, Query query, boolean listed, int total) {
    List<Entry> entries = new ArrayList<>();
    long at = query.after();
    int window = query.size() + 1;
    while (at < total && entries.size() <= query.size()) {
      List<EntryRows.Wanted> wanted = new ArrayList<>();
      for (int id : dao.ids(transaction, task, listed, at, window)) {
        wanted.add(new EntryRows.Wanted(id, ++at));
      }
      if (wanted.isEmpty()) {
        // Somebody closed the search since its row was read.
        throw notFound(task.value());
      }
      entries.addAll(readable(transaction, caller, wanted));
      // Only where many entries are gone is there a second round.
      window = Math.min(LARGEST_WINDOW, window * 2);
    }
    boolean more = entries.size() > query.size();
    List<Entry> shown = more ? List.copyOf(entries.subList(0, query.size())) : entries;
    Long next = more ? shown.get(shown.size() - 1).rowNumber() : null;
    return new Page(shown, next, total);
  }

  /**
   * Where the search matched in one of its results.
   *
   * @param rowNumber as in the latest listing
   * @throws MunimentException SEARCH_NOT_FOUND, SEARCH_NOT_COMPLETED, SEARCH_ROW_NOT_FOUND
   */
  public List<ContextHit> contextHits(Caller caller, UUID taskId, int rowNumber) {
    access.require(caller, Right.READ);
    return database.write(
        transaction -> {
          TaskId task = requireCompleted(transaction, caller, taskId);
          SearchDao.Row search = dao.find(transaction, task).orElseThrow(() -> notFound(taskId));
          List<Integer> ids =
              rowNumber < 1
                  ? List.of()
                  : dao.ids(transaction, task, search.listedOrder() != null, rowNumber - 1L, 1);
          List<Entry> entry =
              readable(
                  transaction,
                  caller,
                  ids.stream().map(id -> new EntryRows.Wanted(id, rowNumber)).toList());
          if (entry.isEmpty()) {
            throw new MunimentException(
                ErrorCode.SEARCH_ROW_NOT_FOUND,
                "The search has no result number " + rowNumber + ".");
          }
          SearchTask.Request request = search.request();
          return hits.find(
              SearchRequest.of(transaction, caller, access, request.fuzziness(), clock),
              SearchParser.parse(request.command()),
              entry.get(0),
              redactions.of(transaction, caller, entry.get(0).id()));
        });
  }

  /**
   * What a simple search found.
   *
   * @param complete false when there is more than these
   * @param total how many there are in all; null when it wasn't asked for
   */
  public record Simple(List<Entry> entries, boolean complete, @Nullable Long total) {}

  /**
   * Searches within the call (contract: long-operations §5).
   *
   * @throws MunimentException SEARCH_TIMEOUT when it takes too long
   */
  public Simple search(Caller caller, String command, List<EntryOrder> order, boolean count) {
    access.require(caller, Right.READ);
    access.require(caller, FeatureRight.Search);
    SearchExpression expression = parse(command);
    long end = System.nanoTime() + simpleTime.toNanos();
    if (TextSought.in(expression)) {
      awaitFiles(caller);
      if (!indexer.run(caller.repositoryId(), Duration.ofNanos(end - System.nanoTime()))) {
        throw tooSlow(null);
      }
    }
    try {
      return database.read(
          transaction -> {
            dao.limitTime(transaction, Duration.ofNanos(end - System.nanoTime()));
            return search(transaction, caller, expression, order, count);
          });
    } catch (RuntimeException failure) {
      throw SqlStates.isCancelled(failure) ? tooSlow(failure) : failure;
    }
  }

  /**
   * Text of files is read in the background; what is being read now is usually there in a moment.
   */
  private void awaitFiles(Caller caller) {
    Instant queued = clock.instant();
    long end = System.nanoTime() + SIMPLE_FILE_WAIT.toNanos();
    while (System.nanoTime() < end
        && !Thread.currentThread().isInterrupted()
        && database.read(
            transaction -> texts.isReading(transaction, caller.repositoryId(), queued))) {
      LockSupport.parkNanos(FILE_PAUSE.toNanos());
    }
  }

  private MunimentException tooSlow(@Nullable Throwable cause) {
    return new MunimentException(
        ErrorCode.SEARCH_TIMEOUT,
        "The search took longer than "
            + simpleTime.toSeconds()
            + " seconds; start it as a task instead.",
        cause);
  }

  /** An entry that was found, and where the search matched in it. */
  public record WithHits(Entry entry, List<ContextHit> hits) {}

  /**
   * Where a search matched in entries that it found.
   *
   * @param most hits of each entry, at most
   */
  public List<WithHits> hits(Caller caller, String command, List<Entry> entries, int most) {
    access.require(caller, Right.READ);
    SearchExpression expression = parse(command);
    return database.read(
        transaction -> {
          SearchRequest request =
              SearchRequest.of(transaction, caller, access, Fuzziness.NONE, clock);
          List<WithHits> all = new ArrayList<>();
          Set<Integer> allowed =
              access.allowed(
                  transaction, caller, entries.stream().map(Entry::id).toList(), EntryRight.Read);
          for (Entry entry : entries) {
            if (!allowed.contains(entry.id())) {
              continue;
            }
            List<ContextHit> found =
                hits.find(
                    request, expression, entry, redactions.of(transaction, caller, entry.id()));
            all.add(new WithHits(entry, found.subList(0, Math.min(most, found.size()))));
          }
          return all;
        });
  }

  private Simple search(
      Transaction transaction,
      Caller caller,
      SearchExpression expression,
      List<EntryOrder> order,
      boolean count) {
    SearchCompiler.Compiled compiled = compile(transaction, caller, expression, Fuzziness.NONE);
    List<Integer> ids =
        dao.first(transaction, compiled, caller.repositoryId(), order, SIMPLE_LIMIT + 1);
    List<EntryRows.Wanted> wanted = new ArrayList<>();
    for (int id : ids.subList(0, Math.min(ids.size(), SIMPLE_LIMIT))) {
      wanted.add(new EntryRows.Wanted(id, wanted.size() + 1L));
    }
    boolean complete = ids.size() <= SIMPLE_LIMIT;
    Long total = null;
    if (count) {
      total = complete ? (long) ids.size() : dao.count(transaction, compiled);
    }
    return new Simple(EntryRows.read(transaction, caller.repositoryId(), wanted), complete, total);
  }

  /**
   * How the database would run a search, for whoever looks after the server.
   *
   * @param sql the statement; its values are not in it
   */
  public record Explanation(String sql, List<String> plan) {}

  /** How a repository searches. A building block. */
  public SearchSettings settings(Transaction transaction, int repositoryId) {
    return settings.find(transaction, repositoryId);
  }

  /**
   * Has a repository search by other rules from now on; no text is indexed again. A building block.
   *
   * @throws MunimentException INVALID_REQUEST when the database has no dictionary for the language
   */
  public void setSettings(Transaction transaction, int repositoryId, SearchSettings changed) {
    List<String> languages = new ArrayList<>(settings.languages(transaction));
    languages.add(SearchSettings.NO_STEMMING);
    if (!languages.contains(changed.stemming())) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "Stemming is one of " + String.join(", ", languages) + ".");
    }
    settings.set(transaction, repositoryId, changed);
    terms.restem(transaction, repositoryId, changed);
  }

  /** As if every entry could be read. */
  public Explanation explain(int repositoryId, String repositoryName, String command) {
    SearchExpression expression = parse(command);
    return database.read(
        transaction ->
            explain(
                transaction,
                SearchCompiler.compile(
                    SearchRequest.of(
                        transaction, repositoryId, repositoryName, Fuzziness.NONE, clock),
                    expression)));
  }

  /** With the rights of the caller. */
  public Explanation explain(Caller caller, String command) {
    access.require(caller, Right.READ);
    SearchExpression expression = parse(command);
    return database.read(
        transaction ->
            explain(transaction, compile(transaction, caller, expression, Fuzziness.NONE)));
  }

  private Explanation explain(Transaction transaction, SearchCompiler.Compiled compiled) {
    return new Explanation(compiled.sql(), dao.explain(transaction, compiled));
  }
}
