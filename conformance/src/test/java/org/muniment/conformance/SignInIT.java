package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;

import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, and what tokens let one do. */
class SignInIT {
  private static final String UNKNOWN_REPOSITORY =
      "Error: Repository with the given Id not found or no connection could be made.";

  private static ServerProcess server;

  @BeforeAll
  static void start() {
    server = ServerProcess.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Client.Answer token(String form) {
    return Client.token(server.baseUrl(), ServerProcess.REPOSITORY, form);
  }

  @Test
  void password_right_givesATokenOfFifteenMinutes_eachTimeAnother() {
    Client.Answer first = token("grant_type=password&username=admin&password=correct+horse");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body().get("token_type").asText()).isEqualTo("bearer");
    assertThat(first.body().get("expires_in").asInt()).isEqualTo(900);
    Client.Answer second = token("grant_type=password&username=ADMIN&password=correct%20horse");
    assertThat(second.body().get("access_token")).isNotEqualTo(first.body().get("access_token"));
    first.http().headers().map().forEach((name, values) -> assertThat(values).hasSize(1));
  }

  @Test
  void password_wrongOrUnknownUser_is401() {
    for (String form :
        new String[] {
          "grant_type=password&username=admin&password=wrong",
          "grant_type=password&username=nobody&password=wrong",
          "grant_type=password&username=admin&password=",
          "grant_type=password&username=%27+or+1%3D1&password=x"
        }) {
      Client.Answer answer = assertProblem(token(form), 401);
      assertThat(answer.body().get("errorCode").asInt()).isEqualTo(9010);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "username=admin&password=x",
        "grant_type=code&username=a&password=b",
        "grant_type=password&username=admin",
        "grant_type=password&username=%zz&password=b"
      })
  void form_incomplete_is400(String form) {
    assertProblem(token(form), 400);
  }

  @Test
  void repository_unknown_isSaidBeforeAnythingElse() {
    Client.Answer signIn =
        assertProblem(
            Client.token(
                server.baseUrl(), "nowhere", "grant_type=password&username=admin&password=x"),
            404);
    assertThat(signIn.body().get("title").asText()).isEqualTo(UNKNOWN_REPOSITORY);
    Client elsewhere = new Client(server.baseUrl(), "nowhere", server.client().token());
    for (Client.Answer answer :
        new Client.Answer[] {
          elsewhere.get("/Entries/1"),
          elsewhere.get("/Entries/-5"),
          elsewhere.post("/Entries/0/Folder/CopyAsync", "{broken"),
          elsewhere.delete("/Tasks")
        }) {
      assertProblem(answer, 404);
      assertThat(answer.body().get("title").asText()).isEqualTo(UNKNOWN_REPOSITORY);
      assertThat(answer.body().get("errorCode").asInt()).isEqualTo(9018);
    }
  }

  @Test
  void token_missingOrForged_is401() {
    String good = server.client().token();
    String[] parts = good.split("\\.");
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes());
    for (String forged :
        new String[] {
          "x",
          "",
          none + "." + parts[1] + ".",
          parts[0] + "." + parts[1] + "." + parts[2].substring(1),
          parts[0] + "." + parts[2] + "." + parts[1],
          "a".repeat(7_000)
        }) {
      Client client = new Client(server.baseUrl(), ServerProcess.REPOSITORY, forged);
      Client.Answer answer = assertProblem(client.get("/Entries/1"), 401);
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void commandsBesideTheServer_takeEffectAtOnce() {
    server.command(0, "user", "add", "rob", "--role", "reader");
    Client rob =
        Client.signIn(server.baseUrl(), ServerProcess.REPOSITORY, "rob", ServerProcess.PASSWORD);
    assertThat(rob.get("/Entries/1").status()).isEqualTo(200);
    Client.Answer refused =
        assertProblem(
            rob.post("/Entries/1/Folder/Children", "{\"name\":\"x\",\"entryType\":\"Folder\"}"),
            403);
    assertThat(refused.body().get("errorCode").asInt()).isEqualTo(9013);
    assertProblem(rob.delete("/Entries/1"), 403);
    server.command(0, "user", "disable", "rob");
    Client.Answer after = rob.get("/Entries/1");
    for (int attempt = 0; attempt < 10_000 && after.status() == 200; attempt++) {
      after = rob.get("/Entries/1");
    }
    assertProblem(after, 401);
    assertProblem(token("grant_type=password&username=rob&password=correct+horse"), 401);
    assertThat(server.command(1, "user", "disable", "nobody")).contains("no user named 'nobody'");
  }

  @Test
  void tokenOfAnotherRepository_isRefused() {
    server.command(0, "repository", "create", "second");
    Client second = Client.signIn(server.baseUrl(), "second", "admin", ServerProcess.PASSWORD);
    assertThat(second.get("/Entries/1").status()).isEqualTo(200);
    Client crossed = new Client(server.baseUrl(), ServerProcess.REPOSITORY, second.token());
    assertProblem(crossed.get("/Entries/1"), 403);
    assertThat(
            Client.send(
                    java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create(server.baseUrl() + "/v2/Repositories"))
                        .build())
                .body()
                .get("value"))
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
