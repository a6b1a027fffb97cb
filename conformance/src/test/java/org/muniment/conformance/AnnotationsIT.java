package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muniment.conformance.Client.FormPart;

/** Annotations, their reasons, and stamps, over HTTP. */
class AnnotationsIT {
  private static final String BOX = "{\"x\":10,\"y\":20,\"width\":30,\"height\":4}";
  private static final String POINT = "{\"x\":-5,\"y\":7}";
  private static final String TEXTED =
      "\"borderThickness\":3,\"opacity\":50,\"text\":\"says\",\"textSize\":9,"
          + "\"direction\":\"BottomToTop\",\"fillColor\":\"#0000FF\",\"borderColor\":\"#00FF00\","
          + "\"borderStyle\":\"Cloud2\"";
  private static final String SPAN = "\"textStart\":1,\"textEnd\":3,\"rectangles\":[" + BOX + "]";

  /** Every member of every type, by type. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("Highlight", "\"color\":\"#00FF00\"," + SPAN),
          Map.entry("Redaction", "\"isWhiteout\":true," + SPAN),
          Map.entry("Strikeout", "\"color\":\"#00FF00\",\"direction\":\"RightToLeft\"," + SPAN),
          Map.entry("Underline", "\"color\":\"#00FF00\",\"direction\":\"TopToBottom\"," + SPAN),
          Map.entry(
              "Note",
              "\"position\":"
                  + POINT
                  + ",\"color\":\"#00FF00\",\"text\":\"t\",\"keepHistory\":true"),
          Map.entry(
              "Attachment",
              "\"position\":" + POINT + ",\"fileName\":\"a.txt\",\"mimeType\":\"text/plain\""),
          Map.entry("TextBox", "\"coordinates\":" + BOX + "," + TEXTED),
          Map.entry(
              "Bitmap",
              "\"position\":"
                  + POINT
                  + ",\"size\":{\"width\":3,\"height\":4},\"rotation\":359,\"opacity\":0"),
          Map.entry(
              "Line",
              "\"beginPosition\":"
                  + POINT
                  + ",\"endPosition\":"
                  + POINT
                  + ",\"beginStyle\":\"Slash\",\"endStyle\":\"ClosedReversed\","
                  + "\"lineStyle\":\"Dashed6\",\"color\":\"#00FF00\",\"endColor\":\"#0000FF\","
                  + "\"thickness\":7,\"opacity\":10"),
          Map.entry(
              "Rectangle",
              "\"coordinates\":"
                  + BOX
                  + ",\"fillColor\":\"#00FF00\",\"boxStyle\":\"RoundedRectangle\","
                  + "\"borderStyle\":\"Dashed1\",\"borderColor\":\"#0000FF\","
                  + "\"borderThickness\":7,\"opacity\":10"),
          Map.entry(
              "Polyline",
              "\"points\":["
                  + POINT
                  + "],\"lineStyle\":\"Dashed2\",\"fillColor\":\"#00FF00\","
                  + "\"fillStyle\":\"Solid\",\"color\":\"#0000FF\",\"thickness\":7,\"opacity\":10"),
          Map.entry(
              "Callout",
              "\"boxCoordinates\":"
                  + BOX
                  + ",\"focusPosition\":"
                  + POINT
                  + ",\"focusStyle\":\"Diamond\","
                  + TEXTED),
          Map.entry(
              "Stamp",
              "\"stampId\":0,\"coordinates\":"
                  + BOX
                  + ",\"position\":"
                  + POINT
                  + ",\"color\":\"#00FF00\",\"rotation\":90,\"opacity\":99"),
          Map.entry(
              "FreeHand",
              "\"points\":["
                  + POINT
                  + ","
                  + POINT
                  + "],\"lineStyle\":\"Dashed3\",\"color\":\"#0000FF\",\"thickness\":7,"
                  + "\"opacity\":10"));

  private static final String COMMON =
      "\"isProtected\":true,\"visibility\":\"AllUsers\",\"comment\":\"c\",\"customData\":\"d\","
          + "\"zOrder\":42,\"accessType\":\"Deny\"";

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

  /** A document with a page that has an image and a text; answers the path of its annotations. */
  private static String page(String name) {
    int id = client.document(1, name, "content");
    ok(
        client.form(
            "POST",
            "/Entries/" + id + "/Document/Pages",
            FormPart.request("{\"textPages\":[\"a secret\"]}"),
            new FormPart("imageFiles", "page.png", SampleFiles.png(60, 40))),
        200);
    return "/Entries/" + id + "/Pages/1/Annotations";
  }

  private static String body(String type, String members) {
    return "{\"annotationType\":\"" + type + "\"" + (members.isEmpty() ? "" : "," + members) + "}";
  }

  private static void assertHas(JsonNode answer, String members) throws Exception {
    Iterator<Map.Entry<String, JsonNode>> given =
        Client.JSON.readTree("{" + members + "}").fields();
    while (given.hasNext()) {
      Map.Entry<String, JsonNode> member = given.next();
      assertThat(answer.get(member.getKey())).as(member.getKey()).isEqualTo(member.getValue());
    }
  }

  @Test
  void everyType_roundTripsWithEveryMember() throws Exception {
    String path = page("types");
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      String members = type.getValue() + "," + COMMON;
      JsonNode made = ok(client.post(path, body(type.getKey(), members)), 200);
      assertHas(made, members);
      assertThat(made.get("annotationType").asText()).isEqualTo(type.getKey());
      assertThat(made.get("creator").asText()).startsWith("S-1-5-");
      assertThat(made.get("createdTime").asText()).endsWith("Z");
      assertThat(made.get("pageNumber").asInt()).isEqualTo(1);
      String one = path + "/" + made.get("itemId").asInt();
      assertThat(ok(client.get(one), 200)).isEqualTo(made);

      JsonNode same = ok(client.json("PATCH", one, body(type.getKey(), "")), 200);
      assertHas(same, members);
      String initial = body(type.getKey(), "\"comment\":null,\"opacity\":null,\"zOrder\":7");
      JsonNode changed = ok(client.json("PATCH", one, initial), 200);
      assertHas(changed, type.getValue() + ",\"zOrder\":7,\"comment\":null");
    }
    JsonNode all = ok(client.get(path + "?$orderby=annotationType%20desc"), 200);
    assertThat(all).hasSize(TYPES.size());
    assertThat(all.get(0).get("annotationType").asText()).isEqualTo("Underline");
    assertThat(ok(client.get(path + "?$select=itemId"), 200).get(0).size()).isEqualTo(2);
    String document = path.replace("/Pages/1", "");
    assertThat(ok(reader.get(document), 200)).hasSize(TYPES.size());
  }

  @Test
  void change_ofAColor_canClearIt() throws Exception {
    String path = page("colors");
    String one = path + "/" + ok(client.post(path, body("Note", "")), 200).get("itemId").asInt();
    assertHas(ok(client.get(one), 200), "\"color\":\"#FFFF00\",\"isProtected\":false");
    assertHas(
        ok(client.json("PATCH", one, body("Note", "\"color\":null,\"text\":\"x\"")), 200),
        "\"color\":null,\"text\":\"x\"");
    assertHas(
        ok(client.json("PATCH", one, body("note", "\"COLOR\":\"#abcdef\"")), 200),
        "\"color\":\"#ABCDEF\",\"text\":\"x\"");
  }

  @Test
  void badBodies_areRefused() {
    String path = page("hostile");
    for (String bad :
        List.of(
            "{}",
            "[]",
            "null",
            "{\"annotationType\":\"Sticker\"}",
            "{\"annotationType\":7}",
            body("Note", "\"color\":\"red\""),
            body("Note", "\"color\":\"#12345\""),
            body("Note", "\"position\":5"),
            body("Note", "\"position\":{\"x\":1e400,\"y\":0}"),
            body("Note", "\"position\":{\"x\":1.5,\"y\":0}"),
            body("Note", "\"position\":{\"x\":NaN,\"y\":0}"),
            body("Note", "\"position\":{\"x\":2000000000,\"y\":0}"),
            body("Note", "\"text\":\"" + "x".repeat(70_000) + "\""),
            body("Note", "\"text\":\"\\u0000\""),
            body("Note", "\"visibility\":\"Nobody\""),
            body("Note", "\"reasonId\":4711"),
            body("Bitmap", "\"opacity\":101"),
            body("Bitmap", "\"opacity\":-1"),
            body("Bitmap", "\"rotation\":360"),
            body("Bitmap", "\"size\":{\"width\":-1,\"height\":1}"),
            body("Line", "\"endStyle\":\"Pointy\""),
            body("Stamp", "\"stampId\":4711"),
            body("TextBox", "\"textSize\":0"),
            body("Redaction", "\"textStart\":5,\"textEnd\":4"),
            body("Redaction", "\"textStart\":-1,\"textEnd\":4"),
            body("Redaction", "\"rectangles\":[null]"),
            body("FreeHand", "\"points\":[" + (POINT + ",").repeat(10_000) + POINT + "]"))) {
      assertProblem(client.post(path, bad), 400);
    }
    String title =
        assertProblem(client.post(path, body("Bitmap", "\"opacity\":101")), 400)
            .body()
            .get("title")
            .asText();
    assertThat(title).contains("opacity");
    assertProblem(reader.post(path, body("Note", "")), 403);
    ok(client.post(path, body("Note", "\"zOrder\":2147483647")), 200);
    assertThat(ok(client.post(path, body("Note", "")), 200).get("zOrder").asInt())
        .isEqualTo(Integer.MAX_VALUE);
    assertProblem(client.json("PATCH", path + "/1", body("Line", "")), 400);
    assertProblem(client.json("PATCH", path + "/99", body("Note", "")), 404);
    assertProblem(client.get(path.replace("/Pages/1", "/Pages/2")), 404);
    assertProblem(client.get(path + "/2147483648"), 400);
    assertThat(client.delete(path + "/1").status()).isEqualTo(204);
    assertProblem(client.delete(path + "/1"), 404);
  }

  @Test
  void attachment_isDownloadedAndInParts() {
    String path = page("attachment");
    int item = ok(client.post(path, body("Attachment", "")), 200).get("itemId").asInt();
    int note = ok(client.post(path, body("Note", "")), 200).get("itemId").asInt();
    FormPart file = new FormPart("file", "nö te.txt", "0123456789".getBytes());
    String one = path + "/" + item;
    assertProblem(client.get(one + "/Attachment"), 404);
    assertProblem(client.get(path + "/" + note + "/Attachment"), 400);
    assertProblem(client.form("PUT", path + "/" + note + "/Attachment", file), 400);
    assertProblem(client.form("PUT", one + "/Image", file), 400);
    assertProblem(client.form("PUT", one + "/Attachment", FormPart.request("{}")), 400);
    assertProblem(client.form("PUT", path + "/99/Attachment", file), 404);
    assertProblem(reader.form("PUT", one + "/Attachment", file), 403);
    assertThat(client.form("PUT", one + "/Attachment", file).status()).isEqualTo(204);
    JsonNode shown = ok(client.get(one), 200);
    assertThat(shown.get("attachmentLength").asInt()).isEqualTo(10);
    assertThat(shown.get("fileName").asText()).isEqualTo("nö te.txt");

    HttpResponse<String> whole =
        Client.send(
                reader.request(one + "/Attachment").header("Accept", "application/json").build())
            .http();
    assertThat(whole.body()).isEqualTo("0123456789");
    assertThat(whole.headers().firstValue("Content-Length")).contains("10");
    assertThat(whole.headers().firstValue("Content-Type")).contains("application/octet-stream");
    Client.Answer part =
        Client.send(client.request(one + "/Attachment").header("Range", "bytes=3-5").build());
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.http().body()).isEqualTo("345");
    assertThat(part.header("Content-Range")).isEqualTo("bytes 3-5/10");
    assertThat(
            Client.send(client.request(one + "/Attachment").header("Range", "bytes=10-").build())
                .status())
        .isEqualTo(416);
  }

  @Test
  void bitmap_takesAnImageOnly() {
    String path = page("bitmap");
    String one = path + "/" + ok(client.post(path, body("Bitmap", "")), 200).get("itemId").asInt();
    assertProblem(
        client.form("PUT", one + "/Image", new FormPart("file", "x.png", new byte[] {1})), 400);
    FormPart image = new FormPart("file", "x.png", SampleFiles.png(12, 8));
    assertThat(client.form("PUT", one + "/Image", image).status()).isEqualTo(204);
    assertThat(ok(client.get(one), 200).get("size").get("width").asInt()).isEqualTo(12);
    assertProblem(client.get(one + "/Attachment"), 400);
  }

  @Test
  void reasons_comeChangeAndGo() {
    assertThat(ok(client.get("/AnnotationReasons"), 200)).isNotEmpty();
    JsonNode made = ok(client.post("/AnnotationReasons", "{\"text\":\"Because\"}"), 200);
    int id = made.get("id").asInt();
    String one = "/AnnotationReasons/" + id;
    assertThat(ok(client.json("PATCH", one, "{\"text\":\"Therefore\"}"), 200).get("text").asText())
        .isEqualTo("Therefore");
    assertProblem(client.post("/AnnotationReasons", "{}"), 400);
    assertProblem(client.json("PATCH", "/AnnotationReasons/4711", "{\"text\":\"x\"}"), 404);
    assertProblem(reader.post("/AnnotationReasons", "{\"text\":\"x\"}"), 403);
    String path = page("reasons");
    ok(client.post(path, body("Redaction", "\"reasonId\":" + id)), 200);
    assertProblem(client.delete(one), 409);
    assertThat(client.delete(one + "?force=true").status()).isEqualTo(204);
    assertThat(ok(client.get(path + "/1"), 200).get("reasonId").isNull()).isTrue();
    assertProblem(client.delete(one), 404);
  }

  @Test
  void stamps_comeChangeAndGo() {
    FormPart file = new FormPart("file", "s.png", SampleFiles.png(12, 8));
    JsonNode shared = ok(client.form("POST", "/Stamps?name=Approved&isPublic=true", file), 200);
    JsonNode own =
        ok(
            client.form(
                "POST",
                "/Stamps",
                file,
                new FormPart("name", null, "Mine".getBytes()),
                new FormPart("isPublic", null, "false".getBytes())),
            200);
    assertThat(shared.get("imageWidth").asInt()).isEqualTo(12);
    assertThat(shared.get("isPublic").asBoolean()).isTrue();
    assertThat(own.get("name").asText()).isEqualTo("Mine");
    assertThat(ok(client.get("/Stamps"), 200)).contains(withoutContext(shared));
    assertThat(ok(client.get("/Stamps?scope=1"), 200)).containsExactly(withoutContext(own));
    assertThat(ok(client.get("/Stamps?scope=2&$select=id"), 200)).hasSize(2);
    assertProblem(client.get("/Stamps?scope=3"), 400);
    String one = "/Stamps/" + shared.get("id").asInt();
    String mine = "/Stamps/" + own.get("id").asInt();
    assertProblem(reader.get(mine), 404);
    assertProblem(client.get(mine + "/Image"), 404);
    Client.Answer image = client.get(one + "/Image?color=%23FF0000");
    assertThat(image.status()).isEqualTo(200);
    assertThat(image.header("Content-Type")).isEqualTo("image/png");
    assertProblem(client.get(one + "/Image?color=red"), 400);
    assertProblem(reader.form("POST", "/Stamps?name=x&isPublic=true", file), 403);
    assertProblem(reader.delete(one), 403);
    assertProblem(client.form("POST", "/Stamps", file), 400);
    assertProblem(
        client.form("POST", "/Stamps?name=x", new FormPart("file", "x", new byte[] {1})), 400);
    assertThat(ok(client.json("PATCH", one, "{\"customData\":\"d\"}"), 200).get("name").asText())
        .isEqualTo("Approved");
    assertThat(client.delete(one).status()).isEqualTo(204);
    assertProblem(client.get(one), 404);
  }

  private static JsonNode withoutContext(JsonNode answer) {
    return ((ObjectNode) answer.deepCopy()).without(List.of("@odata.context"));
  }

  @Test
  void redactedPage_isReadRedactedByReaders() {
    String path = page("redacted");
    ok(client.post(path, body("Redaction", "\"textStart\":2,\"textEnd\":8," + rectangles())), 200);
    String page = path.replace("/Pages/1/Annotations", "/Document/Pages/1");
    assertThat(ok(client.get(page + "/Text"), 200).get("text").asText()).isEqualTo("a secret");
    assertThat(ok(reader.get(page + "/Text"), 200).get("text").asText()).isEqualTo("a XXXXXX");
    assertThat(reader.get(page + "/Image").status()).isEqualTo(200);
    assertThat(reader.get(page + "/Image").http().body())
        .isNotEqualTo(client.get(page + "/Image").http().body());
  }

  private static String rectangles() {
    return "\"rectangles\":[" + BOX + "]";
  }
}
