package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and documents as clients meet them, and what hostile input does. */
class EntriesIT {
  private static ServerProcess server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = ServerProcess.start("--import-limit", "2000000");
    client = server.client();
  }

  @AfterAll
  static void stop() {
    assertThat(server.command(0, "check", "--deep")).contains("No damage found.");
    server.close();
  }

  @Test
  void import_keepsEveryByte_andTheLinkDeliversThem() throws Exception {
    byte[] content = new byte[1_000_001];
    new java.util.Random(1).nextBytes(content);
    JsonNode made =
        ok(
            client.importFile(
                1,
                "{\"name\":\"r\u00e9sum\u00e9 \ud83d\ude00\",\"folderPath\":\"in/here\"}",
                "scan.PDF",
                "application/pdf",
                content),
            201);
    assertThat(made.get("electronicDocumentSize").asLong()).isEqualTo(content.length);
    assertThat(made.get("extension").asText()).isEqualTo("PDF");
    assertThat(made.get("mimeType").asText()).isEqualTo("application/pdf");
    assertThat(made.get("fullPath").asText()).startsWith("\\in\\here\\r");
    String link =
        ok(client.post("/Entries/" + made.get("id") + "/Export", "{\"part\":\"Edoc\"}"), 200)
            .get("value")
            .asText();
    HttpResponse<byte[]> whole =
        Client.HTTP.send(
            HttpRequest.newBuilder(URI.create(link)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(whole.body()).isEqualTo(content);
    assertThat(whole.headers().firstValue("Content-Type")).hasValue("application/pdf");
    HttpResponse<byte[]> part =
        Client.HTTP.send(
            HttpRequest.newBuilder(URI.create(link)).header("Range", "bytes=10-19").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(content, 10, 20));
    assertThat(Client.send(HttpRequest.newBuilder(URI.create(link + "x")).build()).status())
        .isEqualTo(403);
  }

  @Test
  void import_emptyFileAndRefusals() {
    JsonNode empty =
        ok(client.importFile(1, "{\"name\":\"empty\"}", "empty.pdf", null, new byte[0]), 201);
    assertThat(empty.get("isElectronicDocument").asBoolean()).isFalse();
    assertThat(empty.get("extension").asText()).isEmpty();
    assertProblem(client.importFile(1, "{}", "x.pdf", null, new byte[1]), 400);
    assertProblem(client.importFile(1, "{\"name\":", "x.pdf", null, new byte[1]), 400);
    assertProblem(client.importFile(1, "{\"name\":\"EMPTY\"}", "x.pdf", null, new byte[1]), 409);
    assertProblem(
        client.importFile(1, "{\"name\":\"large\"}", "x.pdf", null, new byte[2_000_001]), 413);
    assertProblem(client.importFile(987_654, "{\"name\":\"x\"}", "x", null, new byte[1]), 404);
    for (String type : List.of("multipart/form-data", "multipart/form-data; boundary=other")) {
      assertProblem(
          Client.send(
              client
                  .request("/Entries/1/Folder/Import")
                  .header("Content-Type", type)
                  .POST(HttpRequest.BodyPublishers.ofString("--b\r\nbroken"))
                  .build()),
          400);
    }
  }

  @Test
  void listing_pagesSelectsOrdersAndCounts() {
    int folder = client.folder(1, "listing");
    for (int number = 0; number < 7; number++) {
      client.folder(folder, "f" + number);
    }
    List<JsonNode> all =
        client.children(folder, "?$count=true&$select=name&$orderby=name%20desc", 3);
    assertThat(all).extracting(row -> row.get("name").asText()).first().isEqualTo("f6");
    assertThat(all).extracting(row -> row.get("rowNumber").asInt()).last().isEqualTo(7);
    assertThat(all.get(0).has("fullPath")).isFalse();
    assertThat(client.children(folder, "?$top=5", 2)).hasSize(5);
    assertThat(client.children(folder, "?$skip=6", 2)).hasSize(1);
    assertThat(client.children(folder, "", 7)).hasSize(7);
    JsonNode page =
        ok(client.get("/Entries/" + folder + "/Folder/Children?$count=true&$top=0"), 200);
    assertThat(page.get("@odata.count").asInt()).isEqualTo(7);
    assertThat(page.has("@odata.nextLink")).isFalse();
    for (String bad :
        List.of(
            "$top=151", "$top=-1", "$skip=x", "$orderby=nope", "$select=nope", "$skiptoken=@")) {
      assertProblem(client.get("/Entries/" + folder + "/Folder/Children?" + bad), 400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2147483648", "99999999999999999999", "abc", "1.5", "%00"})
  void entryId_impossible_isRefusedEverywhere(String id) {
    String entry = "/Entries/" + id;
    assertThat(client.get(entry).status()).isBetween(400, 404);
    assertThat(client.get(entry + "/Folder/Children").status()).isBetween(400, 404);
    assertThat(client.delete(entry).status()).isBetween(400, 404);
    assertThat(client.json("PATCH", entry, "{\"name\":\"x\"}").status()).isBetween(400, 404);
    assertThat(client.post(entry + "/Export", "{\"part\":\"Edoc\"}").status()).isBetween(400, 404);
    assertThat(
            client
                .post(entry + "/Folder/Children", "{\"name\":\"x\",\"entryType\":\"Folder\"}")
                .status())
        .isBetween(400, 404);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void entryId_impossibleInABody_isRefusedAsInARoute(int id) {
    String name = "{\"name\":\"x\",";
    List<Client.Answer> refused =
        List.of(
            client.post("/Entries/1/Folder/Copy", name + "\"sourceId\":" + id + "}"),
            client.post("/Entries/1/Folder/CopyAsync", name + "\"sourceId\":" + id + "}"),
            client.json(
                "PATCH",
                "/Entries/" + client.folder(1, "to nowhere " + id),
                "{\"parentId\":" + id + "}"),
            client.json(
                "PUT",
                "/Entries/1/Links",
                "{\"links\":[{\"linkDefinitionId\":1,\"otherEntryId\":" + id + "}]}"));
    for (Client.Answer answer : refused) {
      assertThat(assertProblem(answer, 400).body().get("title").asText())
          .isEqualTo("Error: Invalid value for entryId.");
    }
  }

  @Test
  void metadata_emptyNames_areRefused() {
    assertProblem(client.json("PUT", "/Entries/1/Template", "{\"templateName\":\"\"}"), 400);
    String field = "{\"fields\":[{\"name\":\"\",\"values\":[\"x\"]}]}";
    assertProblem(client.json("PUT", "/Entries/1/Fields", field), 400);
    assertProblem(
        client.importFile(
            1, "{\"name\":\"no field\",\"metadata\":" + field + "}", "x", null, new byte[1]),
        400);
  }

  @Test
  void import_withoutAType_isOfTheTypeThatItsNameTells() {
    byte[] text = "arbitrary text".getBytes(StandardCharsets.UTF_8);
    JsonNode pdf = ok(client.importFile(1, "{\"name\":\"typed\"}", "typed.pdf", null, text), 201);
    assertThat(pdf.get("mimeType").asText()).isEqualTo("application/pdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"\",\"entryType\":\"Folder\"}",
        "{\"name\":\"a\\\\b\",\"entryType\":\"Folder\"}",
        "{\"name\":\"a\\u0000b\",\"entryType\":\"Folder\"}",
        "{\"name\":\"a\\u0007b\",\"entryType\":\"Folder\"}",
        "{\"name\":\"\\ud800\",\"entryType\":\"Folder\"}",
        "{\"name\":\"x\",\"entryType\":\"Elephant\"}",
        "{\"name\":\"x\"}",
        "{\"entryType\":\"Folder\"}",
        "{\"name\":{\"a\":1},\"entryType\":\"Folder\"}",
        "{\"name\":\"x\",\"entryType\":\"Shortcut\"}",
        "{\"name\":\"x\",\"entryType\":\"Folder\",\"folderPath\":\"a//b\"}",
        "{\"name\":\"x\",\"entryType\":\"Folder\",\"folderPath\":\"a/../b\"}",
        "[]",
        "null",
        "\"x\"",
        "{",
        ""
      })
  void create_badBody_isA400ThatMakesNothing(String body) {
    int before = client.children(1, "", 1000).size();
    assertProblem(client.post("/Entries/1/Folder/Children?autoCreateFolderPath=true", body), 400);
    assertThat(client.children(1, "", 1000)).hasSize(before);
  }

  @Test
  void bodies_hugeOrDeep_areRefused() {
    String path = "/Entries/1/Folder/Children";
    assertProblem(client.post(path, "{\"name\":\"" + "x".repeat(6_000_000) + "\"}"), 413);
    assertProblem(
        client.post(path, "{\"name\":\"" + "x".repeat(1_000_000) + "\",\"entryType\":\"Folder\"}"),
        400);
    assertProblem(client.post(path, "[".repeat(100_000)), 400);
    assertProblem(
        Client.send(
            client
                .request(path)
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>"))
                .build()),
        415);
    assertProblem(client.json("PUT", path, "{}"), 405);
    assertProblem(client.get("/Nothing/Here"), 404);
  }

  @Test
  void update_movesRenamesAndRefusesRings() {
    int a = client.folder(1, "move a");
    int b = client.folder(a, "move b");
    assertProblem(client.json("PATCH", "/Entries/" + a, "{\"parentId\":" + b + "}"), 400);
    assertProblem(client.json("PATCH", "/Entries/1", "{\"parentId\":" + b + "}"), 400);
    JsonNode moved =
        ok(client.json("PATCH", "/Entries/" + b, "{\"parentId\":1,\"name\":\"..\"}"), 200);
    assertThat(moved.get("fullPath").asText()).isEqualTo("\\..");
    assertProblem(client.json("PATCH", "/Entries/" + b, "{\"name\":\"MOVE A\"}"), 409);
  }

  @Test
  void tokensInNames_arePutIn_butNotByStartCopyEntry() {
    String parent = "/Entries/" + client.folder(1, "tokens");
    String folder = "{\"name\":\"%(USER) %(Date) %(Nothing)\",\"entryType\":\"Folder\"}";
    JsonNode german = ok(client.post(parent + "/Folder/Children?culture=de-DE", folder), 201);
    assertThat(german.get("name").asText()).matches("admin \\d\\d\\.\\d\\d\\.\\d+ %\\(Nothing\\)");
    JsonNode english = ok(client.post(parent + "/Folder/Children", folder), 201);
    assertThat(english.get("name").asText()).matches("admin \\d+/\\d+/\\d+ %\\(Nothing\\)");
    JsonNode renamed =
        ok(client.json("PATCH", "/Entries/" + english.get("id"), "{\"name\":\"by %(User)\"}"), 200);
    assertThat(renamed.get("name").asText()).isEqualTo("by admin");
    assertProblem(client.post(parent + "/Folder/Children?culture=no_such-culture!", folder), 400);
    String copy = client.startCopy(1, renamed.get("id").asInt(), "copy of %(User)");
    int copied = client.complete(copy).get("result").get("entryId").asInt();
    assertThat(client.get("/Entries/" + copied).body().get("name").asText())
        .isEqualTo("copy of %(User)");
  }

  @Test
  void baseUrl_inAnyCaseAndForTheCloud_leadsToTheSame() {
    String upper =
        server.baseUrl().replace("/LFRepositoryAPI", "/LFREPOSITORYAPI/V2/REPOSITORIES/");
    JsonNode root = ok(client.get(upper + "DEMO/ENTRIES/1"), 200);
    assertThat(root.get("fullPath").asText()).isEqualTo("\\");
    String cloud = server.baseUrl().replace("/LFRepositoryAPI", "/repository");
    assertThat(client.at(cloud).get("/Entries/1").status()).isEqualTo(200);
  }
}
