package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muniment.error.MunimentException;

class PasswordHasherTest {
  private static final Runnable NOTHING = () -> {};

  private final PasswordHasher hasher = new PasswordHasher(PasswordHasher.Cost.RECOMMENDED, 2);

  @Test
  void hash_namesArgon2idAndItsCost() {
    assertThat(hasher.hash("secret")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.hash("secret")).isNotEqualTo(hasher.hash("secret"));
  }

  @Test
  void verify_matchesTheSamePasswordOnly() {
    String hash = hasher.hash("pässword");

    assertThat(hasher.verify("pässword", hash, NOTHING))
        .isEqualTo(new PasswordHasher.Verdict(true, null));
    assertThat(hasher.verify("pa\u0308ssword", hash, NOTHING).matches()).isTrue();
    assertThat(hasher.verify("Pässword", hash, NOTHING).matches()).isFalse();
    assertThat(hasher.verify("", hash, NOTHING).matches()).isFalse();
    assertThat(hasher.verify("p".repeat(2000), hash, NOTHING).matches()).isFalse();
    assertThat(hasher.verify("pässword", null, NOTHING).matches()).isFalse();
  }

  @Test
  void verify_vectorOfTheReferenceProgram_matches() {
    // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
    String hash =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(hasher.verify("password", hash, NOTHING).matches()).isTrue();
    assertThat(hasher.verify("Password", hash, NOTHING).matches()).isFalse();
  }

  @Test
  void verify_unknownUser_takesAsLongAsAWrongPassword() {
    String hash = hasher.hash("secret");
    long[] wrong = new long[5];
    long[] unknown = new long[5];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = nanos(hash);
      unknown[i] = nanos(null);
    }
    Arrays.sort(wrong);
    Arrays.sort(unknown);

    // Generous, since the machine may be busy: without the work it would be a thousandth.
    assertThat(unknown[2]).isBetween(wrong[2] / 5, wrong[2] * 5);
  }

  private long nanos(String hash) {
    long start = System.nanoTime();
    hasher.verify("wrong", hash, NOTHING);
    return System.nanoTime() - start;
  }

  @Test
  void verify_hashOfAnotherCost_givesANewOne() {
    PasswordHasher cheap = new PasswordHasher(IdentityFixture.CHEAP, 1);

    PasswordHasher.Verdict verdict = hasher.verify("secret", cheap.hash("secret"), NOTHING);

    assertThat(verdict.matches()).isTrue();
    assertThat(verdict.newHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.verify("secret", verdict.newHash(), NOTHING).newHash()).isNull();
    assertThat(hasher.verify("wrong", cheap.hash("secret"), NOTHING).newHash()).isNull();
  }

  @Test
  void verify_refusalAtItsTurn_frees() {
    PasswordHasher single = new PasswordHasher(IdentityFixture.CHEAP, 1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  single.verify(
                      "secret",
                      null,
                      () -> {
                        throw new IllegalStateException("not now");
                      }))
          .hasMessage("not now");
    }
    assertThat(single.hash("secret")).isNotEmpty();
  }

  @Test
  void verify_manyAtOnce_runsAFewAtATime() throws Exception {
    PasswordHasher two = new PasswordHasher(IdentityFixture.CHEAP, 2);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch bothIn = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(12);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        all.add(
            threads.submit(
                () ->
                    two.verify(
                        "secret",
                        null,
                        () -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          bothIn.countDown();
                          await(bothIn);
                          running.decrementAndGet();
                        })));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(most).hasValue(2);
  }

  @Test
  void hash_longPassword_isRefusedWithoutWork() {
    assertThatThrownBy(() -> hasher.hash("p".repeat(1025)))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("1024");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
