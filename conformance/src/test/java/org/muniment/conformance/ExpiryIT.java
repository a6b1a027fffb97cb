package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What dies by itself, on a server whose clock is put forward. */
class ExpiryIT {
  private static ServerProcess server;

  @BeforeAll
  static void start() {
    server = ServerProcess.start("--settable-clock", "true");
  }

  @AfterAll
  static void stop() {
    assertThat(server.command(0, "check", "--deep")).contains("No damage found.");
    server.close();
  }

  private static String clock(String query) {
    return server.baseUrl().replace("/LFRepositoryAPI", "/clock" + query);
  }

  private static void advance(Client client, String duration) {
    ok(
        Client.send(
            client.request(clock("?advance=" + duration)).POST(BodyPublishers.noBody()).build()),
        200);
  }

  private static Client.Answer fetch(String link) {
    return Client.send(HttpRequest.newBuilder(URI.create(link)).build());
  }

  @Test
  void clock_isSetByAdministratorsOnly_andForwardOnly() {
    Client admin = server.client();
    for (String query : new String[] {"", "?advance=x", "?advance=-PT1S", "?advance=P9999D"}) {
      assertThat(
              Client.send(admin.request(clock(query)).POST(BodyPublishers.noBody()).build())
                  .status())
          .isEqualTo(400);
    }
    server.command(0, "user", "add", "reader", "--role", "reader");
    Client reader = Client.signIn(server.baseUrl(), "demo", "reader", ServerProcess.PASSWORD);
    assertThat(
            Client.send(
                    reader.request(clock("?advance=PT1S")).POST(BodyPublishers.noBody()).build())
                .status())
        .isEqualTo(403);
    assertThat(
            Client.send(
                    HttpRequest.newBuilder(URI.create(clock("?advance=PT1S")))
                        .POST(BodyPublishers.noBody())
                        .build())
                .status())
        .isEqualTo(401);
  }

  @Test
  void tasksTokensAndLinks_endAfterFifteenMinutes() {
    Client client = server.client();
    int document = client.document(1, "expiry", "content");
    String link =
        ok(client.post("/Entries/" + document + "/Export", "{\"part\":\"Edoc\"}"), 200)
            .get("value")
            .asText();
    JsonNode upload =
        ok(
            client.post(
                "/Entries/CreateMultipartUploadUrls",
                "{\"numberOfParts\":1,\"fileName\":\"a.bin\",\"mimeType\":\"a/b\"}"),
            200);
    String part = upload.get("urls").get(0).asText();
    String task = client.startCopy(1, document, "expiry copy");
    client.complete(task);

    advance(client, "PT14M50S");
    assertThat(fetch(link).status()).isEqualTo(200);
    assertThat(client.get("/Tasks?taskIds=" + task).body().get("value")).hasSize(1);

    advance(client, "PT20S");
    assertThat(fetch(link).status()).isEqualTo(403);
    assertThat(
            Client.send(
                    HttpRequest.newBuilder(URI.create(part))
                        .PUT(BodyPublishers.ofString("late"))
                        .build())
                .status())
        .isEqualTo(403);
    assertProblem(client.get("/Entries/1"), 401);
    Client again = server.client();
    assertThat(again.get("/Tasks?taskIds=" + task).body().get("value")).isEmpty();
    assertThat(again.get("/Entries/" + document).status()).isEqualTo(200);
  }

  @Test
  void abandonedUploads_goAfterADay() {
    String upload = server.client().upload("a.bin", "a/b", 1).get("uploadId").asText();
    // A call that is refused is no use of the upload.
    String wrongTag = "{\"name\":\"a\",\"uploadId\":\"" + upload + "\",\"partETags\":[\"none\"]}";
    advance(server.client(), "PT23H");
    assertThat(refusal(server.client(), wrongTag)).contains("is none of a part of this upload");
    advance(server.client(), "PT2H");
    Client client = server.client();
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!refusal(client, wrongTag).contains("There is no upload")) {
      assertThat(System.nanoTime()).as("the upload is still there").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static String refusal(Client client, String body) {
    return assertProblem(client.post("/Entries/1/Folder/ImportUploadedParts", body), 400)
        .body()
        .get("title")
        .asText();
  }

  @Test
  void searchResults_endFiveMinutesAfterTheLastLook() {
    Client client = server.client();
    String task =
        ok(client.post("/Searches/SearchAsync", "{\"searchCommand\":\"{LF:ID=1}\"}"), 202)
            .get("taskId")
            .asText();
    client.complete(task);
    String results = "/Searches/" + task + "/Results";
    for (int look = 0; look < 2; look++) {
      advance(client, "PT4M");
      assertThat(ok(client.get(results), 200).get("value")).hasSize(1);
    }
    advance(client, "PT5M10S");
    assertProblem(client.get(results), 404);
  }

  @Test
  void now_inASearch_isTheDayOfTheClock() {
    int folder = server.client().folder(1, "of its day");
    String today = "{\"searchCommand\":\"{LF:Created=\\\"now\\\"} & {LF:ID=" + folder + "}\"}";
    assertThat(ok(server.client().post("/SimpleSearches", today), 200).get("value")).hasSize(1);
    advance(server.client(), "P1D");
    assertThat(ok(server.client().post("/SimpleSearches", today), 200).get("value")).isEmpty();
  }
}
