package org.muniment.document;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.text.ExtractedText;
import org.muniment.text.Obstacle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the text of electronic documents in the background, once per content. Any number of nodes
 * may do so; what a lost node had begun is done again later.
 */
public final class TextReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextReader.class);
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int MOST_ATTEMPTS = 3;
  private static final long IDLE_SECONDS = 5;

  private final Database database;
  private final FileTools tools;
  private final Clock clock;
  private final DocumentTextDao dao = new DocumentTextDao();
  private final Semaphore wakeUps = new Semaphore(0);
  private final Thread worker = new Thread(this::work, "text reader");
  private volatile boolean stopping;

  public TextReader(Database database, FileTools tools, Clock clock) {
    this.database = database;
    this.tools = tools;
    this.clock = clock;
    worker.setDaemon(true);
  }

  public void start() {
    worker.start();
  }

  /** Has the reader look for work now. */
  void wake() {
    if (wakeUps.availablePermits() == 0) {
      wakeUps.release();
    }
  }

  private void work() {
    while (!stopping) {
      try {
        readAll();
        wakeUps.tryAcquire(IDLE_SECONDS, TimeUnit.SECONDS);
        wakeUps.drainPermits();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException | RuntimeException failure) {
        if (!stopping) {
          boolean away =
              failure instanceof MunimentException known && known.code() == ErrorCode.UNAVAILABLE;
          LOG.warn(
              "The text of a document could not be read, trying again later{}",
              away ? ": " + failure.getMessage() : "",
              away ? null : failure);
        }
      }
    }
  }

  /** Reads what is due; a text is kept in the transaction that takes the next content. */
  void readAll() throws IOException {
    Optional<DocumentTextDao.Pending> next = database.write(this::claim);
    while (next.isPresent()) {
      DocumentTextDao.Pending pending = next.get();
      ExtractedText text = read(pending);
      next =
          database.write(
              transaction -> {
                dao.store(transaction, pending, text, clock.instant());
                return stopping ? Optional.empty() : claim(transaction);
              });
    }
  }

  private Optional<DocumentTextDao.Pending> claim(Transaction transaction) {
    return dao.claim(transaction, clock.instant(), LEASE);
  }

  /**
   * What can be read of a content, and why it is not all there is; that is kept with the text.
   *
   * @throws MunimentException UNAVAILABLE when nobody was free to look at it
   */
  private ExtractedText read(DocumentTextDao.Pending pending) throws IOException {
    if (pending.attempts() > MOST_ATTEMPTS) {
      return new ExtractedText("", null, "The content could not be read.", Obstacle.LIMIT);
    }
    ExtractedText text =
        tools.withFile(pending.ref(), file -> tools.texts().extract(file, pending.fileName()));
    if (text.obstacle() == Obstacle.BUSY) {
      throw new MunimentException(ErrorCode.UNAVAILABLE, String.valueOf(text.notice()));
    }
    return text;
  }

  @Override
  public void close() {
    stopping = true;
    worker.interrupt();
    try {
      worker.join(5_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
