package org.muniment.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.audit.AuditEvent;
import org.muniment.audit.AuditReasons;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.Problem;
import org.muniment.identity.Caller;
import org.muniment.task.TaskHandler;
import org.muniment.task.TaskId;
import org.muniment.task.TaskOutcome;
import org.muniment.task.TaskResult;
import org.muniment.task.TaskStep;

/**
 * Deletes an entry with all that is below it (contract: long-operations §1). The first step plans
 * the containers of the subtree, deepest first; each further step deletes some of them with what is
 * directly in them, so that what is left is always a tree. What was moved out in time stays; what
 * came in meanwhile goes as well, if need be after planning again, until nothing is left. Entries
 * that a guard keeps stay with the folders they are in; all else is deleted and the task ends as
 * Failed.
 */
public final class DeleteEntryTask implements TaskHandler {
  static final String NAME = "DeleteEntry";
  private static final int MOST_ROUNDS = 1_000;
  private static final int MOST_NAMED = 100;

  private final EntryDao dao = new EntryDao();
  private final EntryPlanDao plans = new EntryPlanDao();
  private final DeleteDao deletes = new DeleteDao();
  private final EntryCounterDao counter = new EntryCounterDao();
  private final AccessService access;
  private final EntryGuard guard;
  private final AuditReasons reasons;

  /** With nothing that protects entries. */
  public DeleteEntryTask(AccessService access) {
    this(access, EntryGuard.OPEN, new AuditReasons());
  }

  public DeleteEntryTask(AccessService access, EntryGuard guard, AuditReasons reasons) {
    this.access = access;
    this.guard = guard;
    this.reasons = reasons;
  }

  record Request(
      int entryId, @Nullable Integer auditReasonId, @Nullable String auditReasonComment) {}

  /**
   * What is known after a step.
   *
   * @param chunks the chunks of the plan, 0 when the subtree has to be planned again
   * @param after how far the one container of the next chunk is empty, null for not at all
   * @param folderMoves how many folder moves there had been when the plan was made; while there are
   *     no more, every planned entry is still below the root
   * @param round how often the subtree was planned
   * @param deleted entries deleted in this round
   * @param kept the first entries of this round that a guard keeps
   * @param keptCount how many a guard keeps
   * @param denied the first entries of this round that the caller may see, but not delete
   * @param deniedCount how many the caller may not delete
   */
  record State(
      long total,
      int chunks,
      int nextChunk,
      @Nullable String after,
      long folderMoves,
      int round,
      long deleted,
      List<Integer> kept,
      long keptCount,
      List<Integer> denied,
      long deniedCount) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    access.require(step.caller(), Right.WRITE);
    Request request = step.request(Request.class);
    State state = step.state(State.class);
    return step.commit(
        transaction -> {
          int repositoryId = step.id().repositoryId();
          counter.shareTree(transaction, repositoryId);
          if (state == null) {
            reasons.require(
                transaction, repositoryId, AuditEvent.DeleteEntry, request.auditReasonId());
            dao.getRow(transaction, repositoryId, request.entryId());
            return plan(transaction, step, request, 1);
          }
          if (state.chunks() == 0) {
            return plan(transaction, step, request, state.round() + 1);
          }
          return deleteBatch(transaction, step, request, state);
        });
  }

  private TaskOutcome plan(Transaction transaction, TaskStep step, Request request, int round) {
    int repositoryId = step.id().repositoryId();
    long folderMoves = counter.folderMoves(transaction, repositoryId);
    plans.remove(transaction, repositoryId, step.id().value());
    EntryPlanDao.Size size =
        plans.planDelete(transaction, repositoryId, step.id().value(), request.entryId());
    if (size.chunks() == 0) {
      // Another delete, of something above it, was faster.
      return TaskOutcome.completed(new TaskResult(request.entryId(), null), step.done());
    }
    long total = step.done() + size.entries();
    return TaskOutcome.next(
        new State(total, size.chunks(), 0, null, folderMoves, round, 0, List.of(), 0, List.of(), 0),
        step.done(),
        total);
  }

  private TaskOutcome deleteBatch(
      Transaction transaction, TaskStep step, Request request, State state) {
    int repositoryId = step.id().repositoryId();
    boolean moves = counter.folderMoves(transaction, repositoryId) != state.folderMoves();
    int chunk = state.nextChunk();
    String after = state.after();
    int deleted = 0;
    long keptCount = state.keptCount();
    List<Integer> kept = new ArrayList<>(state.kept());
    boolean free = access.everywhere(step.caller(), EntryRight.Delete);
    Denied denied = new Denied(transaction, step.caller(), state);
    List<EntryPlanDao.Chunk> chunks =
        plans.batch(transaction, repositoryId, step.id().value(), state.nextChunk());
    if (chunks.isEmpty()) {
      throw new IllegalStateException("Chunk " + state.nextChunk() + " is missing");
    }
    deletes.lock(
        transaction,
        repositoryId,
        step.id().value(),
        state.nextChunk(),
        chunks.get(chunks.size() - 1).number());
    for (EntryPlanDao.Chunk planned : chunks) {
      DeleteDao.Batch batch =
          new DeleteDao.Batch(repositoryId, step.id().value(), planned.number(), request.entryId());
      List<Integer> keep;
      if (planned.containers()) {
        List<Integer> movedAway = moves ? deletes.movedAway(transaction, batch) : List.of();
        String end =
            planned.size() > EntryPlanDao.CHUNK
                ? deletes.end(transaction, batch, after, EntryPlanDao.CHUNK).orElse(null)
                : null;
        DeleteDao.Piece piece = new DeleteDao.Piece(batch, movedAway, after, end);
        keep = guard.kept(transaction, step.caller(), () -> deletes.children(transaction, piece));
        List<Integer> stayContainers = List.of();
        List<Integer> refused = List.of();
        if (!free) {
          List<Integer> containers = deletes.containers(transaction, batch);
          refused = refused(transaction, step, piece, containers);
          stayContainers = denied(transaction, step, containers);
        }
        denied.add(refused);
        List<Integer> both = new ArrayList<>(keep);
        both.addAll(refused);
        deleted += deletes.deleteChildren(transaction, piece, both);
        if (end == null) {
          Set<Integer> stay = new HashSet<>(movedAway);
          if (!both.isEmpty()) {
            stay.addAll(deletes.parents(transaction, repositoryId, both));
          }
          stay.addAll(stayContainers);
          denied.add(stayContainers);
          deleted += deletes.deleteEmpty(transaction, batch, stay, after == null);
        }
        after = end;
      } else {
        keep = guard.kept(transaction, step.caller(), () -> new int[] {request.entryId()});
        List<Integer> refused =
            free ? List.of() : denied(transaction, step, List.of(request.entryId()));
        denied.add(refused);
        Set<Integer> stay = new HashSet<>(keep);
        stay.addAll(refused);
        deleted += deletes.deleteEmpty(transaction, batch, stay, false);
      }
      keep.stream().limit(Math.max(0, MOST_NAMED - kept.size())).forEach(kept::add);
      keptCount += keep.size();
      if (after != null) {
        break;
      }
      chunk++;
    }
    long done = step.done() + deleted;
    if (chunk < state.chunks()) {
      return TaskOutcome.next(
          new State(
              state.total(),
              state.chunks(),
              chunk,
              after,
              state.folderMoves(),
              state.round(),
              state.deleted() + deleted,
              kept,
              keptCount,
              denied.named,
              denied.count),
          done,
          state.total());
    }
    if (dao.findRow(transaction, repositoryId, request.entryId()).isEmpty()) {
      return TaskOutcome.completed(new TaskResult(request.entryId(), null), done);
    }
    if (keptCount + denied.count > 0 && state.deleted() + deleted == 0) {
      List<Problem> problems = new ArrayList<>(keptProblems(kept, keptCount));
      problems.addAll(denied.problems());
      return TaskOutcome.failed(done, state.total(), problems);
    }
    if (state.round() >= MOST_ROUNDS) {
      return TaskOutcome.failed(
          done,
          state.total(),
          List.of(
              new Problem(
                  ErrorCode.ENTRY_LOCKED,
                  "The folder could not be emptied: new entries kept coming in.",
                  request.entryId())));
    }
    // Something came in while we worked: what is left now is planned and deleted as well.
    return TaskOutcome.next(
        new State(done + 1, 0, 0, null, 0, state.round(), 0, List.of(), 0, List.of(), 0),
        done,
        done + 1);
  }

  private List<Integer> refused(
      Transaction transaction, TaskStep step, DeleteDao.Piece piece, List<Integer> containers) {
    AccessService.Refused refused =
        access.refused(transaction, step.caller(), containers, EntryRight.Delete);
    return refused == null ? List.of() : deletes.refused(transaction, piece, refused);
  }

  private List<Integer> denied(Transaction transaction, TaskStep step, List<Integer> ids) {
    Set<Integer> allowed = access.allowed(transaction, step.caller(), ids, EntryRight.Delete);
    return ids.stream().filter(id -> !allowed.contains(id)).toList();
  }

  /** What the caller may not delete, as far as it was met. */
  private final class Denied {
    private final Transaction transaction;
    private final Caller caller;
    private final List<Integer> named;
    private long count;

    Denied(Transaction transaction, Caller caller, State state) {
      this.transaction = transaction;
      this.caller = caller;
      this.named = new ArrayList<>(state.denied());
      this.count = state.deniedCount();
    }

    /** Names only what the caller may see. */
    void add(List<Integer> ids) {
      if (!ids.isEmpty()) {
        count += ids.size();
        Set<Integer> seen = access.allowed(transaction, caller, ids, EntryRight.Browse);
        ids.stream()
            .filter(seen::contains)
            .limit(Math.max(0, MOST_NAMED - named.size()))
            .forEach(named::add);
      }
    }

    List<Problem> problems() {
      List<Problem> problems = new ArrayList<>();
      for (int id : named) {
        problems.add(
            new Problem(
                ErrorCode.ACCESS_DENIED,
                "The entry with the id " + id + " was not deleted: the right Delete is missing.",
                id));
      }
      if (count > named.size()) {
        problems.add(
            new Problem(
                ErrorCode.MORE_PROBLEMS,
                (count - named.size()) + " more entries may not be deleted.",
                null));
      }
      return problems;
    }
  }

  private static List<Problem> keptProblems(List<Integer> kept, long count) {
    List<Problem> problems = new ArrayList<>();
    for (int id : kept) {
      problems.add(
          new Problem(
              ErrorCode.ENTRY_LOCKED,
              "The document with the id " + id + " is locked or checked out by another user.",
              id));
    }
    if (count > kept.size()) {
      problems.add(
          new Problem(
              ErrorCode.MORE_PROBLEMS,
              (count - kept.size()) + " more documents are locked or checked out.",
              null));
    }
    return problems;
  }

  @Override
  public void end(Transaction transaction, TaskId task) {
    plans.remove(transaction, task.repositoryId(), task.value());
  }
}
