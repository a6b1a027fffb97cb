package org.muniment.entry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.access.TreeRights;
import org.muniment.database.SqlStates;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.Problem;
import org.muniment.task.TaskHandler;
import org.muniment.task.TaskId;
import org.muniment.task.TaskOutcome;
import org.muniment.task.TaskResult;
import org.muniment.task.TaskStep;

/**
 * Copies an entry with all that is below it (contract: long-operations §1, entries §4). The first
 * step plans: it notes the subtree as it stands at that moment. Each further step copies a batch of
 * the plan. An entry that was deleted meanwhile is passed over and named in the task's errors.
 */
public final class CopyEntryTask implements TaskHandler {
  static final String NAME = "CopyEntry";

  private static final int MOST_NAMED = 100;

  private final EntryIds ids;
  private final AccessService access;
  private final EntryDao dao = new EntryDao();
  private final EntryPathDao paths = new EntryPathDao();
  private final EntryPlanDao plans = new EntryPlanDao();
  private final CopyDao copies = new CopyDao();
  private final RootCopy root = new RootCopy();

  public CopyEntryTask(EntryIds ids, AccessService access) {
    this.access = access;
    this.ids = ids;
  }

  record Request(int destinationId, int sourceId, String name, boolean autoRename) {}

  /**
   * What is known after a step.
   *
   * @param entries the size of the plan
   * @param firstId the id of the root of the copy, 0 while no ids were taken; the copy of the entry
   *     with ordinal N has the id firstId + N
   * @param nextChunk the chunk to be copied next
   */
  record State(long entries, int chunks, int firstId, int nextChunk) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    access.require(step.caller(), Right.WRITE);
    Request request = step.request(Request.class);
    State state = step.state(State.class);
    if (state == null) {
      return step.commit(transaction -> plan(transaction, step, request));
    }
    int firstId =
        state.firstId() == 0
            ? ids.block(step.id().repositoryId(), state.entries())
            : state.firstId();
    State ready = new State(state.entries(), state.chunks(), firstId, state.nextChunk());
    try {
      return step.commit(transaction -> copyBatch(transaction, step, request, ready, false));
    } catch (RuntimeException failure) {
      if (!(failure instanceof SourcesMissingException) && !SqlStates.isUniqueViolation(failure)) {
        throw failure;
      }
      // Sources were deleted meanwhile, or somebody put an entry of the same name into the new
      // folder: go on without those.
      return step.commit(transaction -> copyBatch(transaction, step, request, ready, true));
    }
  }

  private TaskOutcome plan(Transaction transaction, TaskStep step, Request request) {
    int repositoryId = step.id().repositoryId();
    dao.getRow(transaction, repositoryId, request.sourceId());
    access.require(transaction, step.caller(), request.sourceId(), EntryRight.Read);
    access.require(transaction, step.caller(), request.destinationId(), EntryRight.CreateDocument);
    TreeRights rights = access.tree(transaction, step.caller(), EntryRight.Read);
    EntryPlanDao.Size size =
        plans.planCopy(
            transaction,
            repositoryId,
            step.id().value(),
            request.sourceId(),
            rights,
            rights == null ? 0 : region(transaction, repositoryId, request.sourceId(), rights));
    List<EntryPathDao.Step> steps =
        paths.pathOf(transaction, repositoryId, request.destinationId());
    EntryName.checkDepth(steps.size() + size.height());
    RecordPlace.of(steps).requireOpen();
    TaskOutcome planned =
        TaskOutcome.next(new State(size.entries(), size.chunks(), 0, 0), 0, size.entries());
    return rights == null ? planned : planned.withErrors(leftOut(transaction, step));
  }

  /** The nearest entry with a list, from the source upwards. */
  private int region(Transaction transaction, int repositoryId, int sourceId, TreeRights rights) {
    Set<Integer> known = Arrays.stream(rights.ids()).boxed().collect(Collectors.toSet());
    List<EntryPathDao.Step> path = paths.pathOf(transaction, repositoryId, sourceId);
    for (int at = path.size() - 1; at > 0; at--) {
      if (known.contains(path.get(at).id())) {
        return path.get(at).id();
      }
    }
    return Entry.ROOT;
  }

  /** Names what may not be read, but not what may not even be seen. */
  private List<Problem> leftOut(Transaction transaction, TaskStep step) {
    List<Integer> ids =
        plans.leftOut(transaction, step.id().repositoryId(), step.id().value(), EntryPlanDao.CHUNK);
    Set<Integer> seen = access.allowed(transaction, step.caller(), ids, EntryRight.Browse);
    List<Problem> problems = new ArrayList<>();
    for (int id : ids) {
      if (seen.contains(id) && problems.size() < MOST_NAMED) {
        problems.add(
            new Problem(
                ErrorCode.ACCESS_DENIED,
                "The entry with the id " + id + " was not copied: the right Read is missing.",
                id));
      }
    }
    if (ids.size() > problems.size()) {
      problems.add(
          new Problem(
              ErrorCode.MORE_PROBLEMS,
              (ids.size() - problems.size()) + " more entries may not be read.",
              null));
    }
    return problems;
  }

  private TaskOutcome copyBatch(
      Transaction transaction, TaskStep step, Request request, State state, boolean careful) {
    Instant now = step.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    List<Problem> problems = new ArrayList<>();
    int chunk = state.nextChunk();
    long handled = 0;
    while (chunk < state.chunks()) {
      int number = chunk;
      EntryPlanDao.Chunk planned =
          plans
              .chunk(transaction, step.id().repositoryId(), step.id().value(), number)
              .orElseThrow(() -> new IllegalStateException("Chunk " + number + " is missing"));
      if (handled > 0 && handled + planned.size() > EntryPlanDao.CHUNK) {
        break;
      }
      CopyDao.Batch batch =
          new CopyDao.Batch(
              step.id().repositoryId(),
              step.id().value(),
              number,
              state.firstId(),
              step.caller().trusteeId(),
              now);
      if (number == 0) {
        root.copy(
            transaction,
            step.caller(),
            new RootCopy.Order(
                state.firstId(),
                request.sourceId(),
                request.destinationId(),
                request.name(),
                request.autoRename()),
            now);
      } else {
        copyChunk(transaction, batch, planned, careful, problems);
      }
      handled += planned.size();
      chunk++;
    }
    long done = step.done() + handled;
    TaskOutcome outcome =
        chunk == state.chunks()
            ? TaskOutcome.completed(
                new TaskResult(state.firstId(), EntryLink.path(step.caller(), state.firstId())),
                done)
            : TaskOutcome.next(
                new State(state.entries(), state.chunks(), state.firstId(), chunk),
                done,
                state.entries());
    return outcome.withErrors(problems);
  }

  private void copyChunk(
      Transaction transaction,
      CopyDao.Batch batch,
      EntryPlanDao.Chunk planned,
      boolean careful,
      List<Problem> problems) {
    if (copies.missingParents(transaction, batch) == 0 && !careful) {
      if (copies.insert(transaction, batch) < planned.size()) {
        throw new SourcesMissingException();
      }
      return;
    }
    if (copies.insertWhatIsPossible(transaction, batch) < planned.size()) {
      copies.skipped(transaction, batch).forEach(skipped -> problems.add(problem(skipped)));
    }
  }

  /** Entries of a chunk were deleted since they were planned. */
  private static final class SourcesMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static Problem problem(CopyDao.Skipped skipped) {
    String entry = "The entry with the id " + skipped.sourceId() + " was not copied: ";
    if (skipped.sourceGone()) {
      return new Problem(
          ErrorCode.ENTRY_NOT_FOUND, entry + "it was deleted meanwhile.", skipped.sourceId());
    }
    if (skipped.parentGone()) {
      return new Problem(
          ErrorCode.ENTRY_NOT_FOUND,
          entry + "the copy of its folder does not exist.",
          skipped.sourceId());
    }
    return new Problem(
        ErrorCode.NAME_CONFLICT,
        entry + "its name was taken meanwhile in the new folder.",
        skipped.sourceId());
  }

  @Override
  public void end(Transaction transaction, TaskId task) {
    plans.remove(transaction, task.repositoryId(), task.value());
  }
}
