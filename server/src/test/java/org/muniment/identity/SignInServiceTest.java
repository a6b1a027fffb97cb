package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class SignInServiceTest {
  private static Database holder;
  private IdentityFixture node;
  private Trustee ann;

  @BeforeAll
  static void open() {
    holder = TestDatabases.create();
  }

  @AfterAll
  static void close() {
    holder.close();
  }

  @BeforeEach
  void start() {
    node = new IdentityFixture(holder);
    ann = node.add("ann", "secret");
  }

  @Test
  void signIn_rightPassword_givesATokenOfFifteenMinutes() {
    AccessToken token = node.signIn.signIn(node.repository.name(), "ANN", "secret", "192.0.2.1");

    assertThat(token.lifetime()).isEqualTo(Duration.ofSeconds(900));
    assertThat(node.verifier.verify(token.value()).trusteeId()).isEqualTo(ann.id());
    assertThat(token.toString()).doesNotContain(token.value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACME\\bob", "bob@acme.example"})
  void signIn_domainUser_worksInTheFormItWasAdded(String name) {
    Trustee bob = node.add(name, "secret");

    assertThat(node.verifier.verify(node.signIn(name, "secret")).trusteeId()).isEqualTo(bob.id());
    assertRefused("bob", "secret");
  }

  @Test
  void signIn_unknownRepository_saysWhatClientsCompareWith() {
    assertThatThrownBy(() -> node.signIn.signIn("nowhere", "ann", "secret", "192.0.2.1"))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REPOSITORY_NOT_FOUND))
        .hasMessage(
            "Error: Repository with the given Id not found or no connection could be made.");
  }

  @Test
  void signIn_wrongInAnyWay_isRefusedInOneWay() {
    node.add("keys only", null);
    Trustee out = node.add("out", "secret");
    node.setEnabled(out, false);

    assertRefused("ann", "Secret");
    assertRefused("ann", "");
    assertRefused("ann", "s".repeat(2000));
    assertRefused("nobody", "secret");
    assertRefused("", "secret");
    assertRefused("a\0", "secret");
    assertRefused("n".repeat(5000), "secret");
    assertRefused("keys only", "");
    assertRefused("out", "secret");
  }

  @Test
  void signIn_enabledAgain_works() {
    node.setEnabled(ann, false);
    assertRefused("ann", "secret");
    node.setEnabled(ann, true);
    node.verifier.verify(node.signIn("ann", "secret"));
  }

  @Test
  void signIn_userOfAnotherRepository_isRefused() {
    IdentityFixture other = new IdentityFixture(holder);
    other.add("carl", "secret");

    assertRefused("carl", "secret");
  }

  @Test
  void signIn_hashOfAnotherCost_isReplacedAndTokensStay() {
    String token = node.signIn("ann", "secret");
    String old = new PasswordHasher(new PasswordHasher.Cost(32, 1, 1), 1).hash("secret");
    node.database.execute(
        t ->
            t.update("update trustee set password_hash = :hash where id = :id")
                .bind("hash", old)
                .bind("id", ann.id())
                .execute());

    node.signIn("ann", "secret");

    assertThat(passwordHash()).contains("$m=64,t=1,p=1$");
    node.verifier.verify(token);
    node.signIn("ann", "secret");
  }

  private String passwordHash() {
    return node.database.read(
        t ->
            t.query("select password_hash from trustee where id = :id")
                .bind("id", ann.id())
                .mapTo(String.class)
                .one());
  }

  @Test
  void signIn_hundredsOfCorrectOnes_areNeverThrottled() {
    for (int i = 0; i < 300; i++) {
      node.signIn("ann", "secret");
    }
  }

  @Test
  void signIn_tenFailures_makeTheUserWaitLongerEachTime() {
    fail("ann", 10);

    assertThat(throttled("ann", "secret")).isEqualTo(Duration.ofSeconds(1));
    node.clock.advance(Duration.ofSeconds(1));
    fail("ann", 1);
    assertThat(throttled("ANN", "secret")).isEqualTo(Duration.ofSeconds(2));
    node.clock.advance(Duration.ofMillis(1500));
    assertThat(throttled("ann", "secret")).isEqualTo(Duration.ofSeconds(1));
    node.clock.advance(Duration.ofMillis(500));
    for (int i = 0; i < 20; i++) {
      fail("ann", 1);
      node.clock.advance(Duration.ofMinutes(1));
    }
    fail("ann", 1);
    assertThat(throttled("ann", "secret")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void signIn_throttledUser_doesNotHinderOthers() {
    node.add("bob", "secret");
    fail("ann", 10);

    node.signIn("bob", "secret");
  }

  @Test
  void signIn_unknownUser_isThrottledLikeAKnownOne() {
    fail("nobody", 10);

    assertThat(throttled("nobody", "x")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void signIn_success_resetsTheUser() {
    fail("ann", 9);
    node.signIn("ann", "secret");
    fail("ann", 9);
    node.signIn("ann", "secret");
  }

  @Test
  void signIn_failures_areForgotten() {
    fail("ann", 10);
    node.clock.advance(Duration.ofMinutes(15));
    fail("ann", 9);
    node.signIn("ann", "secret");
  }

  @Test
  void signIn_manyNamesFromOneAddress_makeTheAddressWait() {
    for (int i = 0; i < 100; i++) {
      assertRefused("guess " + i, "x", "2001:db8:1:2::" + Integer.toHexString(i));
    }

    assertThat(throttled("ann", "secret", "2001:db8:1:2:ffff::1")).isPositive();
    node.signIn.signIn(node.repository.name(), "ann", "secret", "2001:db8:1:3::1");
    node.signIn.signIn(node.repository.name(), "ann", "secret", "192.0.2.7");
  }

  @Test
  void signIn_manyAtOnce_doNotAllPassTheThrottle() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<ErrorCode>> attempts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      attempts.add(() -> refusal("ann", "wrong", "192.0.2.1").code());
    }
    int looked = 0;
    try {
      for (Future<ErrorCode> one : threads.invokeAll(attempts)) {
        looked += one.get() == ErrorCode.INVALID_CREDENTIALS ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    // Two may be at work when the tenth failure is counted.
    assertThat(looked).isBetween(10, 11);
  }

  private void fail(String name, int times) {
    for (int i = 0; i < times; i++) {
      assertRefused(name, "wrong");
    }
  }

  private void assertRefused(String name, String password) {
    assertRefused(name, password, "192.0.2.1");
  }

  private void assertRefused(String name, String password, String address) {
    MunimentException failure = refusal(name, password, address);
    assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CREDENTIALS);
    assertThat(failure).hasMessage("The user name or the password is wrong.");
  }

  private Duration throttled(String name, String password) {
    return throttled(name, password, "192.0.2.1");
  }

  private Duration throttled(String name, String password, String address) {
    MunimentException failure = refusal(name, password, address);
    assertThat(failure.code()).isEqualTo(ErrorCode.TOO_MANY_SIGN_INS);
    assertThat(failure.retryAfter()).isNotNull();
    return failure.retryAfter();
  }

  private MunimentException refusal(String name, String password, String address) {
    return catchThrowableOfType(
        MunimentException.class,
        () -> node.signIn.signIn(node.repository.name(), name, password, address));
  }
}
