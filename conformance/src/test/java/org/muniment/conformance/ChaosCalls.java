package org.muniment.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * One of the callers of {@link ChaosIT}: makes calls by chance and notes failures of the server.
 */
final class ChaosCalls {
  private static final List<String> FIELDS = List.of("Subject", "Author", "Keywords", "x0", "x1");
  private static final List<String> TEMPLATES = List.of("General", "Email", "T0", "T1");

  private final ChaosArena arena;
  private final Client client;
  private final Random random;
  private final byte[] image = SampleFiles.png(12, 8);
  private final List<Supplier<Client.Answer>> calls = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private volatile String latest = "";

  ChaosCalls(ChaosArena arena, Client client, Random random) {
    this.arena = arena;
    this.client = client;
    this.random = random;
    tree();
    documents();
    pages();
    annotations();
    metadata();
    definitions();
    records();
    transfers();
    searchesAndTasks();
    listsOfUsers();
  }

  List<String> failures() {
    return failures;
  }

  /** The call that was begun last. */
  String latest() {
    return latest;
  }

  /** Makes one of the calls. */
  void any() {
    calls.get(random.nextInt(calls.size())).get();
    if (random.nextInt(12) == 0) {
      arena.replace(client, random);
    }
  }

  private Client.Answer json(String method, String path, String body) {
    return checked(method + " " + path + " " + body, () -> client.json(method, path, body));
  }

  private Client.Answer post(String path, String body) {
    return json("POST", path, body);
  }

  private Client.Answer get(String path) {
    return checked("GET " + path, () -> client.get(path));
  }

  private Client.Answer delete(String path) {
    return checked("DELETE " + path, () -> client.delete(path));
  }

  private Client.Answer form(String method, String path, Client.FormPart... parts) {
    return checked(method + " " + path, () -> client.form(method, path, parts));
  }

  private Client.Answer checked(String call, Supplier<Client.Answer> sending) {
    latest = call;
    Client.Answer answer = sending.get();
    if (answer.status() >= 500) {
      failures.add(call + ": " + answer.http().body());
    }
    if (answer.status() == 202) {
      ChaosArena.leave(arena.tasks, answer.body().get("taskId").asText());
    }
    return answer;
  }

  private String folder() {
    return "/Entries/" + arena.folder(random);
  }

  private String document() {
    return "/Entries/" + arena.document(random) + "/Document";
  }

  private String entry() {
    return "/Entries/" + arena.entry(random);
  }

  private int some(int bound) {
    return random.nextInt(bound);
  }

  private <T> T oneOf(List<T> all) {
    List<T> now = List.copyOf(all);
    return now.isEmpty() ? null : now.get(random.nextInt(now.size()));
  }

  private String path() {
    return oneOf(List.of("", "a", "a/b", "b"));
  }

  private void tree() {
    calls.add(
        () ->
            post(
                folder() + "/Folder/CopyAsync",
                "{\"name\":\"c\",\"autoRename\":true,\"sourceId\":%d}"
                    .formatted(arena.entry(random))));
    calls.add(
        () ->
            post(
                folder() + "/Folder/Copy",
                "{\"name\":\"c\",\"autoRename\":true,\"sourceId\":%d}"
                    .formatted(arena.document(random))));
    calls.add(
        () ->
            json(
                "PATCH",
                entry(),
                "{\"parentId\":%d,\"autoRename\":true}".formatted(arena.folder(random))));
    calls.add(
        () ->
            json(
                "PATCH",
                entry(),
                "{\"name\":\"n%d\",\"autoRename\":%b}".formatted(some(4), random.nextBoolean())));
    calls.add(
        () ->
            post(
                folder() + "/Folder/Children?autoCreateFolderPath=true",
                "{\"name\":\"s%d\",\"entryType\":\"Folder\",\"folderPath\":\"%s\"}"
                    .formatted(some(3), path())));
    calls.add(() -> delete(random.nextInt(3) == 0 ? folder() : entry()));
    calls.add(
        () ->
            json(
                "PUT",
                entry() + "/AccessControl",
                "{\"entries\":[{\"trustee\":{\"accountName\":\"ann\"},"
                    + "\"accessControlType\":\"Allow\",\"rights\":[\"Read\"]}]}"));
  }

  private void documents() {
    calls.add(
        () ->
            form(
                "PATCH",
                document(),
                Client.FormPart.request("{\"metadata\":" + metadataBody() + "}"),
                new Client.FormPart("file", "u.bin", new byte[] {(byte) some(3)})));
    calls.add(() -> delete(document() + "/Edoc"));
    calls.add(() -> post(document() + "/GenerateText", ""));
    calls.add(() -> post(document() + "/Lock", "{\"comment\":\"mine\"}"));
    calls.add(this::unlock);
    calls.add(this::unlock);
    calls.add(() -> post(document() + "/VersionControl", ""));
    calls.add(() -> checkOut("CheckIn", "{\"unlock\":true}"));
    calls.add(() -> checkOut("UndoCheckOut", ""));
  }

  private Client.Answer unlock() {
    String lock = document() + "/Lock";
    JsonNode token = get(lock).body().path("lockToken");
    return delete(lock + (token.isTextual() ? "?lockToken=" + token.asText() : ""));
  }

  private Client.Answer checkOut(String end, String body) {
    String document = document();
    post(document + "/CheckOut", "{\"lock\":%b}".formatted(random.nextBoolean()));
    return post(document + "/" + end, body);
  }

  private void pages() {
    Client.FormPart picture = new Client.FormPart("imageFiles", "p.png", image);
    calls.add(() -> form("POST", document() + "/Pages?pageNumber=1", textPages(), picture));
    calls.add(() -> form("PUT", document() + "/Pages", textPages(), picture));
    calls.add(() -> delete(document() + "/Pages?pageRange=" + (1 + some(2))));
    calls.add(
        () ->
            form(
                "PUT",
                document() + "/Pages/" + (1 + some(2)),
                Client.FormPart.request("{\"text\":\"some text " + some(3) + "\"}")));
    calls.add(
        () ->
            post(document() + "/Pages/Move", "{\"pageRange\":\"2\",\"destinationPageNumber\":1}"));
    calls.add(
        () ->
            post(
                document() + "/Pages/Copy",
                "{\"pageRange\":\"1\",\"destinationEntryId\":%d,\"destinationPageNumber\":1}"
                    .formatted(arena.document(random))));
    calls.add(() -> post(document() + "/Pages/1/Image/Rotate", "{\"rotationAngle\":90}"));
  }

  private Client.FormPart textPages() {
    return Client.FormPart.request("{\"textPages\":[\"some text %d\",\"b\"]}".formatted(some(3)));
  }

  private void annotations() {
    calls.add(() -> annotate("Note", ""));
    calls.add(() -> annotate("Attachment", ""));
    calls.add(() -> annotate("Redaction", with("reasonId", oneOf(arena.reasons))));
    calls.add(() -> annotate("Stamp", with("stampId", oneOf(arena.stamps))));
    calls.add(
        () ->
            onNote(
                (note, path) ->
                    json(
                        "PATCH",
                        path,
                        "{\"annotationType\":\"%s\",\"comment\":\"%d\"}"
                            .formatted(note.type(), some(3)))));
    calls.add(() -> onNote((note, path) -> delete(path)));
    calls.add(
        () ->
            onNote(
                (note, path) ->
                    form(
                        "PUT",
                        path + "/Attachment",
                        new Client.FormPart("file", "a.txt", new byte[] {(byte) some(3)}))));
    calls.add(() -> made(arena.reasons, post("/AnnotationReasons", "{\"text\":\"r\"}")));
    calls.add(
        () -> delete("/AnnotationReasons/" + oneOf(arena.reasons) + "?force=" + (some(2) == 0)));
    calls.add(
        () ->
            made(
                arena.stamps,
                form(
                    "POST",
                    "/Stamps?isPublic=true&name=s",
                    new Client.FormPart("file", "s.png", image))));
    calls.add(() -> delete("/Stamps/" + oneOf(arena.stamps)));
  }

  private static String with(String member, Integer id) {
    return id == null ? "" : ",\"" + member + "\":" + id;
  }

  private Client.Answer annotate(String type, String members) {
    int document = arena.document(random);
    Client.Answer answer =
        post(
            "/Entries/" + document + "/Pages/1/Annotations",
            "{\"annotationType\":\"" + type + "\"" + members + "}");
    if (answer.status() == 200) {
      int item = answer.body().get("itemId").asInt();
      ChaosArena.leave(arena.notes, new ChaosArena.Note(document, item, type));
    }
    return answer;
  }

  private interface OnNote {
    Client.Answer call(ChaosArena.Note note, String path);
  }

  private Client.Answer onNote(OnNote call) {
    ChaosArena.Note note = oneOf(arena.notes);
    return note == null
        ? null
        : call.call(
            note, "/Entries/%d/Pages/1/Annotations/%d".formatted(note.document(), note.item()));
  }

  private static Client.Answer made(List<Integer> left, Client.Answer answer) {
    if (answer.status() < 300) {
      ChaosArena.leave(left, answer.body().get("id").asInt());
    }
    return answer;
  }

  private String fields() {
    return "[{\"name\":\"%s\",\"values\":[\"v%d\"]}]".formatted(oneOf(FIELDS), some(3));
  }

  private String metadataBody() {
    return "{\"templateName\":\"%s\",\"fields\":%s,\"tags\":[\"Draft\"]}"
        .formatted(oneOf(TEMPLATES), fields());
  }

  private void metadata() {
    calls.add(() -> json("PUT", entry() + "/Fields", "{\"fields\":" + fields() + "}"));
    calls.add(
        () ->
            json(
                "PUT",
                entry() + "/Tags",
                some(2) == 0 ? "{\"tags\":[\"Draft\"]}" : "{\"tags\":[\"Reviewed\"]}"));
    calls.add(
        () ->
            json(
                "PUT",
                "/Entries/" + arena.document(random) + "/Links",
                "{\"links\":[{\"linkDefinitionId\":1,\"isSource\":true,\"otherEntryId\":%d}]}"
                    .formatted(arena.document(random))));
    calls.add(
        () ->
            json(
                "PUT",
                entry() + "/Template",
                "{\"templateName\":\"%s\",\"fields\":[]}".formatted(oneOf(TEMPLATES))));
    calls.add(() -> delete(entry() + "/Template"));
  }

  private void definitions() {
    calls.add(
        () ->
            post(
                "/FieldDefinitions",
                "{\"name\":\"x%d\",\"fieldType\":\"String\",\"length\":20}".formatted(some(3))));
    calls.add(() -> delete(field()));
    calls.add(() -> json("PATCH", field(), "{\"name\":\"x" + some(3) + "\"}"));
    calls.add(
        () ->
            post(
                field() + "/ChangeType",
                "{\"newFieldType\":\"%s\",\"allowDataLoss\":true}"
                    .formatted(some(2) == 0 ? "String" : "Number")));
    calls.add(
        () ->
            post(
                "/FieldDefinitions/Merge",
                ("{\"sourceFieldIds\":[%s,%s],\"newFieldName\":\"x%d\",\"allowDataLoss\":true,\"autoRename\":true,"
                        + "\"onConflict\":\"UseFirstField\",\"removeFromTemplates\":true}")
                    .formatted(id("Field", "x0"), id("Field", "x1"), some(3))));
    calls.add(
        () ->
            post(
                "/TemplateDefinitions",
                "{\"name\":\"T%d\",\"fields\":[{\"fieldName\":\"%s\"}]}"
                    .formatted(some(2), oneOf(FIELDS))));
    calls.add(() -> delete(template()));
    calls.add(
        () -> post(template() + "/Fields", "{\"fieldName\":\"%s\"}".formatted(oneOf(FIELDS))));
    calls.add(() -> delete(template() + "/Fields/" + oneOf(FIELDS)));
    calls.add(() -> json("PATCH", template(), "{\"name\":\"T" + some(2) + "\"}"));
    calls.add(() -> json("PUT", template() + "/AccessControl", "{\"entries\":[]}"));
    calls.add(
        () ->
            post(
                entry() + "/Fields/GetDynamicFieldLogicValue",
                "{\"templateId\":%s,\"fieldValues\":{}}".formatted(id("Template", "T0"))));
  }

  private String field() {
    return "/FieldDefinitions/" + id("Field", "x" + some(2));
  }

  private String template() {
    return "/TemplateDefinitions/" + id("Template", "T" + some(2));
  }

  /** The id of a definition; 0 when there is none. */
  private int id(String kind, String name) {
    for (JsonNode definition : get("/" + kind + "Definitions").body().path("value")) {
      if (definition.get("name").asText().equals(name)) {
        return definition.get("id").asInt();
      }
    }
    return 0;
  }

  private void records() {
    calls.add(
        () -> {
          Integer parent = some(2) == 0 ? Integer.valueOf(1) : oneOf(arena.series);
          return made(
              arena.series,
              post(
                  "/Entries/" + parent + "/RecordSeries",
                  "{\"name\":\"rs\",\"code\":\"C%d\",\"autoRename\":true}".formatted(some(4))));
        });
    calls.add(
        () ->
            json(
                "PATCH",
                "/Entries/" + oneOf(arena.series) + "/RecordSeries/Properties",
                "{\"cutoffCriterionId\":%d,\"cascade\":true}".formatted(some(3))));
    calls.add(
        () ->
            json(
                "PATCH",
                entry(),
                "{\"parentId\":%s,\"autoRename\":true}".formatted(oneOf(arena.series))));
    calls.add(() -> delete("/Entries/" + oneOf(arena.series)));
    calls.add(
        () ->
            json(
                "PATCH",
                entry() + "/RecordsManagement/Properties",
                "{\"cutoffCriterionId\":" + some(3) + "}"));
    calls.add(
        () ->
            post(
                folder() + "/RecordsManagement/SetEvent",
                "{\"eventId\":1,\"date\":\"2026-05-01T00:00:00Z\"}"));
    calls.add(() -> post(folder() + "/RecordsManagement/RemoveEvent", "{\"eventId\":1}"));
  }

  private void transfers() {
    calls.add(
        () ->
            form(
                "POST",
                folder() + "/Folder/Import?autoCreateFolderPath=true",
                Client.FormPart.request(
                    "{\"name\":\"i\",\"autoRename\":true,\"folderPath\":\"%s\",\"metadata\":%s}"
                        .formatted(path(), metadataBody())),
                new Client.FormPart("file", "i.bin", new byte[] {(byte) some(3)})));
    calls.add(() -> post("/Entries/" + arena.document(random) + "/Export", "{\"part\":\"Edoc\"}"));
    calls.add(
        () -> post("/Entries/" + arena.document(random) + "/ExportAsync", "{\"part\":\"Text\"}"));
    calls.add(this::upload);
    calls.add(
        () ->
            uploaded(
                folder() + "/Folder/ImportUploadedParts", "\"name\":\"up\",\"autoRename\":true,"));
    calls.add(() -> uploaded(document() + "/UpdateUploadedParts", ""));
  }

  private Client.Answer upload() {
    Client.Answer begun =
        post(
            "/Entries/CreateMultipartUploadUrls",
            "{\"fileName\":\"u.bin\",\"mimeType\":\"a/b\",\"numberOfParts\":1}");
    if (begun.status() == 200) {
      String url = begun.body().get("urls").get(0).asText();
      Client.Answer put = json("PUT", url, "part " + some(3));
      ChaosArena.leave(
          arena.uploads,
          new ChaosArena.Upload(
              begun.body().get("uploadId").asText(), url, put.header("ETag"), client.token()));
    }
    return begun;
  }

  private Client.Answer uploaded(String path, String members) {
    ChaosArena.Upload upload = oneOf(arena.uploads);
    if (upload == null) {
      return null;
    }
    if (some(4) == 0) {
      json("PUT", upload.url(), "part " + some(3));
    }
    String tag = upload.tag().replace("\"", "\\\"");
    return post(
        path,
        "{%s\"uploadId\":\"%s\",\"partETags\":[\"%s\"]}".formatted(members, upload.id(), tag));
  }

  private void searchesAndTasks() {
    calls.add(
        () -> {
          Client.Answer answer =
              post("/Searches/SearchAsync", "{\"searchCommand\":\"{LF:Name=\\\"*\\\"}\"}");
          if (answer.status() == 202) {
            ChaosArena.leave(arena.searches, answer.body().get("taskId").asText());
          }
          return answer;
        });
    calls.add(() -> post("/SimpleSearches", "{\"searchCommand\":\"some text\"}"));
    for (String results : List.of("/Results", "/Results?$orderby=name", "/Results/1/ContextHits")) {
      calls.add(() -> get("/Searches/" + latestSearch() + results));
    }
    calls.add(() -> get("/Searches/" + latestSearch() + "/Results"));
    calls.add(() -> delete("/Tasks?taskIds=" + latestSearch()));
    calls.add(() -> delete("/Tasks?taskIds=" + oneOf(arena.tasks)));
    calls.add(() -> get("/Entries/" + arena.document(random) + "/Annotations"));
  }

  /** One search for all callers, so that some read its results while others close it. */
  private String latestSearch() {
    List<String> now = List.copyOf(arena.searches);
    return now.isEmpty() ? "none" : now.get(now.size() - 1);
  }

  private void listsOfUsers() {
    calls.add(() -> json(some(2) == 0 ? "POST" : "DELETE", "/StarredEntries", ids()));
    calls.add(() -> post("/PersonalCollections", "{\"name\":\"k" + some(2) + "\"}"));
    calls.add(
        () -> {
          JsonNode first = get("/PersonalCollections").body().path(0).path("id");
          return some(3) == 0
              ? delete("/PersonalCollections/" + first.asInt())
              : post("/PersonalCollections/" + first.asInt() + "/Entries", ids());
        });
    calls.add(() -> get("/RecentDocuments"));
  }

  private String ids() {
    return "{\"entryIds\":[%d,%d]}".formatted(arena.entry(random), arena.entry(random));
  }
}
