package org.muniment.transfer;

import org.muniment.error.ErrorCode;
import org.muniment.error.Problem;
import org.muniment.task.TaskHandler;
import org.muniment.task.TaskOutcome;
import org.muniment.task.TaskResult;
import org.muniment.task.TaskStep;

/**
 * Prepares a download in the background. One step does it all, page by page outside transactions; a
 * step that was lost is done again.
 */
public final class ExportEntryTask implements TaskHandler {
  static final String NAME = "ExportEntry";

  private final ExportService exports;

  public ExportEntryTask(ExportService exports) {
    this.exports = exports;
  }

  /**
   * @param downloadPath where download links lead, below the base path
   */
  record Request(int entryId, ExportOrder order, String downloadPath, int pages) {}

  record State(boolean begun) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TaskOutcome step(TaskStep step) {
    Request request = step.request(Request.class);
    long total = Math.max(1, request.pages());
    Progress progress = new Progress(step);
    ExportService.Ready ready =
        exports.export(
            step.caller(),
            request.entryId(),
            request.order(),
            done -> progress.at(done, total),
            step::isCancelled);
    if (step.isCancelled()) {
      return step.commit(transaction -> TaskOutcome.next(new State(true), step.done(), total));
    }
    return step.commit(
        transaction ->
            TaskOutcome.completed(
                    new TaskResult(request.entryId(), request.downloadPath() + ready.token()),
                    total)
                .withErrors(
                    ready.warnings().stream()
                        .map(
                            text ->
                                new Problem(ErrorCode.CONTENT_INCOMPLETE, text, request.entryId()))
                        .toList()));
  }
}
