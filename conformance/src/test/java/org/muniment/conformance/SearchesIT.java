package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searches as clients meet them: as tasks with pages of results and hits, and within a call. */
class SearchesIT {
  private static final String TEXT =
      "The harbour \uD83D\uDEA2 opened in Αθήνα. Nobody\nsaw the pruning shears near the maple.";

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

  private static String command(String command) {
    return Client.JSON.createObjectNode().put("searchCommand", command).toString();
  }

  private static String search(String command) {
    String id =
        ok(client.post("/Searches/SearchAsync", command(command)), 202).get("taskId").asText();
    JsonNode task = client.complete(id);
    assertThat(task.get("taskType").asText()).isEqualTo("SearchEntry");
    assertThat(task.get("result").get("entryId").asInt()).isZero();
    return id;
  }

  private static String results(String id) {
    return "/Searches/" + id + "/Results";
  }

  private static List<JsonNode> pages(String first) {
    List<JsonNode> pages = new ArrayList<>();
    for (String next = first; next != null; ) {
      JsonNode page = ok(client.get(next), 200);
      pages.add(page);
      next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asText() : null;
    }
    return pages;
  }

  private static int text(int folder, String name, String text) {
    ObjectNode request = Client.JSON.createObjectNode().put("name", name);
    return ok(
            client.importFile(
                folder,
                request.toString(),
                name + ".txt",
                "text/plain",
                text.getBytes(StandardCharsets.UTF_8)),
            201)
        .get("id")
        .asInt();
  }

  @Test
  void results_pageToTheLastRow_andKeepTheirNumbers() {
    int folder = client.folder(1, "paged");
    for (int i = 0; i < 151; i++) {
      client.folder(folder, "row " + i);
    }
    String id = search("{LF:Name=\"row *\"} & {LF:LookIn=\"\\paged\"}");

    List<JsonNode> pages = pages(results(id) + "?$count=true&$select=name&$orderby=name%20desc");
    assertThat(pages).hasSize(2);
    List<Integer> rows = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode page : pages) {
      assertThat(page.get("@odata.count").asInt()).isEqualTo(151);
      page.get("value")
          .forEach(
              entry -> {
                rows.add(entry.get("rowNumber").asInt());
                names.add(entry.get("name").asText());
                assertThat(entry.has("creator")).isFalse();
                assertThat(entry.get("entryType").asText()).isEqualTo("Folder");
              });
    }
    assertThat(rows).hasSize(151).isSorted().doesNotHaveDuplicates().startsWith(1).endsWith(151);
    assertThat(names).startsWith("row 99").endsWith("row 0");
    JsonNode exact = ok(client.get(results(id) + "?$skip=1&$top=150"), 200);
    assertThat(exact.get("value")).hasSize(150);
    assertThat(exact.has("@odata.nextLink")).isFalse();

    client.complete(client.startDelete(folder));
    assertThat(ok(client.get(results(id) + "?$count=true"), 200).get("value")).isEmpty();
  }

  @Test
  void hits_showTheWordsWhereTheyAre() {
    int folder = client.folder(1, "texts");
    int document = text(folder, "Maple report", TEXT);
    String id = search("(shears | αθήνα | {LF:Name~=\"reports\"}) & {LF:LookIn=\"\\texts\"}");
    JsonNode result = ok(client.get(results(id)), 200).get("value");
    assertThat(result).hasSize(1);
    assertThat(result.get(0).get("id").asInt()).isEqualTo(document);

    String hits = results(id) + "/1/ContextHits";
    JsonNode all = ok(client.get(hits + "?$count=true"), 200);
    assertThat(all.get("@odata.count").asInt()).isEqualTo(3);
    int number = 0;
    for (JsonNode hit : all.get("value")) {
      String context = hit.get("context").asText();
      int start = hit.get("highlight1Offset").asInt();
      String word = context.substring(start, start + hit.get("highlight1Length").asInt());
      assertThat(word).isIn("shears", "Αθήνα", "report");
      boolean page = hit.get("hitType").asText().equals("PageContent");
      if (page) {
        int offset = hit.get("pageOffset").asInt() + start;
        assertThat(TEXT.substring(offset, offset + word.length())).isEqualTo(word);
      }
      assertThat(hit.get("pageNumber").asInt()).isEqualTo(page ? 1 : 0);
      assertThat(hit.get("hitNumber").asInt()).isEqualTo(++number);
      assertThat(hit.get("hitWidth").asInt()).isEqualTo(1);
      assertThat(hit.get("fieldName").asText()).isEmpty();
    }
    JsonNode first = ok(client.get(hits + "?$top=1"), 200);
    assertThat(first.get("value")).hasSize(1);
    assertThat(pages(hits + "?$skip=2").get(0).get("value")).hasSize(1);
    assertProblem(client.get(results(id) + "/2/ContextHits"), 404);
    assertProblem(client.get(results(id) + "/0/ContextHits"), 404);

    ok(client.delete("/Tasks?taskIds=" + id), 200);
    assertProblem(client.get(results(id)), 404);
    assertProblem(client.get(hits), 404);
  }

  @Test
  void fields_areFoundAsTheyWereImported() {
    int folder = client.folder(1, "fields");
    String request =
        "{\"name\":\"letter\",\"metadata\":{\"fields\":[{\"name\":\"Author\",\"values\":[\"John Smith\"]}]}}";
    ok(
        client.importFile(
            folder, request, "letter.txt", "text/plain", TEXT.getBytes(StandardCharsets.UTF_8)),
        201);
    for (String found :
        List.of(
            "{[]:[Author]=\"john smith\"}",
            "{[]:[Author](1)=\"John*\"}",
            "{[]:[]=\"*Smith\"}",
            "{[]:[Author]~=\"smith\"}",
            "{LF:Basic~=\"mit\", option=\"FLT\"}",
            "\"pruning shears\"",
            "maple ^5 shears")) {
      String id = search(found + " & {LF:LookIn=\"\\fields\"}");
      JsonNode value = ok(client.get(results(id) + "?fields=Author"), 200).get("value");
      assertThat(value).as(found).hasSize(1);
      assertThat(value.get(0).get("fields").get(0).get("values").get(0).asText())
          .isEqualTo("John Smith");
      if (found.contains("~=")) {
        JsonNode hit = ok(client.get(results(id) + "/1/ContextHits"), 200).get("value").get(0);
        assertThat(hit.get("hitType").asText()).isEqualTo("Field");
        assertThat(hit.get("fieldName").asText()).isEqualTo("Author");
        assertThat(hit.get("context").asText()).isEqualTo("John Smith");
        assertThat(hit.get("fieldHitCount").asInt()).isEqualTo(1);
      }
    }
    assertThat(
            ok(client.get(results(search("{[]:[Author]=\"\"} & {LF:LookIn=\"\\fields\"}"))), 200)
                .get("value"))
        .isEmpty();
    String fuzzy = "{\"searchCommand\":\"prunnig\",\"fuzzyType\":%s,\"fuzzyFactor\":%d}";
    for (String type : List.of("2", "\"NumberOfLetters\"")) {
      String id =
          ok(client.post("/Searches/SearchAsync", fuzzy.formatted(type, 2)), 202)
              .get("taskId")
              .asText();
      client.complete(id);
      assertThat(ok(client.get(results(id)), 200).get("value")).isNotEmpty();
    }
  }

  @Test
  void simpleSearch_answersAtOnce_theFirstHundred() {
    int folder = client.folder(1, "simple");
    for (int i = 0; i < 101; i++) {
      client.folder(folder, "piece " + i);
    }
    String command = "{LF:Name=\"piece *\"} & {LF:LookIn=\"\\simple\"}";
    JsonNode some = ok(client.post("/SimpleSearches?$count=true", command(command)), 206);
    assertThat(some.get("value")).hasSize(100);
    assertThat(some.get("@odata.count").asInt()).isEqualTo(101);
    JsonNode all =
        ok(client.post("/SimpleSearches", command(command + " - {LF:Name=\"*7\"}")), 200);
    assertThat(all.get("value")).hasSize(91);
  }

  @Test
  void whatCannotBeSearched_isRefused() {
    for (String path : List.of("/Searches/SearchAsync", "/SimpleSearches")) {
      for (String command :
          List.of(
              "",
              "  ",
              "{LF:Name=\"a\"",
              "{LF:Nmae=\"a\"}",
              "a ^2 b ^2 c",
              "{LF:Created=\"02/30/2020\"}",
              "{[]:[No such field]=\"1\"}",
              "{[No such template]}",
              "{LF:LookIn=\"\\no such folder\"}",
              "- a",
              "a\u0000b &",
              "(".repeat(5000) + "a" + ")".repeat(5000))) {
        assertProblem(client.post(path, command(command)), 400);
      }
      assertProblem(client.post(path, "{}"), 400);
      assertProblem(client.post(path, "[]"), 400);
      assertProblem(client.post(path, "{\"searchCommand\":null}"), 400);
    }
    String found = "{\"searchCommand\":\"a\",\"fuzzyType\":\"%s\",\"fuzzyFactor\":%s}";
    assertProblem(client.post("/Searches/SearchAsync", found.formatted("Vague", "1")), 400);
    assertProblem(
        client.post("/Searches/SearchAsync", found.formatted("NumberOfLetters", "-1")), 400);

    assertProblem(client.get(results(UUID.randomUUID().toString())), 404);
    assertProblem(client.get(results("nonsense")), 404);
    String id = search("{LF:ID=1}");
    for (String options :
        List.of("$orderby=nothing", "$top=-1", "$top=x", "$skip=-1", "$top=151", "$select=none")) {
      assertProblem(client.get(results(id) + "?" + options), 400);
    }
    String test = "/Tasks/StartTestTaskAsync?operationTime=0";
    String other = ok(client.post(test, ""), 200).get("taskId").asText();
    client.complete(other);
    assertProblem(client.get(results(other)), 404);
  }
}
