package org.muniment.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Slows down the guessing of passwords: after some failures for a user, or from an address, each
 * further one doubles the time until the next attempt is looked at. Sign-ins that succeed count for
 * nothing. Counts are kept by each node in memory. Thread-safe.
 */
public final class SignInThrottle {
  private static final int MAX_ENTRIES = 100_000;

  private final Clock clock;
  private final Limits limits;
  private final Cache<String, Failures> users =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();
  private final Cache<String, Failures> addresses =
      Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

  /**
   * When to slow down.
   *
   * @param failuresOfUser failures without consequence for one user name
   * @param failuresOfAddress failures without consequence from one address, which may be that of
   *     many users
   * @param longestWait the end of the doubling
   * @param memory failures are forgotten when there was none for so long
   */
  public record Limits(
      int failuresOfUser, int failuresOfAddress, Duration longestWait, Duration memory) {
    public static final Limits STANDARD =
        new Limits(10, 100, Duration.ofMinutes(1), Duration.ofMinutes(15));
  }

  /** Who tries to sign in where, as far as it is counted. */
  record Attempt(String user, String address) {
    static Attempt of(int repositoryId, String nameKey, String remoteAddress) {
      // A name that can't exist is not worth its memory.
      String name = nameKey.length() > TrusteeNames.MAX_LENGTH ? "" : nameKey;
      return new Attempt(repositoryId + ":" + name, network(remoteAddress));
    }
  }

  private record Failures(int count, Instant last) {}

  public SignInThrottle(Clock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Refuses an attempt that comes too early.
   *
   * @throws MunimentException with {@link ErrorCode#TOO_MANY_SIGN_INS} and the time to wait
   */
  void check(Attempt attempt) {
    Instant now = clock.instant();
    Duration ofUser = wait(users.getIfPresent(attempt.user), limits.failuresOfUser, now);
    Duration ofAddress =
        wait(addresses.getIfPresent(attempt.address), limits.failuresOfAddress, now);
    Duration wait = ofUser.compareTo(ofAddress) > 0 ? ofUser : ofAddress;
    if (wait.compareTo(Duration.ZERO) > 0) {
      Duration seconds = Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
      throw MunimentException.retryAfter(
          ErrorCode.TOO_MANY_SIGN_INS,
          "Too many failed sign-ins; try again in " + seconds.toSeconds() + " seconds.",
          seconds);
    }
  }

  void failed(Attempt attempt) {
    Instant now = clock.instant();
    users.asMap().compute(attempt.user, (key, known) -> add(known, now));
    addresses.asMap().compute(attempt.address, (key, known) -> add(known, now));
  }

  /** Forgets the user's failures, not those of the address: an attacker may own an account. */
  void succeeded(Attempt attempt) {
    users.invalidate(attempt.user);
  }

  private Failures add(@Nullable Failures known, Instant now) {
    return known == null || isForgotten(known, now)
        ? new Failures(1, now)
        : new Failures(known.count + 1, now);
  }

  private boolean isForgotten(Failures failures, Instant now) {
    return !now.isBefore(failures.last.plus(limits.memory));
  }

  private Duration wait(@Nullable Failures failures, int free, Instant now) {
    if (failures == null || failures.count < free || isForgotten(failures, now)) {
      return Duration.ZERO;
    }
    Duration doubled = Duration.ofSeconds(1L << Math.min(failures.count - free, 30));
    Duration whole = doubled.compareTo(limits.longestWait) < 0 ? doubled : limits.longestWait;
    return whole.minus(Duration.between(failures.last, now));
  }

  /** The address itself, or the /64 network of IPv6, which one host can have to itself. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // A text with a colon is read as an address, never looked up as a name.
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8)
          : parsed.getHostAddress();
    } catch (UnknownHostException noAddress) {
      return address;
    }
  }
}
