package org.muniment.repository;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.muniment.database.Database;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Finds and makes repositories. Thread-safe. */
public final class RepositoryService {
  /** The title that clients test for (contract: errors §1). */
  private static final String NOT_FOUND =
      "Error: Repository with the given Id not found or no connection could be made.";

  /** Letters, digits, dot, dash and underscore, so that a name is safe in every URL and path. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** The rule of names, for people. */
  public static final String NAME_RULE =
      "A repository name has 1 to 64 letters, digits, dots, dashes or underscores and begins"
          + " with a letter or digit.";

  private final Database database;
  private final Clock clock;
  private final RepositoryDao dao = new RepositoryDao();

  /** Repositories are never renamed or removed, so what was found once stays true. */
  private final Map<String, Repository> known = new ConcurrentHashMap<>();

  public RepositoryService(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** All repositories, by name. */
  public List<Repository> list() {
    return database.read(dao::list);
  }

  /**
   * @throws MunimentException REPOSITORY_NOT_FOUND
   */
  public Repository get(String name) {
    Repository cached = known.get(name);
    if (cached != null) {
      return cached;
    }
    Repository found =
        name.length() > 64 || name.indexOf('\0') >= 0
            ? null
            : database.read(transaction -> dao.find(transaction, name)).orElse(null);
    if (found == null) {
      throw new MunimentException(ErrorCode.REPOSITORY_NOT_FOUND, NOT_FOUND);
    }
    if (NameKey.of(name).equals(NameKey.of(found.name())) && known.size() < 10_000) {
      known.put(name, found);
    }
    return found;
  }

  /**
   * Adds a repository; the caller adds its root folder and its first user in the same transaction.
   *
   * @throws MunimentException INVALID_NAME, or NAME_CONFLICT when the name is taken
   */
  public Repository create(Transaction transaction, String name) {
    if (!isName(name)) {
      throw new MunimentException(ErrorCode.INVALID_NAME, NAME_RULE);
    }
    return dao.insert(transaction, name, clock.instant())
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.NAME_CONFLICT, "A repository named '" + name + "' exists already."));
  }
}
