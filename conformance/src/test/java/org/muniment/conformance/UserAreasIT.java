package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muniment.conformance.Client.FormPart;

/** What users keep for themselves, over HTTP. */
class UserAreasIT {
  private static ServerProcess server;
  private static Client client;
  private static Client reader;

  @BeforeAll
  static void start() {
    server = ServerProcess.start();
    server.command(0, "user", "add", "rob", "--role", "reader");
    client = server.client();
    reader = Client.signIn(server.baseUrl(), "demo", "rob", ServerProcess.PASSWORD);
  }

  @AfterAll
  static void stop() {
    assertThat(server.command(0, "check", "--deep")).contains("No damage found.");
    server.close();
  }

  private static String ids(int... entryIds) {
    List<String> texts = new ArrayList<>();
    for (int id : entryIds) {
      texts.add(Integer.toString(id));
    }
    return "{\"entryIds\":[" + String.join(",", texts) + "]}";
  }

  /** The bare array of an answer, as entry ids. */
  private static List<Integer> listed(Client.Answer answer) {
    JsonNode array = ok(answer, 200);
    assertThat(array.isArray()).as("%s", array).isTrue();
    List<Integer> entryIds = new ArrayList<>();
    array.forEach(entry -> entryIds.add(entry.get("entryId").asInt()));
    return entryIds;
  }

  @Test
  void starredEntries_areTheUsersOwn() {
    int folder = client.folder(1, "starred");
    int document = client.document(folder, "one", "content");
    assertThat(listed(client.post("/StarredEntries", ids(document, folder, document))))
        .containsExactly(document, folder);
    JsonNode first = ok(client.get("/StarredEntries"), 200).get(0);
    assertThat(first.get("fullPath").asText()).isEqualTo("\\starred\\one");
    assertProblem(client.post("/StarredEntries", ids(1, 2_000_000)), 404);
    assertProblem(client.post("/StarredEntries", "{\"entryIds\":[]}"), 400);
    assertProblem(client.post("/StarredEntries", ids(0)), 400);

    assertThat(listed(reader.get("/StarredEntries"))).isEmpty();
    assertThat(listed(reader.post("/StarredEntries", ids(1)))).containsExactly(1);
    assertThat(listed(client.json("DELETE", "/StarredEntries", ids(document, 1))))
        .containsExactly(folder);
    client.complete(client.startDelete(folder));
    assertThat(listed(client.get("/StarredEntries"))).isEmpty();
  }

  @Test
  void personalCollections_comeFillChangeAndGo() {
    String path = "/PersonalCollections";
    JsonNode made = ok(client.post(path, "{\"name\":\"Mine\"}"), 200);
    String id = made.get("id").asText();
    assertThat(made.get("entryIds")).isEmpty();
    assertProblem(client.post(path, "{\"name\":\"MINE\"}"), 409);
    assertProblem(client.post(path, "{\"name\":\"Starred\"}"), 409);
    assertProblem(client.post(path, "{\"name\":\"\"}"), 400);
    assertProblem(client.post(path, "{}"), 400);

    String one = path + "/" + id;
    assertThat(ok(client.post(one + "/Entries", ids(1)), 200).get("entryIds").get(0).asInt())
        .isEqualTo(1);
    assertProblem(client.post(one + "/Entries", ids(2_000_000)), 404);
    JsonNode renamed = ok(client.json("PATCH", one, "{\"name\":\"Yours\"}"), 200);
    assertThat(renamed.get("name").asText()).isEqualTo("Yours");
    assertThat(renamed.get("id").asText()).isEqualTo(id);
    JsonNode selected = ok(client.get(one + "?$select=name"), 200);
    assertThat(selected.get("name").asText()).isEqualTo("Yours");
    assertThat(selected.has("entryIds")).isFalse();
    JsonNode all = ok(client.get(path), 200);
    assertThat(all).hasSize(1);
    assertThat(all.get(0).get("entryIds")).hasSize(1);
    assertThat(ok(client.json("DELETE", one + "/Entries", ids(1, 7)), 200).get("entryIds"))
        .isEmpty();

    assertProblem(reader.get(one), 404);
    ok(reader.delete(one), 204);
    ok(client.get(one), 200);
    ok(client.delete(one), 204);
    ok(client.delete(one), 204);
    assertProblem(client.get(one), 404);
    assertProblem(client.json("PATCH", one, "{\"name\":\"x\"}"), 404);
  }

  @Test
  void userAreas_holdDataAndEntries() {
    JsonNode made =
        ok(client.post("/UserAreas", "{\"name\":\"Views\",\"data\":\"{\\\"a\\\":1}\"}"), 200);
    String area = "/UserAreas/" + made.get("id").asInt();
    assertThat(made.get("comment").isNull()).isTrue();
    assertProblem(client.post("/UserAreas", "{\"name\":\"views\"}"), 409);
    assertProblem(client.post("/UserAreas", "{\"name\":\"pc_7\"}"), 409);
    JsonNode changed = ok(client.json("PUT", area, "{\"comment\":\"mine\"}"), 200);
    assertThat(changed.get("name").asText()).isEqualTo("Views");
    assertThat(changed.get("comment").asText()).isEqualTo("mine");
    assertThat(changed.get("data").asText()).isEqualTo("{\"a\":1}");
    assertThat(ok(client.get("/UserAreas"), 200)).hasSize(1);
    assertThat(ok(client.get(area + "?$select=comment"), 200).has("data")).isFalse();
    assertProblem(client.get(area + "?$select=nothing"), 400);

    assertThat(listed(client.post(area + "/Entries", ids(1, 1)))).containsExactly(1);
    assertThat(listed(client.get(area + "/Entries"))).containsExactly(1);
    assertThat(listed(client.json("DELETE", area + "/Entries", ids(1)))).isEmpty();
    assertProblem(client.post(area + "/Entries", "{}"), 400);

    assertProblem(reader.get(area), 404);
    assertProblem(reader.delete(area), 404);
    assertThat(ok(reader.get("/UserAreas"), 200)).isEmpty();
    ok(client.delete(area), 204);
    assertProblem(client.delete(area), 404);
    assertProblem(client.get("/UserAreas/x"), 400);
  }

  @Test
  void whatIsOpened_isRecent() {
    int folder = client.folder(1, "recent");
    int exported = client.document(folder, "exported", "content");
    int updated = client.document(folder, "updated", "content");
    int read = client.document(folder, "read", "content");
    assertThat(listed(client.get("/RecentDocuments"))).doesNotContain(exported, updated, read);

    client.children(folder, "", 1);
    ok(client.post("/Entries/" + exported + "/Export", "{\"part\":\"Edoc\"}"), 200);
    ok(
        client.form(
            "PATCH",
            "/Entries/" + updated + "/Document",
            FormPart.request("{}"),
            new FormPart("file", "new.bin", new byte[] {1})),
        200);
    ok(
        client.form(
            "POST",
            "/Entries/" + read + "/Document/Pages",
            new FormPart("imageFiles", "page.png", SampleFiles.png(6, 4))),
        200);
    ok(client.get("/Entries/" + read + "/Document/Pages/1/Image"), 200);
    // A failure opens nothing.
    assertProblem(client.get("/Entries/" + folder + "/Document/Pages/1/Text"), 400);

    assertThat(listed(client.get("/RecentDocuments?documentLimit=3")))
        .containsExactly(read, updated, exported);
    assertThat(listed(client.get("/RecentDocuments?documentLimit=1"))).containsExactly(read);
    assertThat(listed(client.get("/RecentDocuments?documentLimit=0"))).isEmpty();
    assertProblem(client.get("/RecentDocuments?documentLimit=-1"), 400);
    assertThat(listed(client.get("/RecentFolders"))).startsWith(folder);
    assertThat(ok(client.get("/RecentFolders"), 200).get(0).get("fullPath").asText())
        .isEqualTo("\\recent");
    assertThat(listed(reader.get("/RecentDocuments"))).isEmpty();

    // What users opened survives a restart.
    server.stop();
    server.restart();
    assertThat(listed(client.get("/RecentDocuments?documentLimit=3")))
        .containsExactly(read, updated, exported);
  }
}
