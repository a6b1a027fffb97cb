package org.muniment.task;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Announcer;
import org.muniment.database.Database;
import org.muniment.database.Json;
import org.muniment.database.Notifications;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, reads and cancels tasks (contract: long-operations §1 to §4). Thread-safe. */
public final class TaskService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskService.class);

  /** The channel on which nodes tell each other of tasks. */
  private static final String CHANNEL = "muniment_task";

  private static final String NEW = "new";
  private static final String CANCEL = "cancel ";
  private static final String ENDED = "ended ";
  private static final String JOINED = "joined ";
  private static final int LOCK_SPACE_STARTS = 0x6d756e02;
  private static final int LONGEST_KEY = 255;
  private static final Duration KEPT_OPEN_STEP = Duration.ofSeconds(5);
  private static final Duration MISSED = Duration.ofMillis(1_500);

  private final Database database;
  private final TaskConfig config;
  private final Clock clock;
  private final TaskDao dao = new TaskDao();
  private final TaskSnapshotDao snapshots = new TaskSnapshotDao();
  private final TaskKeyDao keys = new TaskKeyDao();
  private final TaskWaiters waiters = new TaskWaiters();
  private final TaskReader reader;
  private final Announcer announcer;
  private final TaskRunner runner;
  private final Map<String, TaskHandler> handlers;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "task waiters");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param handlers the kinds of work that this node can do
   * @param answers runs what callers have chained to an answer
   */
  public TaskService(
      Database database,
      TaskConfig config,
      Clock clock,
      Collection<TaskHandler> handlers,
      Executor answers) {
    this.database = database;
    this.config = config;
    this.clock = clock;
    this.reader = new TaskReader(database, snapshots, this::expiryLimit, answers);
    this.announcer = new Announcer(database, CHANNEL);
    Map<String, TaskHandler> byName =
        handlers.stream().collect(Collectors.toMap(TaskHandler::name, Function.identity()));
    this.handlers = byName;
    this.runner = new TaskRunner(database, dao, config, clock, byName, this::onEnded);
  }

  /** Hears other nodes; to be called before the notifications are started. */
  public void listen(Notifications notifications) {
    notifications.on(CHANNEL, this::onAnnouncement);
    notifications.onConnect(runner::wake);
  }

  /** Begins to work. */
  public void start() {
    announcer.start();
    reader.start();
    runner.start();
    announcer.announce(JOINED + runner.node());
    timer.scheduleWithFixedDelay(
        this::wakeMissed, MISSED.toMillis(), MISSED.toMillis(), TimeUnit.MILLISECONDS);
  }

  private Instant expiryLimit() {
    return clock.instant().minus(config.expiry());
  }

  /**
   * Stores a task; once this has returned the task survives anything and will be worked on.
   *
   * @return the new task, or the earlier one for a repeated idempotency key
   * @throws MunimentException TOO_MANY_OPERATIONS or TOO_MANY_SEARCHES at a limit;
   *     IDEMPOTENCY_KEY_REUSED when the key came with another request; whatever {@link
   *     TaskStart#check} throws
   */
  public TaskId start(Caller caller, TaskStart start) {
    String key = start.idempotencyKey();
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
    }
    TaskId id =
        database.write(
            transaction -> {
              TaskId fresh = new TaskId(caller.repositoryId(), UUID.randomUUID());
              Instant now = clock.instant();
              if (key != null) {
                Optional<TaskKeyDao.Earlier> earlier =
                    claimKey(transaction, caller, start, key, fresh, now);
                if (earlier.isPresent()) {
                  return new TaskId(caller.repositoryId(), earlier.get().taskId());
                }
              }
              checkLimits(transaction, caller, start.type());
              start.check().accept(transaction);
              dao.insert(transaction, fresh, caller, start, now);
              return fresh;
            });
    runner.wake();
    announce(NEW);
    return id;
  }

  private Optional<TaskKeyDao.Earlier> claimKey(
      Transaction transaction,
      Caller caller,
      TaskStart start,
      String key,
      TaskId fresh,
      Instant now) {
    byte[] hash = hash(start.handler() + '\n' + Json.write(start.request()));
    keys.expireKey(transaction, caller, key, now.minus(config.keyExpiry()));
    Optional<TaskKeyDao.Earlier> earlier =
        keys.claim(transaction, caller, key, hash, fresh.value(), now);
    if (earlier.isPresent() && !earlier.get().sameRequest(hash)) {
      throw new MunimentException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "The Idempotency-Key was used before with another request.");
    }
    return earlier;
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void checkLimits(Transaction transaction, Caller caller, TaskType type) {
    TaskLimits limits = config.limits();
    if (limits.isNone()) {
      return;
    }
    dao.lockStarts(transaction, LOCK_SPACE_STARTS, caller.repositoryId());
    TaskLimits.Kind kind = TaskLimits.Kind.of(type);
    TaskLimits.Limit limit = limits.of(kind);
    TaskSnapshotDao.OpenCounts open =
        snapshots.countOpen(transaction, caller, kind.types(), clock.instant());
    refuse(open.session(), limit.perSession(), kind, "session");
    refuse(open.user(), limit.of(caller), kind, "user");
    refuse(open.repository(), limit.perRepository(), kind, "repository");
  }

  private static void refuse(int open, int limit, TaskLimits.Kind kind, String whose) {
    if (limit > 0 && open >= limit) {
      throw new MunimentException(
          kind == TaskLimits.Kind.SEARCHES
              ? ErrorCode.TOO_MANY_SEARCHES
              : ErrorCode.TOO_MANY_OPERATIONS,
          "The limit of " + limit + " " + kind.text + " for this " + whose + " is reached.");
    }
  }

  /**
   * Answers as soon as all the tasks have ended, at the latest when the time is over. Ids that are
   * unknown, expired or another user's are left out.
   *
   * @param ids at least one
   * @param wait how long the caller would wait at most; null for as long as the server allows
   */
  public CompletableFuture<List<TaskSnapshot>> list(
      Caller caller, Collection<UUID> ids, @Nullable Duration wait) {
    Set<TaskId> asked =
        ids.stream()
            .map(id -> new TaskId(caller.repositoryId(), id))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Duration time = wait == null || wait.compareTo(config.maxWait()) > 0 ? config.maxWait() : wait;
    if (time.isZero() || time.isNegative()) {
      return read(caller, asked);
    }
    // Waiting begins before the look, so that an end between the two is not missed.
    CompletableFuture<Boolean> released = waiters.await(asked, time);
    return read(caller, asked)
        .thenCompose(
            first -> {
              Set<TaskId> open =
                  first.stream()
                      .filter(task -> !task.status().isEnded())
                      .map(TaskSnapshot::id)
                      .collect(Collectors.toSet());
              if (open.isEmpty()) {
                released.complete(true);
                return CompletableFuture.completedFuture(first);
              }
              asked.stream().filter(id -> !open.contains(id)).forEach(waiters::ended);
              return released.thenCompose(ignored -> read(caller, asked));
            });
  }

  private CompletableFuture<List<TaskSnapshot>> read(Caller caller, Set<TaskId> ids) {
    return reader
        .read(ids)
        .thenApply(
            found ->
                found.stream()
                    .filter(owned -> owned.trusteeId() == caller.trusteeId())
                    .map(TaskSnapshotDao.Owned::task)
                    .toList());
  }

  /** All tasks that the caller's session started and that have not expired. */
  public List<TaskSnapshot> listSession(Caller caller) {
    return database.read(
        transaction -> snapshots.findBySession(transaction, caller, expiryLimit()));
  }

  /**
   * The status of a task whose results the caller wants to read; empty when it is unknown, another
   * user's or closed. Reading the results of a completed task keeps them open for a while.
   */
  public Optional<TaskStatus> readResults(
      Transaction transaction, Caller caller, TaskType type, UUID id) {
    Optional<TaskDao.Results> found = dao.findResults(transaction, caller, type, id);
    if (found.isEmpty() || found.get().status() != TaskStatus.Completed) {
      return found.map(TaskDao.Results::status);
    }
    Instant now = clock.instant();
    Instant openUntil = found.get().openUntil();
    if (openUntil == null || !openUntil.isAfter(now)) {
      return Optional.empty();
    }
    TaskHandler handler = handlers.get(found.get().handler());
    Duration openFor = handler == null ? null : handler.openFor();
    Instant until = openFor == null ? openUntil : now.plus(openFor);
    // Written now and then only, so that reading page after page does not write each time.
    if (Duration.between(openUntil, until).compareTo(KEPT_OPEN_STEP) > 0) {
      dao.setOpenUntil(transaction, new TaskId(caller.repositoryId(), id), until);
    }
    return Optional.of(TaskStatus.Completed);
  }

  private void close(Transaction transaction, TaskDao.Open task) {
    TaskHandler handler = handlers.get(task.handler());
    if (handler != null) {
      handler.close(transaction, task.id());
    }
    dao.setOpenUntil(transaction, task.id(), null);
  }

  /**
   * Has tasks stopped; answers those that were found, as they stood. Ended ones stay as they are,
   * but their results are closed.
   */
  public List<TaskSnapshot> cancel(Caller caller, Collection<UUID> ids) {
    Set<TaskId> asked =
        ids.stream().map(id -> new TaskId(caller.repositoryId(), id)).collect(Collectors.toSet());
    // Told first: a task of many short steps updates its row so often that the request could wait.
    stop(database.read(transaction -> owned(transaction, caller, asked)));
    List<TaskSnapshot> found =
        database.write(
            transaction -> {
              dao.requestCancel(transaction, caller, ids);
              dao.lockOpen(transaction, caller, ids).forEach(task -> close(transaction, task));
              return owned(transaction, caller, asked);
            });
    stop(found);
    return found;
  }

  private List<TaskSnapshot> owned(Transaction transaction, Caller caller, Set<TaskId> asked) {
    return snapshots.find(transaction, asked, expiryLimit()).stream()
        .filter(owned -> owned.trusteeId() == caller.trusteeId())
        .map(TaskSnapshotDao.Owned::task)
        .toList();
  }

  private void stop(List<TaskSnapshot> tasks) {
    for (TaskSnapshot task : tasks) {
      if (!task.status().isEnded()) {
        runner.cancel(task.id());
        announce(CANCEL + task.id());
      }
    }
  }

  /** As {@link #cancel}, for all tasks of the caller's session. */
  public List<TaskSnapshot> cancelSession(Caller caller) {
    return cancel(caller, listSession(caller).stream().map(task -> task.id().value()).toList());
  }

  private void onEnded(TaskId id) {
    waiters.ended(id);
    announce(ENDED + id);
  }

  /** Tells other nodes, if there are any. */
  private void announce(String payload) {
    if (runner.hasPeers()) {
      announcer.announce(payload);
    }
  }

  private void onAnnouncement(String payload) {
    if (payload.startsWith(ENDED)) {
      waiters.ended(TaskId.parse(payload.substring(ENDED.length())));
    } else if (payload.startsWith(CANCEL)) {
      runner.cancel(TaskId.parse(payload.substring(CANCEL.length())));
    } else if (payload.startsWith(JOINED)) {
      if (!payload.equals(JOINED + runner.node())) {
        runner.meet();
      }
    } else {
      runner.wake();
    }
  }

  private void wakeMissed() {
    try {
      Set<TaskId> waited = waiters.waitedFor();
      if (!waited.isEmpty()) {
        database.read(transaction -> snapshots.ended(transaction, waited)).forEach(waiters::ended);
      }
    } catch (RuntimeException failure) {
      LOG.warn("Waiting callers could not be looked after: {}", failure.getMessage());
    }
  }

  /** Forgets what is past its time; answers how many tasks. For regular housekeeping. */
  public int expire() {
    int expired = 0;
    int batch;
    do {
      batch = database.write(this::closeLapsed);
    } while (batch > 0);
    do {
      batch = database.write(transaction -> dao.expire(transaction, expiryLimit()));
      expired += batch;
    } while (batch > 0);
    Instant oldKeys = clock.instant().minus(config.keyExpiry());
    database.write(transaction -> keys.expire(transaction, oldKeys));
    return expired;
  }

  private int closeLapsed(Transaction transaction) {
    List<TaskDao.Open> lapsed = dao.lockLapsed(transaction, clock.instant());
    lapsed.forEach(task -> close(transaction, task));
    return lapsed.size();
  }

  /** Callers held by this node now. */
  public int waitingCallers() {
    return waiters.size();
  }

  /** The names of the handlers that this node knows. */
  public Set<String> handlers() {
    return runner.handlers();
  }

  /** Units of work that this node has committed since it started, by handler. */
  public Map<String, Long> unitsDone() {
    return runner.unitsDone();
  }

  /**
   * How many tasks the database holds.
   *
   * @param type what clients are told
   * @param status what clients are told
   * @param running whether a node works on them now
   */
  public record Count(String type, String status, boolean running, long tasks) {}

  public List<Count> counts() {
    return database.read(snapshots::counts);
  }

  /** Answers all callers that wait, and lets nobody wait any more: the server is about to stop. */
  public void releaseWaiters() {
    waiters.releaseAll();
  }

  /** Tasks that a worker of this node holds now. */
  public int runningTasks() {
    return runner.runningTasks();
  }

  /** Stops working: running steps end, everything else waits for the next start or another node. */
  @Override
  public void close() {
    runner.close();
    timer.shutdownNow();
    reader.close();
    announcer.close();
  }
}
