package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.conformance.Client.FormPart;

/** Template, fields, tags and links of documents over HTTP. */
class MetadataIT {
  private static ServerProcess server;
  private static Client client;
  private static Client other;
  private int id;
  private String document;

  @BeforeAll
  static void start() {
    server = ServerProcess.start();
    server.command(0, "user", "add", "other");
    client = server.client();
    other = Client.signIn(server.baseUrl(), "demo", "other", ServerProcess.PASSWORD);
  }

  @AfterAll
  static void stop() {
    assertThat(server.command(0, "check", "--deep")).contains("No damage found.");
    server.close();
  }

  /** A document with template, fields, a tag and a link. */
  @BeforeEach
  void describe() {
    int folder = client.folder(1, "f" + System.nanoTime());
    int linked = client.document(folder, "linked", "x");
    String request =
        """
        {"name": "described", "metadata": {
          "templateName": "General",
          "fields": [
            {"name": "Author", "values": ["me"]}, {"name": "Keywords", "values": ["a", "b"]},
            {"name": "Amount", "values": ["5"]}],
          "tags": ["Draft"],
          "links": [{"linkDefinitionId": 1, "otherEntryId": %d}]}}
        """
            .formatted(linked);
    byte[] content = "before".getBytes(StandardCharsets.UTF_8);
    id = ok(client.importFile(folder, request, "a.bin", "a/b", content), 201).get("id").asInt();
    document = "/Entries/" + id + "/Document";
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new TreeMap<>();
    ok(client.get("/Entries/" + id + "/Fields"), 200)
        .get("value")
        .forEach(field -> fields.put(field.get("name").asText(), field.get("values").toString()));
    return fields;
  }

  private String names(String what) {
    StringBuilder names = new StringBuilder();
    ok(client.get("/Entries/" + id + what), 200)
        .get("value")
        .forEach(
            one ->
                names
                    .append(names.isEmpty() ? "" : ", ")
                    .append(one.get(one.has("name") ? "name" : "targetLabel").asText()));
    return names.toString();
  }

  private Client.Answer update(Client caller, String request, FormPart... files) {
    FormPart[] parts = java.util.Arrays.copyOf(files, files.length + 1);
    parts[files.length] = FormPart.request(request);
    return caller.form("PATCH", document, parts);
  }

  @Test
  void updateDocument_metadataAlone_touchesOnlyWhatItNames() {
    JsonNode updated =
        ok(
            update(
                client,
                """
                {"metadata": {
                  "fields": [
                    {"name": "keywords", "values": ["c"]}, {"name": "Amount", "values": []},
                    {"name": "Copies", "values": ["3"]}],
                  "tags": ["Reviewed"],
                  "links": [{"linkDefinitionId": 2, "otherEntryId": 1, "isSource": false}]}}
                """),
            200);

    assertThat(updated.get("id").asInt()).isEqualTo(id);
    assertThat(updated.get("templateName").asText()).isEqualTo("General");
    assertThat(updated.get("electronicDocumentSize").asInt()).isEqualTo(6);
    assertThat(fields())
        .containsEntry("Author", "[\"me\"]")
        .containsEntry("Keywords", "[\"c\"]")
        .containsEntry("Amount", "[]")
        .containsEntry("Copies", "[\"3\"]")
        .containsEntry("Subject", "[]");
    assertThat(names("/Tags")).isEqualTo("Reviewed, Draft");
    assertThat(names("/Links")).isEqualTo("Attachment, Superseded by");
  }

  @Test
  void updateDocument_fileAndTemplate_comeInTogether() {
    JsonNode updated =
        ok(
            update(
                client,
                """
                {"metadata": {"templateName": "Email",
                  "fields": [{"name": "Subject", "values": ["hello"]}]}}
                """,
                new FormPart("file", "b.dat", "later on".getBytes(StandardCharsets.UTF_8))),
            200);

    assertThat(updated.get("templateName").asText()).isEqualTo("Email");
    assertThat(updated.get("extension").asText()).isEqualTo("dat");
    assertThat(updated.get("electronicDocumentSize").asInt()).isEqualTo(8);
    assertThat(fields())
        .containsEntry("Subject", "[\"hello\"]")
        .containsEntry("Amount", "[\"5\"]")
        .doesNotContainKey("Keywords");
    assertThat(names("/Tags")).isEqualTo("Draft");
  }

  @Test
  void updateDocument_versioned_makesAtMostOneVersion() {
    ok(client.post(document + "/VersionControl", ""), 200);
    String request = "{\"metadata\":{\"fields\":[{\"name\":\"Author\",\"values\":[\"you\"]}]}}";
    FormPart file = new FormPart("file", "b.dat", new byte[] {1});
    assertThat(ok(update(client, request, file), 200).get("currentVersion").asInt()).isEqualTo(2);
    assertThat(fields()).containsEntry("Author", "[\"you\"]");
  }

  @Test
  void updateDocument_whatCannotBe_isRefusedAndChangesNothing() {
    Map<String, String> before = fields();
    String metadata = "{\"metadata\":{%s}}";
    assertProblem(update(client, metadata.formatted("\"templateName\":\"None\"")), 404);
    assertProblem(update(client, metadata.formatted("\"tags\":[\"None\"]")), 404);
    assertProblem(
        update(client, metadata.formatted("\"fields\":[{\"name\":\"None\",\"values\":[\"x\"]}]")),
        404);
    String set = "\"fields\":[{\"name\":\"Author\",\"values\":[\"you\"]},%s]";
    assertProblem(
        update(
            client,
            metadata.formatted(set.formatted("{\"name\":\"Amount\",\"values\":[\"many\"]}"))),
        400);
    assertProblem(update(client, metadata.formatted("")), 400);
    assertProblem(update(client, "{}"), 400);
    assertProblem(
        update(
            client,
            metadata.formatted(set.formatted("{\"name\":\"Copies\",\"values\":[\"2\"]}")),
            new FormPart("file", "empty.dat", new byte[0])),
        400);
    ok(client.post(document + "/Lock", ""), 200);
    String fitting = "{\"metadata\":{\"fields\":[{\"name\":\"Author\",\"values\":[\"you\"]}]}}";
    assertProblem(update(other, fitting), 423);

    assertThat(fields()).isEqualTo(before);
    assertThat(names("/Tags")).isEqualTo("Draft");
    ok(update(client, fitting), 200);
    assertThat(fields()).containsEntry("Author", "[\"you\"]");
  }

  @Test
  void emptyNames_areBadRequests() {
    String entry = "/Entries/" + id;
    String field = "{\"fields\":[{\"name\":\"\",\"values\":[\"x\"]}]}";
    assertProblem(client.json("PUT", entry + "/Fields", field), 400);
    assertProblem(client.json("PUT", entry + "/Template", "{\"templateName\":\"\"}"), 400);
    assertProblem(update(client, "{\"metadata\":" + field + "}"), 400);
  }
}
