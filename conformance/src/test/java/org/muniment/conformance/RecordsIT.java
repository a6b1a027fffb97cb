package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Record series, record folders and records as clients meet them. */
class RecordsIT {
  private static ServerProcess server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = ServerProcess.start();
    client = server.client();
  }

  @AfterAll
  static void stop() {
    assertThat(server.command(0, "check")).contains("No damage found.");
    server.close();
  }

  private static JsonNode series(int parentId, String name, String code) {
    Client.Answer answer =
        client.post(
            "/Entries/" + parentId + "/RecordSeries",
            "{\"name\":\"%s\",\"code\":\"%s\",\"autoRename\":true}".formatted(name, code));
    JsonNode made = ok(answer, 201);
    assertThat(answer.header("Location")).endsWith("/Entries/" + made.get("id"));
    return made;
  }

  private static Client.Answer patch(int id, String kind, String body) {
    return client.json("PATCH", "/Entries/" + id + "/" + kind + "/Properties", body);
  }

  @Test
  void recordSeries_isCreatedChangedAndDeleted() {
    JsonNode made = series(1, "Personnel", "PER");
    assertThat(made.get("entryType").asText()).isEqualTo("RecordSeries");
    assertThat(made.get("isContainer").asBoolean()).isTrue();
    int id = made.get("id").asInt();
    JsonNode changed =
        ok(
            patch(
                id,
                "RecordSeries",
                "{\"reviewInterval\":6,\"reviewIntervalUnit\":\"Month\",\"isPermanent\":true,"
                    + "\"cutoffCriterionId\":7,\"cascade\":true}"),
            200);
    assertThat(changed.get("code").asText()).isEqualTo("PER");
    assertThat(changed.get("reviewIntervalUnit").asText()).isEqualTo("Month");
    JsonNode read = ok(client.get("/Entries/" + id + "/RecordSeries/Properties"), 200);
    assertThat(read.get("cutoffCriterionId").asInt()).isEqualTo(7);
    assertThat(read.get("dispositionScheduleId").isNull()).isTrue();
    JsonNode selected =
        ok(client.get("/Entries/" + id + "/RecordSeries/Properties?$select=code"), 200);
    assertThat(selected.has("isPermanent")).isFalse();
    int plain = client.folder(1, "no series");
    assertProblem(client.get("/Entries/" + plain + "/RecordSeries/Properties"), 404);
    Client.Answer misplaced =
        assertProblem(client.post("/Entries/" + plain + "/RecordSeries", "{\"name\":\"x\"}"), 400);
    assertThat(misplaced.body().get("errorCode").asInt()).isEqualTo(9114);
    Client.Answer taken =
        assertProblem(
            client.post("/Entries/1/RecordSeries", "{\"name\":\"x\",\"code\":\"per\"}"), 409);
    assertThat(taken.body().get("errorCode").asInt()).isEqualTo(9242);
    assertProblem(client.post("/Entries/1/RecordSeries", "{}"), 400);
    assertThat(
            assertProblem(client.post("/Entries/0/RecordSeries", "{\"name\":\"x\"}"), 400)
                .body()
                .get("title")
                .asText())
        .isEqualTo("Error: Invalid value for entryId.");
    Client.Answer copy =
        assertProblem(
            client.post(
                "/Entries/" + plain + "/Folder/CopyAsync",
                "{\"name\":\"copy\",\"sourceId\":" + id + "}"),
            400);
    assertThat(copy.body().get("errorCode").asInt()).isEqualTo(9263);
    client.complete(client.startDelete(id));
    assertProblem(client.get("/Entries/" + id), 404);
    assertProblem(client.get("/Entries/" + id + "/RecordSeries/Properties"), 404);
  }

  @Test
  void plainFolder_becomesARecordFolder() {
    int folder = client.folder(1, "to be a record folder");
    String path = "/Entries/" + folder + "/RecordsManagement/";
    assertProblem(client.get(path + "Properties"), 404);
    assertProblem(client.get(path + "EligibleRecords"), 400);
    assertProblem(client.get(path + "EligibleRecords?eligibleFor=Nothing"), 400);
    assertProblem(client.get(path + "EligibleRecords?eligibleFor=Transfer"), 404);
    JsonNode made =
        ok(patch(folder, "RecordsManagement", "{\"filingDate\":\"2026-01-02T03:04:05Z\"}"), 200);
    assertThat(made.get("recordType").asText()).isEqualTo("RecordFolder");
    JsonNode read = ok(client.get(path + "Properties"), 200);
    assertThat(read.get("recordType").asText()).isEqualTo("RecordFolder");
    assertThat(read.get("filingDate").asText()).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(read.get("dispositionState").asText()).isEqualTo("Open");
    JsonNode selected = ok(client.get(path + "Properties?$select=isClosed"), 200);
    assertThat(selected.get("recordType").asText()).isEqualTo("RecordFolder");
    assertThat(selected.has("filingDate")).isFalse();
    for (String action : List.of("Disposition", "Transfer")) {
      JsonNode due = ok(client.get(path + "EligibleRecords?eligibleFor=" + action), 200);
      assertThat(due.get("entryIds").isArray()).isTrue();
      assertThat(due.get("entryIds")).isEmpty();
    }
    assertThat(ok(client.get(path + "IndependentRecords"), 200).get("entryIds")).isEmpty();
    assertThat(ok(client.get(path + "AltRetentionEvents"), 200).get("events")).isEmpty();
    Client.Answer unfit =
        assertProblem(
            patch(folder, "RecordsManagement", "{\"lastReviewDate\":\"2026-01-02T03:04:05Z\"}"),
            400);
    assertThat(unfit.body().get("errorCode").asInt()).isEqualTo(9116);
    ok(client.post(path + "SetEvent", "{\"eventId\":4,\"date\":\"2026-05-01T00:00:00Z\"}"), 200);
    JsonNode events = ok(client.get(path + "AltRetentionEvents"), 200).get("events");
    assertThat(events.get(0).get("eventId").asInt()).isEqualTo(4);
    assertThat(events.get(0).get("triggerDate").asText()).isEqualTo("2026-05-01T00:00:00Z");
    assertProblem(client.post(path + "SetEvent", "{\"eventId\":4}"), 400);
    ok(client.post(path + "RemoveEvent", "{\"eventId\":4}"), 200);
    assertProblem(client.post(path + "RemoveEvent", "{\"eventId\":4}"), 409);
    ok(patch(folder, "RecordsManagement", "{\"isClosed\":true}"), 200);
    assertProblem(
        client.post(
            "/Entries/" + folder + "/Folder/Children",
            "{\"name\":\"late\",\"entryType\":\"Folder\"}"),
        409);
  }

  @Test
  void entries_belowARecordSeries_sayWhatTheyAre() {
    int top = series(1, "Contracts", "CON").get("id").asInt();
    int folder = client.folder(top, "2026");
    int document = client.document(folder, "contract", "text");
    JsonNode listed =
        client.children(top, "?$select=isRecordFolder,isUnderRecordSeries,isRecord", 10).get(0);
    assertThat(listed.get("isRecordFolder").asBoolean()).isTrue();
    assertThat(listed.get("isUnderRecordSeries").asBoolean()).isTrue();
    assertThat(client.children(folder, "?$select=isRecord", 10).get(0).get("isRecord").asBoolean())
        .isTrue();
    assertThat(ok(client.get("/Entries/" + folder), 200).get("isRecordFolder").asBoolean())
        .isTrue();
    assertThat(ok(client.get("/Entries/" + document), 200).get("isRecord").asBoolean()).isTrue();
    JsonNode record =
        ok(
            patch(document, "RecordsManagement", "{\"lastReviewDate\":\"2026-01-02T03:04:05Z\"}"),
            200);
    assertThat(record.get("recordType").asText()).isEqualTo("Record");
    assertThat(record.get("recordFolderId").asInt()).isEqualTo(folder);
    assertThat(record.get("lastReviewDate").asText()).isEqualTo("2026-01-02T03:04:05Z");
    int plain = client.folder(1, "shortcuts to records");
    for (int target : List.of(folder, plain, document)) {
      ok(
          client.post(
              "/Entries/" + plain + "/Folder/Children",
              "{\"name\":\"%d\",\"entryType\":\"Shortcut\",\"targetId\":%d}"
                  .formatted(target, target)),
          201);
    }
    for (JsonNode shortcut : client.children(plain, "?$select=isRecordFolder,targetId", 10)) {
      int target = shortcut.get("targetId").asInt();
      assertThat(shortcut.has("isRecordFolder")).isEqualTo(target != document);
      assertThat(shortcut.path("isRecordFolder").asBoolean()).isEqualTo(target == folder);
    }
    assertThat(client.children(plain, "", 10).get(0).has("isRecordFolder")).isFalse();
    JsonNode series =
        client.children(1, "", 100).stream()
            .filter(row -> row.get("id").asInt() == top)
            .findFirst()
            .orElseThrow();
    assertThat(series.get("entryType").asText()).isEqualTo("RecordSeries");
  }
}
