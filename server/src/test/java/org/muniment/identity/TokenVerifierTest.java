package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

class TokenVerifierTest {
  private static Database holder;
  private IdentityFixture node;
  private Trustee ann;
  private String token;

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
    ann = node.add("Ann Ünal ~?>", "secret");
    token = node.tokens.issue(node.repository, ann).value();
  }

  @Test
  void verify_freshToken_namesTheCaller() {
    Caller caller = node.verifier.verify(token);

    assertThat(caller.repositoryId()).isEqualTo(node.repository.id());
    assertThat(caller.repositoryName()).isEqualTo(node.repository.name());
    assertThat(caller.trusteeId()).isEqualTo(ann.id());
    assertThat(caller.name()).isEqualTo("Ann Ünal ~?>");
    assertThat(caller.role()).isEqualTo(Role.USER);
    assertThat(caller.isAdministrator()).isFalse();
    assertThat(caller.mayWrite()).isTrue();
    assertThat(caller.scopes().isUnlimited()).isTrue();
    assertThat(node.verifier.verify(token)).isEqualTo(caller);
  }

  @Test
  void issue_twice_givesDifferentTokensAndSessions() {
    AccessToken other = node.tokens.issue(node.repository, ann);

    assertThat(other.value()).isNotEqualTo(token);
    assertThat(other.sessionId()).isNotEqualTo(node.verifier.verify(token).sessionId());
    assertThat(node.verifier.verify(other.value()).sessionId()).isEqualTo(other.sessionId());
  }

  @Test
  void issue_segmentsDecodeWithEitherAlphabet_andHoldTheClaimsClientsRead() throws Exception {
    String[] segments = token.split("\\.");
    assertThat(segments[0] + segments[1]).doesNotContain("-", "_");

    Map<String, Object> claims = JWSObject.parse(token).getPayload().toJSONObject();
    assertThat(claims)
        .containsEntry("aud", "example.test:8443")
        .containsEntry("name", "Ann Ünal ~?>")
        .containsEntry("trid", String.valueOf(ann.id()))
        .containsEntry("sub", String.valueOf(ann.id()))
        .containsEntry("csid", node.config.customerId())
        .containsEntry("iss", "muniment")
        .containsKeys("iat", "exp", "jti", "sid", "epoch")
        .doesNotContainKeys("scope", "client_id");
  }

  @Test
  void verify_oneSecondBeforeTheEnd_isGood_andAtTheEndExpired() {
    node.clock.advance(Duration.ofSeconds(899));
    node.verifier.verify(token);
    node.clock.advance(Duration.ofSeconds(1));

    assertInvalid(token);
    // So does a node that never saw the token.
    IdentityFixture other = new IdentityFixture(holder, node.repository);
    other.clock.set(node.clock.instant());
    assertInvalid(other, token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "not a token",
        "e30.e30.",
        "bnVsbA.bnVsbA.bnVsbA",
        "W10.W10.W10",
        "eyJhbGciOiJIUzI1NiJ9..",
        "\0\0.\ud800.\uffff"
      })
  void verify_garbage_isInvalid(String garbage) {
    assertInvalid(garbage);
  }

  @Test
  void verify_deepNesting_isInvalid() {
    String header = "{\"alg\":".repeat(500) + "1" + "}".repeat(500);
    assertInvalid(Base64URL.encode(header) + ".e30.AAAA");
    assertInvalid(Base64URL.encode("[".repeat(3000)) + ".e30.AAAA");
  }

  @Test
  void verify_hugeToken_isInvalid() {
    assertInvalid(token + "A".repeat(CompactToken.MAX_LENGTH));
  }

  @Test
  void verify_anyCharacterChanged_isInvalid() {
    Random random = new Random(42);
    // The last character has bits that mean nothing, so another one there may be the same token.
    for (int i = 0; i < token.length() - 1; i++) {
      char other;
      do {
        other = (char) ('A' + random.nextInt(26));
      } while (other == token.charAt(i));
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertInvalid(changed);
    }
  }

  @Test
  void verify_otherClaimsUnderTheSameSignature_isInvalid() {
    String[] segments = token.split("\\.");
    String payload = new Base64URL(segments[1]).decodeToString();
    String other = payload.replace("\"epoch\":0", "\"epoch\":1");
    assertThat(other).isNotEqualTo(payload);

    assertInvalid(segments[0] + "." + Base64URL.encode(other) + "." + segments[2]);
  }

  @Test
  void verify_unsigned_isInvalid() throws Exception {
    String payload = token.split("\\.")[1];
    String kid = JWSObject.parse(token).getHeader().getKeyID();
    for (String alg : new String[] {"none", "None", "NONE", "", "HS0"}) {
      String header = "{\"alg\":\"" + alg + "\",\"typ\":\"JWT\",\"kid\":\"" + kid + "\"}";
      assertInvalid(Base64URL.encode(header) + "." + payload + ".");
      assertInvalid(Base64URL.encode(header) + "." + payload + "." + token.split("\\.")[2]);
    }
  }

  @Test
  void verify_otherAlgorithm_isInvalid() throws Exception {
    JWSObject original = JWSObject.parse(token);
    String kid = original.getHeader().getKeyID();
    JWSObject rsa =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), original.getPayload());
    rsa.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
    assertInvalid(rsa.serialize());

    byte[] zeros = new byte[64];
    JWSObject longer =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS512).keyID(kid).build(), original.getPayload());
    longer.sign(new MACSigner(zeros));
    assertInvalid(longer.serialize());
  }

  @Test
  void verify_otherKey_isInvalid() throws Exception {
    JWSObject original = JWSObject.parse(token);
    String kid = original.getHeader().getKeyID();
    for (String id : new String[] {kid, "unknown", "", null}) {
      JWSObject forged =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(id).build(), original.getPayload());
      forged.sign(new MACSigner(new byte[32]));
      assertInvalid(forged.serialize());
    }
  }

  @Test
  void verify_signedButNoAccessToken_isInvalid() {
    assertInvalid(node.accessKeyring.current().sign(JOSEObjectType.JWT, Map.of("trid", "1")));
    assertInvalid(node.accessKeyring.current().sign(null, Map.of("trid", 1, "repo_id", "x")));
  }

  @Test
  void verify_linkToken_isInvalid() {
    DownloadLink link = new DownloadLink(1, "00ff", 1, "a", "b/c", false);
    assertInvalid(node.links.sign(link, Duration.ofHours(1)));
  }

  @Test
  void verify_criticalHeaderWeDoNotKnow_isInvalid() throws Exception {
    JWSObject odd =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(node.accessKeyring.current().id())
                .criticalParams(Set.of("exp"))
                .customParam("exp", 1)
                .build(),
            new Payload(JWSObject.parse(token).getPayload().toJSONObject()));
    byte[] secret =
        node.database.read(
            t ->
                t.query("select secret from signing_key where key_id = :id")
                    .bind("id", node.accessKeyring.current().id())
                    .mapTo(byte[].class)
                    .one());
    odd.sign(new MACSigner(secret));
    assertInvalid(odd.serialize());
  }

  @Test
  void verify_disabledUser_isInvalidAtOnce_andStaysSo() {
    node.verifier.verify(token);
    node.setEnabled(ann, false);
    assertInvalid(token);
    node.setEnabled(ann, true);
    assertInvalid(token);
  }

  @Test
  void verify_changedPassword_isInvalidAtOnce() {
    node.verifier.verify(token);
    node.database.execute(t -> node.users.changePassword(t, node.repository.id(), ann.id(), "new"));
    assertInvalid(token);
    node.verifier.verify(node.signIn(ann.name(), "new"));
  }

  @Test
  void verify_removedUser_isInvalidAtOnce() {
    node.verifier.verify(token);
    node.database.execute(t -> node.users.remove(t, node.repository.id(), ann.id()));
    assertInvalid(token);
  }

  @Test
  void verify_changedRole_isTheNewOneAtOnce() {
    node.verifier.verify(token);
    node.database.execute(t -> node.users.setRole(t, node.repository.id(), ann.id(), Role.READER));
    assertThat(node.verifier.verify(token).mayWrite()).isFalse();
    node.database.execute(
        t -> node.users.setRole(t, node.repository.id(), ann.id(), Role.ADMINISTRATOR));
    assertThat(node.verifier.verify(token).isAdministrator()).isTrue();
  }

  @Test
  void verify_rolledBackChange_changesNothing() {
    assertThatThrownBy(
            () ->
                node.database.execute(
                    t -> {
                      node.users.setEnabled(t, node.repository.id(), ann.id(), false);
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    node.verifier.verify(token);
  }

  @Test
  void verify_changeMissedByANode_isKnownWithinSeconds() {
    IdentityFixture other = new IdentityFixture(holder, node.repository);
    other.verifier.verify(token);
    node.setEnabled(ann, false);

    // The other node does not listen: it believes what it has for a while, and not longer.
    other.verifier.verify(token);
    other.waitForRefresh();
    assertInvalid(other, token);
  }

  @Test
  void rotate_withGrace_keepsTokensForThatTime() {
    node.verifier.verify(token);
    node.accessKeyring.rotate(Duration.ofMinutes(5));

    node.verifier.verify(token);
    String newer = node.tokens.issue(node.repository, ann).value();
    assertThat(keyId(newer)).isNotEqualTo(keyId(token));
    node.clock.advance(Duration.ofMinutes(5));
    assertInvalid(token);
    node.verifier.verify(newer);
  }

  @Test
  void rotate_withoutGrace_endsAllTokens() {
    node.verifier.verify(token);
    node.accessKeyring.rotate(Duration.ZERO);

    assertInvalid(token);
    node.verifier.verify(node.tokens.issue(node.repository, ann).value());
  }

  @Test
  void rotate_onAnotherNode_isKnownByTheNewKeyId() {
    IdentityFixture other = new IdentityFixture(holder, node.repository);
    other.verifier.verify(token);
    node.accessKeyring.rotate(Duration.ofMinutes(5));
    String newer = node.tokens.issue(node.repository, ann).value();

    other.clock.advance(Duration.ofSeconds(1));
    other.verifier.verify(newer);
  }

  @Test
  void issue_many_areAllDifferent() {
    Set<String> values = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      values.add(node.tokens.issue(node.repository, ann).value());
    }
    assertThat(values).hasSize(200);
  }

  private static String keyId(String token) {
    try {
      return JWSObject.parse(token).getHeader().getKeyID();
    } catch (java.text.ParseException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private void assertInvalid(String candidate) {
    assertInvalid(node, candidate);
  }

  private static void assertInvalid(IdentityFixture where, String candidate) {
    assertThatThrownBy(() -> where.verifier.verify(candidate))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_TOKEN));
  }
}
