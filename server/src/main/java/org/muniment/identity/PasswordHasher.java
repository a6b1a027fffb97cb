package org.muniment.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Argon2id for passwords. Only a few hashings run at once, the others wait: each needs 19 MiB, and
 * a flood of sign-ins must not take the memory of the server. Thread-safe.
 */
public final class PasswordHasher {
  static final int MAX_PASSWORD_LENGTH = 1024;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MAX_WAITING = 200;
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final Cost cost;
  private final Argon2Function function;
  private final Semaphore turns;
  private final SecureRandom random = new SecureRandom();
  private final String hashOfNothing;

  /**
   * What a hashing costs.
   *
   * @param memory in KiB
   * @param iterations passes over the memory
   * @param parallelism lanes
   */
  public record Cost(int memory, int iterations, int parallelism) {
    /** The first choice for Argon2id in the OWASP password storage guidance. */
    public static final Cost RECOMMENDED = new Cost(19 * 1024, 2, 1);
  }

  /**
   * The outcome of a comparison.
   *
   * @param newHash a hash to keep instead, when the old one was made at another cost
   */
  record Verdict(boolean matches, @Nullable String newHash) {}

  /**
   * @param atOnce how many hashings may run at the same time
   */
  public PasswordHasher(Cost cost, int atOnce) {
    this.cost = cost;
    this.function = function(cost);
    this.turns = new Semaphore(atOnce, true);
    this.hashOfNothing = hashOfNothing(cost);
  }

  /**
   * Makes the text that is kept of a password.
   *
   * @throws MunimentException when the password is empty or too long
   */
  public String hash(String password) {
    if (!isPossible(password)) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "A password must have between 1 and " + MAX_PASSWORD_LENGTH + " characters.");
    }
    return inTurn(() -> function.hash(bytes(password), salt()).getResult());
  }

  /**
   * Compares a password. Takes as long without a hash as with one, so that the time does not tell
   * whether a user exists.
   *
   * @param atTurn run before the work begins and after any waiting; may throw to refuse
   */
  Verdict verify(String password, @Nullable String hash, Runnable atTurn) {
    return inTurn(
        () -> {
          atTurn.run();
          if (hash == null || !isPossible(password)) {
            matches(isPossible(password) ? password : "", hashOfNothing);
            return new Verdict(false, null);
          }
          if (!matches(password, hash)) {
            return new Verdict(false, null);
          }
          return new Verdict(
              true,
              costOf(hash).equals(cost)
                  ? null
                  : function.hash(bytes(password), salt()).getResult());
        });
  }

  private <T> T inTurn(Supplier<T> work) {
    if (turns.getQueueLength() >= MAX_WAITING || !awaitTurn()) {
      throw MunimentException.retryAfter(
          ErrorCode.TOO_MANY_SIGN_INS,
          "Too many users sign in at the moment; try again in a few seconds.",
          Duration.ofSeconds(3));
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private boolean awaitTurn() {
    try {
      return turns.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isPossible(String password) {
    return !password.isEmpty() && password.length() <= MAX_PASSWORD_LENGTH;
  }

  private static boolean matches(String password, String hash) {
    return Argon2Function.getInstanceFromHash(hash)
        .check(bytes(password), hash.getBytes(StandardCharsets.US_ASCII));
  }

  private static Cost costOf(String hash) {
    Argon2Function made = Argon2Function.getInstanceFromHash(hash);
    return new Cost(made.getMemory(), made.getIterations(), made.getParallelism());
  }

  private static Argon2Function function(Cost cost) {
    return Argon2Function.getInstance(
        cost.memory, cost.iterations, cost.parallelism, HASH_BYTES, Argon2.ID);
  }

  /** Keyboards differ in how they compose accents; the password is the same. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  /** A hash of the usual form that no password has; made without the work of hashing. */
  private String hashOfNothing(Cost cost) {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            Argon2Function.ARGON2_VERSION_13,
            cost.memory,
            cost.iterations,
            cost.parallelism,
            base64.encodeToString(salt()),
            base64.encodeToString(randomBytes(HASH_BYTES)));
  }

  private byte[] salt() {
    return randomBytes(SALT_BYTES);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
