package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.laserfiche.api.client.tokenclients.TokenClientUtils;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class ClientCredentialsTest {
  private static Database holder;
  private IdentityFixture node;
  private Trustee robot;
  private NewAccessKey key;
  private ECKey privateKey;

  @BeforeAll
  static void open() {
    holder = TestDatabases.create();
  }

  @AfterAll
  static void close() {
    holder.close();
  }

  @BeforeEach
  void start() throws Exception {
    node = new IdentityFixture(holder);
    robot = node.add("robot", null);
    key = create(robot);
    privateKey = ECKey.parse(JSONObjectUtils.toJSONString(jwk(key)));
  }

  private NewAccessKey create(Trustee trustee) {
    return node.database.write(t -> node.accessKeys.create(t, node.repository.id(), trustee.id()));
  }

  // access keys

  @Test
  void create_accessKeyReadsInAllClients() throws Exception {
    for (int i = 0; i < 50; i++) {
      assertThat(create(robot).accessKey()).doesNotContain("+", "/", "-", "_");
    }
    Map<String, Object> members = decode(key);
    assertThat(members)
        .containsOnlyKeys("customerId", "clientId", "domain", "jwk")
        .containsEntry("clientId", key.clientId())
        .containsEntry("customerId", node.config.customerId())
        .containsEntry("domain", "example.test:8443");
    assertThat(jwk(key))
        .containsOnlyKeys("kty", "crv", "use", "d", "x", "y", "kid")
        .containsEntry("kty", "EC")
        .containsEntry("crv", "P-256")
        .containsEntry("use", "sig");
    assertThat(key.toString()).doesNotContain(key.accessKey(), key.servicePrincipalKey());
  }

  @Test
  void create_keepsNoSecret() {
    String row =
        node.database.read(
            t ->
                t.query("select k::text from access_key k where client_id = :id")
                    .bind("id", key.clientId())
                    .mapTo(String.class)
                    .one());
    assertThat(row)
        .contains(privateKey.getX().toString())
        .doesNotContain(privateKey.getD().toString(), key.servicePrincipalKey(), "\"d\"");
  }

  @Test
  void create_forUnknownTrustee_isRefused() {
    assertThatThrownBy(
            () -> node.database.execute(t -> node.accessKeys.create(t, node.repository.id(), -1)))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TRUSTEE_NOT_FOUND));
  }

  @Test
  void list_andRevoke() {
    assertThat(keys()).extracting(AccessKey::clientId).containsExactly(key.clientId());
    assertThat(keys().get(0).trusteeName()).isEqualTo("robot");
    assertThat(keys().get(0).revoked()).isNull();

    assertThat(revoke(key.clientId())).isTrue();
    assertThat(keys().get(0).revoked()).isEqualTo(node.clock.instant());
    assertThat(revoke(key.clientId())).isFalse();
    assertThat(revoke("unknown")).isFalse();
  }

  private List<AccessKey> keys() {
    return node.database.read(t -> node.accessKeys.list(t, node.repository.id()));
  }

  private boolean revoke(String clientId) {
    return node.database.write(t -> node.accessKeys.revoke(t, node.repository.id(), clientId));
  }

  @Test
  void revoke_endsTheTokensOfTheKey_andNoOthers() {
    NewAccessKey second = create(robot);
    String ofFirst = token(sign(claims().build()), "repository.Read").accessToken();
    String password = node.tokens.issue(node.repository, robot).value();
    AccessToken ofSecond =
        node.tokens.issue(node.repository, robot, second.clientId(), ScopeSet.none());
    node.verifier.verify(ofFirst);

    revoke(key.clientId());

    assertThatThrownBy(() -> node.verifier.verify(ofFirst))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_TOKEN));
    node.verifier.verify(ofSecond.value());
    node.verifier.verify(password);
    assertRefused(sign(claims().build()));
  }

  // tokens

  @Test
  void token_rightAssertion_isGoodForTwelveHours() {
    OAuthToken token = token(sign(claims().build()), "repository.Read");

    assertThat(token.tokenType()).isEqualTo("bearer");
    assertThat(token.expiresIn()).isEqualTo(43_200);
    assertThat(token.scope()).isEqualTo("repository.Read");
    Caller caller = node.verifier.verify(token.accessToken());
    assertThat(caller.trusteeId()).isEqualTo(robot.id());
    assertThat(caller.repositoryName()).isEqualTo(node.repository.name());
    assertThat(caller.scopes()).isEqualTo(ScopeSet.parse("repository.Read"));
  }

  @Test
  void token_sameAssertionAgain_givesAnotherToken() {
    String assertion = sign(claims().build());

    assertThat(token(assertion, null).accessToken())
        .isNotEqualTo(token(assertion, null).accessToken());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "null | null",
        "'' | null",
        "table.Read | null",
        "repository.ReadWrite | repository.Read repository.Write",
        "repository.Write x.y | repository.Write",
        "repository/Repositories/r/Entries/1.ReadWrite"
            + " | repository/Repositories/r/Entries/1.ReadWrite",
      })
  void token_scopes(String asked, String granted) {
    OAuthToken token = token(sign(claims().build()), asked);

    assertThat(token.scope()).isEqualTo(granted);
    ScopeSet scopes = node.verifier.verify(token.accessToken()).scopes();
    assertThat(scopes).isEqualTo(ScopeSet.parse(granted));
    assertThat(scopes.isUnlimited()).isFalse();
  }

  @Test
  void token_timesWithinTolerance_areAccepted() {
    Instant now = node.clock.instant();
    token(sign(claims().expirationTime(null).build()), null);
    token(sign(claims().issueTime(null).notBeforeTime(null).build()), null);
    token(sign(claims().expirationTime(Date.from(now.minusSeconds(299))).build()), null);
    token(sign(claims().issueTime(Date.from(now.plusSeconds(300))).build()), null);
    token(sign(claims().notBeforeTime(Date.from(now.plusSeconds(300))).build()), null);
    token(sign(claims().issueTime(Date.from(now.minus(Duration.ofDays(400)))).build()), null);
  }

  @Test
  void token_timesOutOfTolerance_areRefused() {
    Instant now = node.clock.instant();
    assertRefused(sign(claims().expirationTime(Date.from(now.minusSeconds(300))).build()));
    assertRefused(sign(claims().issueTime(Date.from(now.plusSeconds(301))).build()));
    assertRefused(sign(claims().notBeforeTime(Date.from(now.plusSeconds(301))).build()));
  }

  @Test
  void token_wrongClaims_areRefused() {
    assertRefused(sign(claims().claim("client_id", "unknown").build()));
    assertRefused(sign(claims().claim("client_id", null).build()));
    assertRefused(sign(claims().claim("client_id", 5).build()));
    assertRefused(sign(claims().claim("client_id", "a\0").build()));
    assertRefused(sign(claims().claim("client_id", create(robot).clientId()).build()));
    assertRefused(sign(claims().claim("client_secret", "wrong").build()));
    assertRefused(sign(claims().claim("client_secret", null).build()));
    assertRefused(sign(claims().claim("client_secret", List.of("x")).build()));
    assertRefused(sign(claims().audience("example.test").build()));
    assertRefused(sign(claims().audience((String) null).build()));
  }

  @Test
  void token_secretOfAnotherKey_isRefused() {
    String secret = create(robot).servicePrincipalKey();

    assertRefused(sign(claims().claim("client_secret", secret).build()));
  }

  @Test
  void token_wrongSignature_isRefused() throws Exception {
    JWTClaimsSet claims = claims().build();
    String kid = privateKey.getKeyID();
    ECDSASigner own = new ECDSASigner(privateKey);
    ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();

    assertRefused(sign(claims, JWSAlgorithm.ES256, kid, new ECDSASigner(stranger)));
    assertRefused(sign(claims, JWSAlgorithm.ES256, "other", own));
    assertRefused(sign(claims, JWSAlgorithm.ES256, null, own));
    // The public key as the secret of a symmetric algorithm: the classic confusion.
    byte[] publicBytes = privateKey.toECPublicKey().getEncoded();
    assertRefused(sign(claims, JWSAlgorithm.HS256, kid, new MACSigner(publicBytes)));
    byte[] publicJson = privateKey.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    assertRefused(sign(claims, JWSAlgorithm.HS256, kid, new MACSigner(publicJson)));
    String[] good = sign(claims).split("\\.");
    String none = "{\"alg\":\"none\",\"kid\":\"" + kid + "\"}";
    assertRefused(Base64URL.encode(none) + "." + good[1] + ".");
    assertRefused(Base64URL.encode(none) + "." + good[1] + "." + good[2]);
    // A signature of zeros, which a careless verifier takes for any message.
    assertRefused(good[0] + "." + good[1] + "." + Base64URL.encode(new byte[64]));
    token(String.join(".", good), null);
  }

  @Test
  void token_keyInTheHeader_isNotBelieved() throws Exception {
    ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID(privateKey.getKeyID()).generate();
    SignedJWT forged =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(privateKey.getKeyID())
                .jwk(stranger.toPublicJWK())
                .build(),
            claims().build());
    forged.sign(new ECDSASigner(stranger));

    assertRefused(forged.serialize());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b.c", "bnVsbA.bnVsbA.bnVsbA", "e30.e30.e30", "\0"})
  void token_garbage_isRefused(String garbage) {
    assertRefused(garbage);
    assertRefused(garbage + "A".repeat(9000));
  }

  @Test
  void token_accessTokenAsAssertion_isRefused() {
    assertRefused(token(sign(claims().build()), null).accessToken());
  }

  @Test
  void token_disabledTrustee_isRefused_andTokensEnd() {
    String token = token(sign(claims().build()), null).accessToken();
    node.verifier.verify(token);
    node.setEnabled(robot, false);

    assertRefused(sign(claims().build()));
    assertThatThrownBy(() -> node.verifier.verify(token)).isInstanceOf(MunimentException.class);
  }

  @Test
  void token_badRequests() {
    String header = "Bearer " + sign(claims().build());
    assertError(header, Map.of(), "invalid_request", 400);
    assertError(header, Map.of("grant_type", ""), "invalid_request", 400);
    assertError(header, Map.of("grant_type", "password"), "unsupported_grant_type", 400);
    Map<String, String> form = Map.of("grant_type", "client_credentials");
    assertError(null, form, "invalid_client", 401);
    assertError("Basic YTpi", form, "invalid_client", 401);
    assertError("Bearer", form, "invalid_client", 401);
    node.clientCredentials.token("bearer " + sign(claims().build()), form);
  }

  @Test
  void token_assertionOfTheOfficialClient_isAccepted() {
    node.clock.set(Instant.now());
    com.laserfiche.api.client.model.AccessKey official =
        com.laserfiche.api.client.model.AccessKey.createFromBase64EncodedAccessKey(key.accessKey());
    assertThat(official.getDomain()).isEqualTo("example.test:8443");

    String header = TokenClientUtils.createBearer(key.servicePrincipalKey(), official);
    Map<String, String> form = Map.of("grant_type", "client_credentials", "scope", "");
    OAuthToken token = node.clientCredentials.token(header, form);
    assertThat(node.verifier.verify(token.accessToken()).trusteeId()).isEqualTo(robot.id());

    String wrong = TokenClientUtils.createBearer("wrong", official);
    assertError(wrong, form, "invalid_client", 401);
  }

  // what the tests send

  private JWTClaimsSet.Builder claims() {
    Instant now = node.clock.instant();
    return new JWTClaimsSet.Builder()
        .claim("client_id", key.clientId())
        .claim("client_secret", key.servicePrincipalKey())
        .audience("laserfiche.com")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(1800)));
  }

  private String sign(JWTClaimsSet claims) {
    try {
      return sign(claims, JWSAlgorithm.ES256, privateKey.getKeyID(), new ECDSASigner(privateKey));
    } catch (JOSEException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String sign(
      JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
      throws JOSEException {
    SignedJWT assertion =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
    assertion.sign(signer);
    return assertion.serialize();
  }

  private OAuthToken token(String assertion, String scope) {
    return node.clientCredentials.token(
        "Bearer " + assertion,
        scope == null
            ? Map.of("grant_type", "client_credentials")
            : Map.of("grant_type", "client_credentials", "scope", scope));
  }

  private void assertRefused(String assertion) {
    assertError(
        "Bearer " + assertion, Map.of("grant_type", "client_credentials"), "invalid_client", 401);
  }

  private void assertError(String header, Map<String, String> form, String error, int status) {
    OAuthException failure =
        catchThrowableOfType(
            OAuthException.class, () -> node.clientCredentials.token(header, form));
    assertThat(failure).isNotNull();
    assertThat(failure.error()).isEqualTo(error);
    assertThat(failure.status()).isEqualTo(status);
    assertThat(failure.description()).endsWith(".");
  }

  private static Map<String, Object> decode(NewAccessKey key) throws Exception {
    byte[] json = Base64.getDecoder().decode(key.accessKey());
    assertThat(Base64.getUrlDecoder().decode(key.accessKey())).isEqualTo(json);
    return JSONObjectUtils.parse(new String(json, StandardCharsets.UTF_8));
  }

  private static Map<String, Object> jwk(NewAccessKey key) throws Exception {
    return JSONObjectUtils.getJSONObject(decode(key), "jwk");
  }
}
