package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Long operations as clients meet them. */
class TasksIT {
  private static final int CALLERS = Integer.getInteger("muniment.waitingCallers", 10_000);
  private static final String TASK_TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{7}Z";

  private static ServerProcess server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = ServerProcess.start();
    client = server.client();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String testTask(String options) {
    return ok(client.post("/Tasks/StartTestTaskAsync?" + options, ""), 200).get("taskId").asText();
  }

  @Test
  void copyAndDelete_oneCallShowsTheEnd() {
    int folder = client.folder(1, "original");
    client.document(folder, "a", "one");
    client.folder(folder, "b");
    Client.Answer started =
        client.post(
            "/Entries/1/Folder/CopyAsync", "{\"NAME\":\"copy\",\"sourceID\":" + folder + "}");
    String id = ok(started, 202).get("taskId").asText();
    assertThat(started.header("Operation-Location")).endsWith("/Tasks?taskIds=" + id);
    assertThat(started.header("Retry-After")).isNotEmpty();
    JsonNode task = client.complete(id);
    assertThat(task.get("taskType").asText()).isEqualTo("CopyEntry");
    assertThat(task.get("percentComplete").asInt()).isEqualTo(100);
    assertThat(task.get("errors").isArray()).isTrue();
    assertThat(task.get("startTime").asText()).matches(TASK_TIME);
    assertThat(task.get("lastUpdateTime").asText()).matches(TASK_TIME);
    String uri = task.get("result").get("uri").asText();
    JsonNode copy = ok(client.get(uri), 200);
    assertThat(copy.get("id")).isEqualTo(task.get("result").get("entryId"));
    assertThat(client.tree(copy.get("id").asInt())).containsExactly("a", "b");

    JsonNode deleted = client.complete(client.startDelete(copy.get("id").asInt()));
    assertThat(deleted.get("taskType").asText()).isEqualTo("DeleteEntry");
    assertProblem(client.get(uri), 404);
    assertThat(client.tree(folder)).containsExactly("a", "b");
  }

  @Test
  void starts_thatCannotSucceed_areRefusedAtOnce() {
    int folder = client.folder(1, "refusals");
    int below = client.folder(folder, "below");
    String copy = "/Entries/%d/Folder/CopyAsync";
    String body = "{\"name\":\"x\",\"sourceId\":" + folder + "}";
    assertProblem(client.post(copy.formatted(folder), body), 400);
    assertProblem(client.post(copy.formatted(below), body), 400);
    assertProblem(client.post(copy.formatted(999_999), body), 404);
    assertProblem(client.post(copy.formatted(1), "{\"name\":\"x\",\"sourceId\":999999}"), 404);
    assertProblem(client.post(copy.formatted(1), "{\"sourceId\":" + folder + "}"), 400);
    assertProblem(client.post(copy.formatted(1), "{\"name\":\"x\"}"), 400);
    assertProblem(client.post(copy.formatted(1), ""), 400);
    assertProblem(client.post("/Entries/0/Folder/CopyAsync", body), 400);
    assertProblem(client.delete("/Entries/1"), 400);
    assertProblem(client.delete("/Entries/999999"), 404);
    assertProblem(client.delete("/Entries/-1"), 400);
    JsonNode taken = client.await(client.startCopy(1, folder, "REFUSALS"));
    assertThat(taken.get("status").asText()).isEqualTo("Failed");
    assertThat(taken.get("errors").get(0).get("status").asInt()).isEqualTo(409);
    assertThat(taken.get("percentComplete").asInt()).isLessThan(100);
  }

  @Test
  void ids_knownUnknownRepeatedAndNone() {
    String one = testTask("operationTime=0");
    String two = testTask("operationTime=0&hasError=true");
    client.await(one);
    client.await(two);
    String unknown = UUID.randomUUID().toString();
    assertThat(
            ok(
                    client.get(
                        "/Tasks?taskIds="
                            + one
                            + ","
                            + two
                            + "&taskIds="
                            + one
                            + "&taskIds="
                            + unknown),
                    200)
                .get("value"))
        .hasSize(2);
    assertThat(ok(client.get("/Tasks?taskIds=nonsense"), 200).get("value")).isEmpty();
    assertThat(ok(client.get("/Tasks"), 200).get("value").size()).isGreaterThanOrEqualTo(2);
    assertThat(ok(client.delete("/Tasks?taskIds="), 200).get("value")).isEmpty();
    assertThat(ok(client.delete("/Tasks?taskIds=" + unknown), 200).get("value")).isEmpty();
    JsonNode cancelled = ok(client.delete("/Tasks?taskIds=" + one), 200).get("value");
    assertThat(cancelled).hasSize(1);
    assertThat(cancelled.get(0).get("result").asBoolean()).isTrue();
    assertThat(client.look(one).get("status").asText()).isEqualTo("Completed");
    assertThat(client.look(two).get("status").asText()).isEqualTo("Failed");
    assertThat(client.look(two).get("errors")).hasSize(1);
  }

  @Test
  void testTask_runsIsHeldAndCancelled() {
    String id = testTask("operationTime=600&hasRedirectUri=true");
    JsonNode running = client.look(id);
    assertThat(running.get("status").asText()).isEqualTo("InProgress");
    assertThat(running.get("result").isNull()).isTrue();
    ok(client.delete("/Tasks?taskIds=" + id), 200);
    assertThat(client.await(id).get("status").asText()).isEqualTo("Cancelled");
    assertProblem(client.post("/Tasks/StartTestTaskAsync?operationTime=-1", ""), 400);
    assertProblem(client.post("/Tasks/StartTestTaskAsync?operationTime=abc", ""), 400);
    JsonNode done = client.complete(testTask("operationTime=1&hasRedirectUri=true"));
    assertThat(client.get(done.get("result").get("uri").asText()).status()).isEqualTo(200);
  }

  @Test
  void cancel_aLargeCopy_stopsAndLeavesATree() {
    int source = Trees.build(client, 1, 2_500);
    int target = client.folder(1, "half done");
    List<String> tasks = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      tasks.add(client.startCopy(target, source, "copy " + number));
    }
    ok(client.delete("/Tasks?taskIds=" + String.join(",", tasks)), 200);
    List<String> ends = tasks.stream().map(id -> client.await(id).get("status").asText()).toList();
    assertThat(ends).contains("Cancelled").isSubsetOf("Cancelled", "Completed");
    client.complete(client.startDelete(target));
    assertThat(server.command(0, "check")).contains("No damage found.");
  }

  @Test
  void manyCallersWait_andTheServerStaysResponsive() {
    String id = testTask("operationTime=600");
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      waiting.add(
          Client.HTTP.sendAsync(
              client.request("/Tasks?taskIds=" + id).build(),
              HttpResponse.BodyHandlers.ofString()));
    }
    long held = 0;
    for (int look = 0; look < 2_000 && held < CALLERS; look++) {
      assertThat(client.get("/Entries/1").status()).isEqualTo(200);
      held = waitingCallers();
    }
    assertThat(held).isEqualTo(CALLERS);
    long begin = System.nanoTime();
    for (int call = 0; call < 50; call++) {
      assertThat(client.get("/Entries/1").status()).isEqualTo(200);
    }
    System.out.printf(
        "%d callers wait; a read takes %.1f ms%n", held, (System.nanoTime() - begin) / 50 / 1e6);
    ok(client.delete("/Tasks?taskIds=" + id), 200);
    for (CompletableFuture<HttpResponse<String>> answer : waiting) {
      assertThat(answer.join().body()).contains("\"Cancelled\"");
    }
    assertThat(waitingCallers()).isZero();
  }

  private static long waitingCallers() {
    return client
        .get(server.baseUrl().replace("/LFRepositoryAPI", "/metrics"))
        .http()
        .body()
        .lines()
        .filter(line -> line.startsWith("muniment_tasks_waiting_callers "))
        .mapToLong(line -> (long) Double.parseDouble(line.split(" ")[1]))
        .sum();
  }

  @Test
  void idempotencyKey_survivesARestart() {
    int folder = client.folder(1, "keyed");
    String body = "{\"name\":\"keyed copy\",\"sourceId\":" + folder + "}";
    String first = keyed(body, 202).get("taskId").asText();
    client.complete(first);
    server.kill(true);
    server.restart();
    client = server.client();
    assertThat(keyed(body, 202).get("taskId").asText()).isEqualTo(first);
    keyed("{\"name\":\"other\",\"sourceId\":" + folder + "}", 422);
  }

  private static JsonNode keyed(String body, int status) {
    return ok(
        Client.send(
            client
                .request("/Entries/1/Folder/CopyAsync")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "a key")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build()),
        status);
  }
}
