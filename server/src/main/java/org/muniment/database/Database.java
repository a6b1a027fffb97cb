package org.muniment.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration.TransactionIsolation;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A pool of connections to one PostgreSQL database, and transactions on it. Thread-safe.
 *
 * <p>Transactions are read committed; a function that PostgreSQL rolled back because of a deadlock
 * is run again, so it must not have effects outside its transaction.
 */
public final class Database implements AutoCloseable {
  /** The oldest PostgreSQL that the SQL here runs on. */
  public static final int OLDEST_VERSION = 15;

  private static final int ATTEMPTS = 5;

  /** Statements here are short or planned in batches: neither compiling nor workers pay off. */
  private static final String SESSION_OPTIONS = "-c jit=off -c max_parallel_workers_per_gather=0";

  private final DatabaseConfig config;
  private final AgroalDataSource dataSource;

  private Database(DatabaseConfig config, AgroalDataSource dataSource) {
    this.config = config;
    this.dataSource = dataSource;
  }

  /**
   * Opens the pool and makes one connection.
   *
   * @throws DatabaseException when the database can't be reached or is too old
   */
  public static Database open(DatabaseConfig config) {
    AgroalDataSource dataSource;
    try {
      dataSource =
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .metricsEnabled(true)
                  .connectionPoolConfiguration(
                      pool ->
                          pool.maxSize(config.poolSize())
                              .initialSize(0)
                              .minSize(2)
                              .acquisitionTimeout(Duration.ofSeconds(20))
                              .validateOnBorrow(false)
                              // Without it a busy pool would hand out dead connections for ever.
                              .exceptionSorter(SqlStates::isUnavailable)
                              .idleValidationTimeout(Duration.ofSeconds(10))
                              .connectionFactoryConfiguration(
                                  factory ->
                                      factory
                                          .connectionProviderClassName("org.postgresql.Driver")
                                          .jdbcUrl(config.url())
                                          .jdbcTransactionIsolation(
                                              TransactionIsolation.READ_COMMITTED)
                                          .jdbcProperty("ApplicationName", "muniment")
                                          .jdbcProperty("connectTimeout", "10")
                                          .jdbcProperty("tcpKeepAlive", "true")
                                          .jdbcProperty("reWriteBatchedInserts", "true")
                                          .jdbcProperty("options", SESSION_OPTIONS)
                                          .principal(new NamePrincipal(config.user()))
                                          .credential(new SimplePassword(config.password())))));
    } catch (SQLException failure) {
      throw new DatabaseException("The database pool could not be made: " + failure, failure);
    }
    Database database = new Database(config, dataSource);
    try {
      database.checkVersion();
    } catch (RuntimeException failure) {
      database.close();
      throw failure;
    }
    return database;
  }

  private void checkVersion() {
    int version;
    try (Connection connection = dataSource.getConnection()) {
      version =
          new Query(connection, "show server_version_num").mapTo(Integer.class).one() / 10_000;
    } catch (SQLException | StatementException failure) {
      throw new DatabaseException(
          "The database at " + config.place() + " can't be reached: " + reason(failure), failure);
    }
    if (version < OLDEST_VERSION) {
      throw new DatabaseException(
          "The database at "
              + config.place()
              + " is PostgreSQL "
              + version
              + "; version "
              + OLDEST_VERSION
              + " or later is needed.");
    }
  }

  /** What PostgreSQL or its driver says; it may repeat the URL, parameters included. */
  private String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    String reason = firstLine(cause).replace(config.url(), config.place());
    return cause.getCause() instanceof UnknownHostException unknown
        ? reason + " " + firstLine(unknown) + " is not known."
        : reason;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }

  /** Runs a function in a transaction that can't change anything. */
  public <T> T read(Function<Transaction, T> work) {
    return run(work, true, false);
  }

  /**
   * Runs a function in a transaction that sees one moment of the database in all its statements and
   * can't change anything.
   */
  public <T> T readSnapshot(Function<Transaction, T> work) {
    return run(work, true, true);
  }

  /**
   * As {@link #read}, on a connection beside the pool, made and closed for it: for what is rarely
   * needed by who is in a transaction already. Were it to take a second connection of the pool, as
   * many of them as the pool has connections would wait for each other.
   *
   * @throws MunimentException UNAVAILABLE when the database is away
   */
  public <T> T readBeside(Function<Transaction, T> work) {
    try (Connection connection = DirectConnection.open(config, "muniment")) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      T answer = work.apply(new Transaction(connection));
      connection.commit();
      return answer;
    } catch (SQLException failure) {
      throw new MunimentException(
          ErrorCode.UNAVAILABLE, "The database is not available at the moment.", failure);
    }
  }

  /**
   * Runs a function in a transaction and commits it; rolls back when the function throws.
   *
   * @throws MunimentException with {@link ErrorCode#UNAVAILABLE} when the database is away or other
   *     transactions were in the way again and again, {@link ErrorCode#INVALID_REQUEST} for a text
   *     with the null character
   */
  public <T> T write(Function<Transaction, T> work) {
    return run(work, false, false);
  }

  /** As {@link #write(Function)}, without an answer. */
  public void execute(Consumer<Transaction> work) {
    write(
        transaction -> {
          work.accept(transaction);
          return true;
        });
  }

  private <T> T run(Function<Transaction, T> work, boolean readOnly, boolean snapshot) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(work, readOnly, snapshot);
      } catch (MunimentException failure) {
        throw failure;
      } catch (RuntimeException failure) {
        if (SqlStates.isRetryable(failure)) {
          if (attempt == ATTEMPTS) {
            throw new MunimentException(
                ErrorCode.UNAVAILABLE,
                "Changes by others were in the way " + ATTEMPTS + " times; please try again.",
                failure);
          }
          LockSupport.parkNanos(
              Duration.ofMillis(ThreadLocalRandom.current().nextInt(5, 20 * attempt)).toNanos());
          continue;
        }
        if (SqlStates.isUnavailable(failure)) {
          throw new MunimentException(
              ErrorCode.UNAVAILABLE, "The database is not available at the moment.", failure);
        }
        if (SqlStates.isNullCharacter(failure)) {
          throw new MunimentException(
              ErrorCode.INVALID_REQUEST,
              "A text in the request holds the null character, which no name or value can have.",
              failure);
        }
        throw failure;
      }
    }
  }

  private <T> T attempt(Function<Transaction, T> work, boolean readOnly, boolean snapshot) {
    try (Connection connection = connection()) {
      connection.setReadOnly(readOnly);
      connection.setAutoCommit(false);
      Transaction transaction = new Transaction(connection);
      T answer;
      try {
        if (snapshot) {
          transaction.update("set transaction isolation level repeatable read").execute();
        }
        answer = work.apply(transaction);
        connection.commit();
      } catch (Throwable failure) {
        rollBack(connection, failure);
        throw failure;
      }
      // The pool gets its connection back before others are told.
      connection.close();
      transaction.runAfterCommit();
      return answer;
    } catch (SQLException failure) {
      throw new StatementException("the begin or end of a transaction", failure);
    }
  }

  private Connection connection() {
    try {
      return dataSource.getConnection();
    } catch (SQLException failure) {
      throw new MunimentException(
          ErrorCode.UNAVAILABLE, "The database is not available at the moment.", failure);
    }
  }

  private static void rollBack(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      failure.addSuppressed(second);
    }
  }

  public DatabaseConfig config() {
    return config;
  }

  /**
   * Makes one round trip.
   *
   * @throws MunimentException UNAVAILABLE when the database is away
   */
  public void ping() {
    read(transaction -> transaction.query("select 1").mapTo(Integer.class).one());
  }

  /** The pool, for the schema migration. */
  DataSource dataSource() {
    return dataSource;
  }

  /** Connections in use now. */
  public long connectionsInUse() {
    return dataSource.getMetrics().activeCount();
  }

  /** Callers that wait for a connection now. */
  public long callersWaiting() {
    return dataSource.getMetrics().awaitingCount();
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
