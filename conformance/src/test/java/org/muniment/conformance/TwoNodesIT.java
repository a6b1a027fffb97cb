package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two server processes on one database share the work. */
class TwoNodesIT {
  private static ServerProcess one;
  private static ServerProcess two;

  @BeforeAll
  static void start() {
    one = ServerProcess.start();
    two = ServerProcess.start(one.sharedBy());
  }

  @AfterAll
  static void stop() {
    two.close();
    one.close();
  }

  @Test
  void tokensTasksAndWaiters_areSharedByTheNodes() {
    Client first = one.client();
    Client second = first.at(two.baseUrl());
    int folder = first.folder(1, "shared");
    second.document(folder, "from two", "bytes");
    String task = second.startCopy(1, folder, "shared copy");
    JsonNode ended = first.complete(task);
    assertThat(ended.get("result").get("uri").asText()).startsWith(one.baseUrl());
    assertThat(first.tree(ended.get("result").get("entryId").asInt())).containsExactly("from two");
    String key = "\"the same\"";
    String body = "{\"name\":\"once\",\"sourceId\":" + folder + "}";
    List<String> ids = new ArrayList<>();
    for (Client client : List.of(first, second, first)) {
      ids.add(
          Client.ok(
                  Client.send(
                      client
                          .request("/Entries/1/Folder/CopyAsync")
                          .header("Content-Type", "application/json")
                          .header("Idempotency-Key", key)
                          .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                          .build()),
                  202)
              .get("taskId")
              .asText());
    }
    assertThat(ids.stream().distinct()).hasSize(1);
    first.complete(ids.get(0));
  }

  @Test
  void nodeKilled_theOtherGoesOnWithItsTasks() {
    Client first = one.client();
    int source = Trees.build(first, 1, 2_500);
    List<String> expected = first.tree(source);
    try (ServerProcess third = ServerProcess.start(one.sharedBy())) {
      Client doomed = first.at(third.baseUrl());
      List<String> tasks = new ArrayList<>();
      for (int number = 0; number < 6; number++) {
        tasks.add(doomed.startCopy(1, source, "taken over " + number));
      }
      third.kill(false);
      for (String task : tasks) {
        JsonNode ended = first.complete(task);
        assertThat(first.tree(ended.get("result").get("entryId").asInt())).isEqualTo(expected);
      }
    }
  }

  @Test
  void everythingAtOnceOnBothNodes_leavesATree() throws Exception {
    long seed = Long.getLong("muniment.seed", System.nanoTime());
    System.out.println("seed " + seed);
    Client first = one.client();
    int arena = first.folder(1, "arena");
    List<Integer> folders = new CopyOnWriteArrayList<>();
    for (int number = 0; number < 8; number++) {
      int folder = first.folder(arena, "f" + number);
      folders.add(folder);
      first.document(folder, "d", "content");
    }
    ExecutorService threads = Executors.newFixedThreadPool(6);
    List<Callable<List<String>>> workers = new ArrayList<>();
    for (int number = 0; number < 6; number++) {
      Client client = number % 2 == 0 ? first : first.at(two.baseUrl());
      Random random = new Random(seed + number);
      workers.add(() -> disturb(client, random, arena, folders));
    }
    List<String> failures = new ArrayList<>();
    for (Future<List<String>> worker : threads.invokeAll(workers)) {
      failures.addAll(worker.get());
    }
    threads.shutdown();
    assertThat(failures).as("answers with status 5xx, seed %d", seed).isEmpty();
    for (JsonNode task : Client.ok(first.get("/Tasks"), 200).get("value")) {
      first.await(task.get("id").asText());
    }
    assertThat(one.command(0, "check", "--deep")).contains("No damage found.");
  }

  private static List<String> disturb(
      Client client, Random random, int arena, List<Integer> folders) {
    List<String> failures = new ArrayList<>();
    for (int call = 0; call < 250; call++) {
      int one = folders.get(random.nextInt(folders.size()));
      int other = random.nextInt(4) == 0 ? arena : folders.get(random.nextInt(folders.size()));
      int kind = random.nextInt(6);
      Client.Answer answer =
          switch (kind) {
            case 0 ->
                client.post(
                    "/Entries/" + other + "/Folder/CopyAsync",
                    "{\"name\":\"c\",\"autoRename\":true,\"sourceId\":" + one + "}");
            case 1 ->
                client.json(
                    "PATCH", "/Entries/" + one, "{\"parentId\":" + other + ",\"autoRename\":true}");
            case 2 ->
                client.json(
                    "PATCH",
                    "/Entries/" + one,
                    "{\"name\":\"n" + random.nextInt(5) + "\",\"autoRename\":true}");
            case 3 ->
                client.importFile(
                    one,
                    "{\"name\":\"i\",\"autoRename\":true}",
                    "i.bin",
                    null,
                    ("x" + random.nextInt(3)).getBytes());
            case 4 ->
                client.post(
                    "/Entries/" + one + "/Folder/Children",
                    "{\"name\":\"s\",\"autoRename\":true,\"entryType\":\"Folder\"}");
            default ->
                random.nextInt(2) == 0
                    ? client.delete("/Entries/" + one)
                    : client.get("/Entries/" + one + "/Folder/Children");
          };
      if (answer.status() == 404) {
        replace(client, arena, folders, one);
      }
      if (answer.status() >= 500) {
        failures.add("call " + kind + " on " + one + " and " + other + ": " + answer.http().body());
      }
    }
    return failures;
  }

  /** Puts a new folder in the place of one that was deleted, so that there is always work. */
  private static void replace(Client client, int arena, List<Integer> folders, int gone) {
    int place = folders.indexOf(gone);
    if (place >= 0 && client.get("/Entries/" + gone).status() == 404) {
      String body = "{\"name\":\"f\",\"autoRename\":true,\"entryType\":\"Folder\"}";
      Client.Answer made = client.post("/Entries/" + arena + "/Folder/Children", body);
      if (made.status() == 201) {
        folders.set(place, made.body().get("id").asInt());
      }
    }
  }
}
