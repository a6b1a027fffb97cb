package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64URL;
import java.time.Duration;
import java.util.Map;
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

class LinkSignerTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final DownloadLink LINK =
      new DownloadLink(
          7,
          "0123456789abcdef".repeat(4),
          5_000_000_000L,
          "Jürgen & 李.pdf",
          "application/pdf",
          true);

  private static Database holder;
  private IdentityFixture node;

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
  }

  @Test
  void verify_signedLink_isTheSame_alsoOnAnotherNode() {
    DownloadLink saved = new DownloadLink(8, "ff".repeat(32), 0, "a", "b/c", false);
    IdentityFixture other = new IdentityFixture(holder);

    assertThat(other.links.verify(node.links.sign(LINK, HOUR))).isEqualTo(LINK);
    assertThat(other.links.verify(node.links.sign(saved, HOUR))).isEqualTo(saved);
  }

  @Test
  void sign_isShortAndFitForAnAddress() {
    assertThat(node.links.sign(LINK, HOUR)).hasSizeLessThan(330).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void verify_untilItExpires() {
    String token = node.links.sign(LINK, HOUR);
    node.clock.advance(HOUR.minusSeconds(1));
    node.links.verify(token);
    node.clock.advance(Duration.ofSeconds(1));

    assertRefused(token);
  }

  @Test
  void verify_changedLink_isRefused() {
    String[] segments = node.links.sign(LINK, HOUR).split("\\.");
    String payload = new Base64URL(segments[1]).decodeToString();
    String other = payload.replace("\"r\":7", "\"r\":8");
    assertThat(other).isNotEqualTo(payload);

    assertRefused(segments[0] + "." + Base64URL.encode(other) + "." + segments[2]);
    assertRefused(Base64URL.encode("{\"alg\":\"none\"}") + "." + segments[1] + ".");
  }

  @Test
  void verify_accessToken_isRefused() {
    Trustee ann = node.add("ann", "secret");

    assertRefused(node.tokens.issue(node.repository, ann).value());
  }

  @Test
  void verify_signedButNoLink_isRefused() {
    assertRefused(node.linkKeyring.current().sign(null, Map.of("r", 1)));
    assertRefused(
        node.linkKeyring
            .current()
            .sign(null, Map.of("r", "x", "e", 99_999_999_999L, "s", "y", "h", 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a.b.c", "bnVsbA.bnVsbA.bnVsbA", "e30.e30.e30"})
  void verify_garbage_isRefused(String garbage) {
    assertRefused(garbage);
    assertRefused(garbage + "A".repeat(10_000));
  }

  @Test
  void verify_afterRotationWithoutGrace_isRefused() {
    String token = node.links.sign(LINK, HOUR);
    node.links.verify(token);
    node.linkKeyring.rotate(Duration.ZERO);

    assertRefused(token);
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> node.links.verify(token))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.LINK_EXPIRED));
  }
}
