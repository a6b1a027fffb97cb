package org.muniment.task;

import java.util.Arrays;
import java.util.List;
import org.muniment.identity.Caller;

/**
 * How many tasks may be open at once. An open search counts until it is closed or expires, any
 * other task until it ends (contract: overview §9, long-operations §4).
 */
public record TaskLimits(Limit operations, Limit searches, Limit imports, Limit exports) {
  public static final TaskLimits NONE =
      new TaskLimits(Limit.NONE, Limit.NONE, Limit.NONE, Limit.NONE);

  /** The published numbers of the cloud service. */
  public static final TaskLimits CLOUD =
      new TaskLimits(
          new Limit(0, 1, 10, 15),
          new Limit(0, 2, 6, 9),
          new Limit(0, 2, 2, 9),
          new Limit(0, 2, 2, 9));

  /** The same, but for what a session may have open; 0 means any number. */
  public TaskLimits perSession(int ofOperations, int ofSearches) {
    return new TaskLimits(
        operations.perSession(ofOperations), searches.perSession(ofSearches), imports, exports);
  }

  /**
   * A limit; 0 means any number.
   *
   * @param perSession for one access token
   * @param perUser for who signed in with a password
   * @param perService for a service principal, which signed in with an access key
   */
  public record Limit(int perSession, int perUser, int perService, int perRepository) {
    public static final Limit NONE = new Limit(0, 0, 0, 0);

    Limit perSession(int changed) {
      return new Limit(changed, perUser, perService, perRepository);
    }

    int of(Caller caller) {
      return caller.scopes().isUnlimited() ? perUser : perService;
    }
  }

  /** Tasks that are counted together. */
  enum Kind {
    OPERATIONS("running long operations"),
    SEARCHES("open searches"),
    IMPORTS("running imports"),
    EXPORTS("running exports");

    /** As a message names them. */
    final String text;

    Kind(String text) {
      this.text = text;
    }

    static Kind of(TaskType type) {
      return switch (type) {
        case CopyEntry, DeleteEntry -> OPERATIONS;
        case SearchEntry -> SEARCHES;
        case ImportUploadedParts -> IMPORTS;
        case ExportEntry -> EXPORTS;
      };
    }

    List<TaskType> types() {
      return Arrays.stream(TaskType.values()).filter(type -> of(type) == this).toList();
    }
  }

  Limit of(Kind kind) {
    return switch (kind) {
      case OPERATIONS -> operations;
      case SEARCHES -> searches;
      case IMPORTS -> imports;
      case EXPORTS -> exports;
    };
  }

  boolean isNone() {
    return equals(NONE);
  }
}
