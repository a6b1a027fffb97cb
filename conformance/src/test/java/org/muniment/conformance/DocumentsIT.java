package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muniment.conformance.Client.Answer;
import org.muniment.conformance.Client.FormPart;

/** Uploads in parts, pages, locks, versions and exports over HTTP. */
class DocumentsIT {
  private static final byte[] IMAGE = SampleFiles.png(60, 40);

  private static ServerProcess server;
  private static Client client;
  private static Client other;

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

  private static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static int empty(String name) {
    return ok(
            client.form(
                "POST",
                "/Entries/1/Folder/Import",
                FormPart.request(Client.JSON.createObjectNode().put("name", name).toString())),
            201)
        .get("id")
        .asInt();
  }

  private static String link(int id, String body, String query) {
    return ok(client.post("/Entries/" + id + "/Export" + query, body), 200).get("value").asText();
  }

  private static ObjectNode uploaded(JsonNode upload, String... tags) {
    ObjectNode body =
        Client.JSON.createObjectNode().put("uploadId", upload.get("uploadId").asText());
    List.of(tags).forEach(body.withArray("partETags")::add);
    return body;
  }

  private static String start(int id, String path, ObjectNode body) {
    return ok(client.post("/Entries/" + id + path, body.toString()), 202).get("taskId").asText();
  }

  @Test
  void upload_inParts_isJoinedByteForByte_andUpdated() {
    JsonNode upload = client.upload("scan.dat", "application/x-scan", 3);
    byte[] first = bytes(5_300_000, 1);
    byte[] last = bytes(77, 2);
    String one = Client.put(upload.get("urls").get(0).asText(), BodyPublishers.ofByteArray(first));
    String old = Client.put(upload.get("urls").get(1).asText(), BodyPublishers.ofString("old"));
    String two = Client.put(upload.get("urls").get(1).asText(), BodyPublishers.ofByteArray(last));
    assertThat(one).startsWith("\"").endsWith("\"");
    String path = "/Folder/ImportUploadedParts?autoCreateFolderPath=true";
    assertProblem(
        client.post(
            "/Entries/1" + path, uploaded(upload, one, old).put("name", "joined").toString()),
        400);
    ObjectNode request =
        uploaded(upload, one, two).put("name", "joined").put("folderPath", "up/in");
    request.putObject("metadata").put("templateName", "General");
    JsonNode result = client.complete(start(1, path, request)).get("result");
    JsonNode entry = ok(client.get(result.get("uri").asText()), 200);
    assertThat(entry.get("fullPath").asText()).isEqualTo("\\up\\in\\joined");
    assertThat(entry.get("electronicDocumentSize").asInt()).isEqualTo(first.length + last.length);
    assertThat(entry.get("extension").asText()).isEqualTo("dat");
    assertThat(entry.get("mimeType").asText()).isEqualTo("application/x-scan");
    assertThat(entry.get("templateName").asText()).isEqualTo("General");
    int id = entry.get("id").asInt();
    byte[] all = Client.download("GET", link(id, "{\"part\":\"Edoc\"}", "")).body();
    assertThat(java.util.Arrays.copyOf(all, first.length)).isEqualTo(first);
    assertThat(java.util.Arrays.copyOfRange(all, first.length, all.length)).isEqualTo(last);

    upload = client.upload("report.pdf", "application/pdf", 1);
    String tag =
        Client.put(
            upload.get("urls").get(0).asText(), BodyPublishers.ofByteArray(SampleFiles.pdf(2)));
    ObjectNode update = uploaded(upload, tag);
    update.putObject("pdfOptions").put("generatePages", true).put("generateText", true);
    client.complete(start(id, "/Document/UpdateUploadedParts", update));
    entry = ok(client.get("/Entries/" + id), 200);
    assertThat(entry.get("pageCount").asInt()).isEqualTo(2);
    assertThat(entry.get("extension").asText()).isEqualTo("pdf");
    assertThat(page(id, 2)).contains("This is page 2");
  }

  @Test
  void damagedFile_isKept_andTheAnswerAndTheTaskSayWhatIsMissing() {
    byte[] whole = SampleFiles.pdf(3);
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length * 9 / 10);
    ObjectNode request = Client.JSON.createObjectNode().put("name", "cut off");
    request.putObject("pdfOptions").put("generatePages", true).put("keepPdfAfterImport", false);
    JsonNode entry =
        ok(client.importFile(1, request.toString(), "a.pdf", "application/pdf", cut), 201);
    assertThat(entry.get("electronicDocumentSize").asInt()).isEqualTo(cut.length);
    assertThat(entry.get("@muniment.warnings")).isNotEmpty();
    assertThat(ok(client.get("/Entries/" + entry.get("id")), 200).has("@muniment.warnings"))
        .isFalse();
    JsonNode good =
        ok(
            client.importFile(
                1, request.put("name", "whole").toString(), "a.pdf", "application/pdf", whole),
            201);
    assertThat(good.has("@muniment.warnings")).isFalse();

    JsonNode upload = client.upload("a.pdf", "application/pdf", 1);
    String tag = Client.put(upload.get("urls").get(0).asText(), BodyPublishers.ofByteArray(cut));
    ObjectNode late = uploaded(upload, tag).put("name", "cut off in parts");
    late.set("pdfOptions", request.get("pdfOptions"));
    JsonNode task = client.await(start(1, "/Folder/ImportUploadedParts", late));
    assertThat(task.get("status").asText()).isEqualTo("Completed");
    assertThat(task.get("errors")).isNotEmpty();
    assertThat(task.get("errors").get(0).get("type").asText()).isEqualTo("contentIncomplete");
    assertThat(task.get("errors").get(0).get("status").asInt()).isEqualTo(400);
    assertThat(task.get("errors").get(0).get("instance").asText())
        .endsWith("/Entries/" + task.get("result").get("entryId"));
  }

  @Test
  void metadata_unknownTemplate_refusesTheImport_andFailsTheTask() {
    ObjectNode request = Client.JSON.createObjectNode().put("name", "wrong");
    request.putObject("metadata").put("templateName", "no such template");
    Answer refused =
        assertProblem(
            client.importFile(1, request.toString(), "a.bin", "a/b", new byte[] {1}), 404);
    assertThat(refused.body().get("errorCode").asInt()).isEqualTo(204);

    JsonNode upload = client.upload("a.bin", "a/b", 1);
    String tag = Client.put(upload.get("urls").get(0).asText(), BodyPublishers.ofString("content"));
    ObjectNode late = uploaded(upload, tag).put("name", "wrong");
    late.set("metadata", request.get("metadata"));
    JsonNode task = client.await(start(1, "/Folder/ImportUploadedParts", late));
    assertThat(task.get("status").asText()).isEqualTo("Failed");
    assertThat(task.get("errors")).hasSize(1);
    assertThat(task.get("errors").get(0).get("status").asInt()).isEqualTo(404);
    assertThat(task.get("errors").get(0).get("errorCode").asInt()).isEqualTo(204);
    assertProblem(client.get("/Entries/ByPath?fullPath=%5Cwrong"), 404);
    // All or nothing: the parts are still there.
    late.putObject("metadata").put("templateName", "General");
    client.complete(start(1, "/Folder/ImportUploadedParts", late));
  }

  private static String page(int id, int number) {
    return ok(client.get("/Entries/" + id + "/Document/Pages/" + number + "/Text"), 200)
        .get("text")
        .asText();
  }

  private static List<String> texts(int id) {
    List<String> texts = new ArrayList<>();
    for (JsonNode info : ok(client.get("/Entries/" + id + "/Document/Pages"), 200).get("value")) {
      texts.add(page(id, info.get("pageNumber").asInt()));
    }
    return texts;
  }

  @Test
  void pages_areMadeMovedCopiedWrittenAndDeleted() {
    int id = empty("pages");
    String pages = "/Entries/" + id + "/Document/Pages";
    ok(
        client.form(
            "POST",
            pages,
            new FormPart("imageFiles", "1.png", IMAGE),
            FormPart.request("{\"textPages\":[\"a\",\"b\",\"c\"]}")),
        200);
    ok(
        client.form(
            "POST", pages + "?pageNumber=1", FormPart.request("{\"textPages\":[\"first\"]}")),
        200);
    assertThat(texts(id)).containsExactly("first", "a", "b", "c");
    ok(client.post(pages + "/Move", "{\"pageRange\":\"3-4\",\"destinationPageNumber\":1}"), 200);
    assertThat(texts(id)).containsExactly("b", "c", "first", "a");
    int target = empty("pages target");
    JsonNode source =
        ok(
            client.post(
                pages + "/Copy",
                "{\"pageRange\":\"4\",\"destinationPageNumber\":1,\"destinationEntryId\":%d}"
                    .formatted(target)),
            200);
    assertThat(source.get("id").asInt()).isEqualTo(id);
    assertThat(texts(target)).containsExactly("a");
    for (String accept : List.of("application/octet-stream", "application/json", "*/*")) {
      HttpResponse<byte[]> image =
          Client.download(
              "GET",
              server.baseUrl()
                  + "/v2/Repositories/demo/Entries/"
                  + target
                  + "/Document/Pages/1/Image",
              "Authorization",
              "Bearer " + client.token(),
              "Accept",
              accept);
      assertThat(image.statusCode()).as(accept).isEqualTo(200);
      assertThat(image.body()).as(accept).isEqualTo(IMAGE);
      assertThat(image.headers().firstValue("Content-Type")).contains("application/octet-stream");
    }
    ok(client.post(pages + "/4/Image/Rotate", "{\"rotationAngle\":90}"), 200);
    JsonNode info = ok(client.get(pages + "?pageRange=4&$count=true"), 200);
    assertThat(info.get("@odata.count").asInt()).isEqualTo(1);
    assertThat(info.get("value").get(0).get("imageRotationAngle").asInt()).isEqualTo(90);
    assertThat(info.get("value").get(0).get("imageWidth").asInt()).isEqualTo(60);
    ok(client.form("PUT", pages + "/1", FormPart.request("{\"text\":\"written\"}")), 200);
    ok(client.delete(pages + "?pageRange=2-3"), 200);
    assertThat(texts(id)).containsExactly("written", "a");

    assertProblem(client.delete(pages + "?pageRange=3"), 400);
    assertProblem(client.get(pages + "?pageRange=1-"), 400);
    assertProblem(client.get(pages + "/1/Image"), 404);
    assertProblem(client.post(pages + "/2/Image/Rotate", "{\"rotationAngle\":45}"), 400);
    assertProblem(client.form("PUT", pages), 400);
    assertProblem(
        client.form(
            "PUT",
            pages + "/1",
            new FormPart("imageFile", "1.png", IMAGE),
            new FormPart("imageFile", "2.png", IMAGE)),
        400);
    assertProblem(
        client.json("POST", pages.replace("/" + id + "/", "/999999/") + "/Move", "{}"), 400);
    FormPart[] many = new FormPart[11];
    java.util.Arrays.fill(many, new FormPart("imageFiles", "1.png", IMAGE));
    assertProblem(client.form("POST", pages, many), 400);
    assertThat(texts(id)).containsExactly("written", "a");
  }

  @Test
  void pages_withoutABody_areOneEmptyPage() {
    int id = empty("one empty page");
    String pages = "/Entries/" + id + "/Document/Pages";
    JsonNode made =
        ok(Client.send(client.request(pages).POST(BodyPublishers.noBody()).build()), 200);
    assertThat(made.get("pageCount").asInt()).isEqualTo(1);
    assertProblem(Client.send(client.request(pages).PUT(BodyPublishers.noBody()).build()), 400);
    assertThat(texts(id)).containsExactly("");
  }

  @Test
  void locks_keepOthersOut_alsoTheirTasks() {
    int id = empty("locked");
    String document = "/Entries/" + id + "/Document";
    assertThat(ok(client.get(document + "/Lock"), 200).get("isActive").asBoolean()).isFalse();
    String token = ok(client.post(document + "/Lock", ""), 200).get("lockToken").asText();
    assertThat(ok(other.get(document + "/Lock"), 200).get("lockToken").asText()).isEqualTo(token);
    assertThat(ok(other.get("/Entries/" + id), 200).get("isLockedByAnotherUser").asBoolean())
        .isTrue();
    assertProblem(other.form("POST", document + "/Pages"), 423);
    assertProblem(other.delete(document + "/Edoc"), 423);
    assertProblem(other.delete(document + "/Lock"), 423);
    assertProblem(other.json("PATCH", "/Entries/" + id, "{\"name\":\"x\"}"), 423);
    JsonNode upload = other.upload("a.bin", "a/b", 1);
    String tag = Client.put(upload.get("urls").get(0).asText(), BodyPublishers.ofString("content"));
    assertProblem(
        other.post(document + "/UpdateUploadedParts", uploaded(upload, tag).toString()), 423);
    JsonNode delete = other.await(other.startDelete(id));
    assertThat(delete.get("status").asText()).isEqualTo("Failed");
    assertThat(delete.get("errors").get(0).get("status").asInt()).isEqualTo(423);
    assertProblem(other.delete(document + "/Lock?lockToken=wrong"), 404);
    assertProblem(other.delete(document + "/Lock?lockToken=" + token), 403);
    assertThat(client.delete(document + "/Lock").status()).isEqualTo(204);
    ok(other.form("POST", document + "/Pages"), 200);
  }

  @Test
  void lock_ofAnother_isRemovedByAdministratorsWithItsToken() {
    int id = empty("locked by another");
    String lock = "/Entries/" + id + "/Document/Lock";
    String token = ok(other.post(lock, ""), 200).get("lockToken").asText();
    assertProblem(client.delete(lock), 423);
    assertThat(client.delete(lock + "?lockToken=" + token).status()).isEqualTo(204);
    assertThat(ok(other.get(lock), 200).get("isActive").asBoolean()).isFalse();
  }

  @Test
  void versions_goUpByOne() {
    int id = empty("versioned");
    String document = "/Entries/" + id + "/Document";
    assertProblem(client.post(document + "/CheckOut", ""), 409);
    assertThat(version(client.post(document + "/VersionControl", ""))).isEqualTo(1);
    JsonNode out = ok(client.post(document + "/CheckOut", ""), 200);
    assertThat(out.get("checkedOutBy").asText()).isEqualTo("admin");
    assertThat(out.get("isLocked").asBoolean()).isTrue();
    assertProblem(client.post(document + "/CheckOut", ""), 409);
    assertProblem(other.post(document + "/CheckOut", ""), 423);
    Client.Answer rename = client.json("PATCH", "/Entries/" + id, "{\"name\":\"checked out\"}");
    assertThat(assertProblem(rename, 423).body().get("errorCode").asInt()).isEqualTo(9232);
    ok(client.form("POST", document + "/Pages"), 200);
    assertThat(version(client.post(document + "/CheckIn", ""))).isEqualTo(2);
    assertThat(version(client.form("POST", document + "/Pages"))).isEqualTo(3);
    ok(client.post(document + "/CheckOut", "{\"lock\":false}"), 200);
    assertThat(version(client.post(document + "/UndoCheckOut", ""))).isEqualTo(3);
    assertProblem(client.post(document + "/CheckIn", ""), 409);
    assertThat(
            version(client.form("PATCH", document, new FormPart("file", "a.bin", bytes(100, 3)))))
        .isEqualTo(4);
  }

  private static int version(Answer answer) {
    return ok(answer, 200).get("currentVersion").asInt();
  }

  @Test
  void exports_haveTypeLengthAndName() throws Exception {
    ObjectNode request = Client.JSON.createObjectNode().put("name", "Akte \u00dc");
    request.putObject("pdfOptions").put("generatePages", true).put("generateText", true);
    int id =
        ok(
                client.importFile(
                    1, request.toString(), "a.pdf", "application/pdf", SampleFiles.pdf(3)),
                201)
            .get("id")
            .asInt();
    exported(id, "Text", "", "", "text/plain", ".txt");
    exported(id, "Image", "MultiPageTIFF", "", "image/tiff", ".tif");
    exported(id, "Image", "SinglePageTIFF", "?pageRange=2", "application/zip", ".zip");
    exported(id, "Image", "PNG", "?pageRange=2", "image/png", ".png");
    exported(id, "Image", "JPEG", "?pageRange=2", "image/jpeg", ".jpg");
    exported(id, "Image", "PDF", "", "application/pdf", ".pdf");
    HttpResponse<byte[]> zip =
        exported(id, "Image", "JPEG", "?pageRange=1,3", "application/zip", ".zip");
    List<String> names = new ArrayList<>();
    try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
      for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        names.add(file.getName());
      }
    }
    assertThat(names).containsExactly("Akte \u00dc, Page 1.jpg", "Akte \u00dc, Page 3.jpg");

    String body = "{\"part\":\"Image\",\"imageOptions\":{\"format\":\"PDF\"}}";
    JsonNode started = ok(client.post("/Entries/" + id + "/ExportAsync", body), 202);
    assertThat(started.get("@odata.context").asText())
        .endsWith("$metadata#Repositories('demo')/entries(" + id + ")/ExportAsync");
    assertThat(started.get("@odata.type").asText())
        .isEqualTo("#Laserfiche.Repository.StartTaskResponse");
    JsonNode done = client.complete(started.get("taskId").asText());
    assertThat(done.get("taskType").asText()).isEqualTo("ExportEntry");
    String link = done.get("result").get("uri").asText();
    HttpResponse<byte[]> part = Client.download("GET", link, "Range", "bytes=0-3");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(new String(part.body(), StandardCharsets.US_ASCII)).isEqualTo("%PDF");
    assertThat(Client.download("GET", link, "Range", "bytes=99999999-").statusCode())
        .isEqualTo(416);
    assertThat(Client.download("GET", link.substring(0, link.length() - 4) + "AAAA").statusCode())
        .isEqualTo(403);

    assertProblem(client.post("/Entries/" + id + "/Export?pageRange=4", body), 400);
    assertProblem(client.post("/Entries/" + id + "/Export", body.replace("PDF", "GIF")), 400);
    assertProblem(client.post("/Entries/1/Export", "{\"part\":\"Edoc\"}"), 400);
    assertThat(
            assertProblem(client.post("/Entries/0/Export", "{\"part\":\"Edoc\"}"), 400)
                .body()
                .get("title")
                .asText())
        .isEqualTo("Error: Invalid value for entryId.");
  }

  private static HttpResponse<byte[]> exported(
      int id, String part, String format, String query, String type, String extension) {
    ObjectNode body = Client.JSON.createObjectNode().put("part", part);
    if (!format.isEmpty()) {
      body.putObject("imageOptions").put("format", format);
    }
    String link = link(id, body.toString(), query);
    HttpResponse<byte[]> got = Client.download("GET", link);
    assertThat(got.statusCode()).isEqualTo(200);
    assertThat(got.headers().firstValue("Content-Type")).contains(type);
    assertThat(got.headers().firstValueAsLong("Content-Length").orElse(-1))
        .isEqualTo(got.body().length)
        .isPositive();
    assertThat(got.headers().firstValue("Content-Disposition").orElse(""))
        .endsWith("filename*=UTF-8''Akte%20%C3%9C" + extension);
    HttpResponse<byte[]> head = Client.download("HEAD", link);
    assertThat(head.headers().firstValueAsLong("Content-Length").orElse(-1))
        .isEqualTo(got.body().length);
    assertThat(head.body()).isEmpty();
    return got;
  }

  @Test
  void auditReasons_wherePolicyDemandsThem() {
    int id = client.document(1, "reasoned", "content");
    JsonNode reasons = ok(client.get("/AuditReasons"), 200).get("value");
    int reason = 0;
    for (JsonNode each : reasons) {
      if (each.get("auditEventType").asText().equals("ExportDocument")) {
        reason = each.get("id").asInt();
      }
    }
    server.command(0, "repository", "reasons", "demo", "--export", "true");
    try {
      String path = "/Entries/" + id + "/Export";
      Answer refused = assertProblem(client.post(path, "{\"part\":\"Edoc\"}"), 400);
      assertThat(refused.body().get("title").asText()).contains("audit reason");
      assertProblem(client.post(path, "{\"part\":\"Edoc\",\"auditReasonId\":99}"), 400);
      ok(client.post(path, "{\"part\":\"Edoc\",\"auditReasonId\":%d}".formatted(reason)), 200);
    } finally {
      server.command(0, "repository", "reasons", "demo", "--export", "false");
    }
  }
}
