package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.muniment.conformance.Client.encode;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that begins with a seed file, as clients find it. */
class SeedIT {
  private static final String SEED =
      """
      fields:
        - name: Country
        - name: City
        - {name: Item, multiValue: true}
        - {name: Price, type: Number, multiValue: true}
      templates:
        - name: Delivery
          fields:
            - Country
            - name: City
              parents: [Country]
              choices:
                - {for: Germany, values: [Berlin, Hamburg]}
            - {name: Item, group: Lines}
            - {name: Price, group: Lines}
      tags:
        - name: Checked
      users:
        - {name: rob, role: reader, password: a reader of seeds}
      entries:
        - document: /Bills/2026/Acme 17
          text: Please find the zeppelin enclosed.
          template: Delivery
          fields: {Country: Germany, Item: [Anvil, Rope, Nail], Price: [1200, "", 0.5]}
          tags: [Checked]
        - document: /Bills/Scan
          file: scan.bin
          pages: [{text: one}, {text: two}]
        - shortcut: /Latest
          target: /Bills/2026/Acme 17
      """;

  @TempDir Path directory;

  private static JsonNode at(Client client, String path) {
    return ok(client.get("/Entries/ByPath?fullPath=" + encode(path)), 200).get("entry");
  }

  private static List<JsonNode> values(JsonNode collection) {
    List<JsonNode> values = new java.util.ArrayList<>();
    collection.get("value").forEach(values::add);
    return values;
  }

  /** Everything that the seed says, over HTTP. */
  private static void assertSeeded(Client client) {
    JsonNode bill = at(client, "\\Bills\\2026\\Acme 17");
    assertThat(bill.get("templateName").asText()).isEqualTo("Delivery");
    assertThat(bill.get("extension").asText()).isEqualTo("txt");
    String entry = "/Entries/" + bill.get("id").asInt();
    assertThat(values(ok(client.get(entry + "/Fields"), 200)))
        .extracting(field -> field.get("name").asText(), field -> field.get("values").toString())
        .containsExactly(
            tuple("City", "[]"),
            tuple("Country", "[\"Germany\"]"),
            tuple("Item", "[\"Anvil\",\"Rope\",\"Nail\"]"),
            tuple("Price", "[\"1200\",\"\",\"0.5\"]"));
    assertThat(values(ok(client.get(entry + "/Tags"), 200)))
        .extracting(tag -> tag.get("name").asText())
        .containsExactly("Checked");
    assertThat(at(client, "\\Latest").get("targetId").asInt()).isEqualTo(bill.get("id").asInt());

    JsonNode scan = at(client, "\\Bills\\Scan");
    assertThat(scan.get("pageCount").asInt()).isEqualTo(2);
    String exported =
        ok(
                client.post(
                    "/Entries/" + scan.get("id").asInt() + "/Export", "{\"part\":\"Edoc\"}"),
                200)
            .get("value")
            .asText();
    assertThat(Client.download("GET", exported).body())
        .isEqualTo("scanned".getBytes(StandardCharsets.UTF_8));

    JsonNode found =
        ok(client.post("/SimpleSearches", "{\"searchCommand\":\"zeppelin\"}"), 200).get("value");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("fullPath").asText()).isEqualTo("\\Bills\\2026\\Acme 17");
    assertDynamic(client, entry, bill.get("templateId").asInt());
  }

  private static void assertDynamic(Client client, String entry, int template) {
    JsonNode fields = ok(client.get("/TemplateDefinitions/" + template + "/FieldDefinitions"), 200);
    JsonNode country = fields.get("value").get(0);
    JsonNode city = fields.get("value").get(1);
    assertThat(country.get("rule").isNull()).isTrue();
    assertThat(city.get("rule").get("ancestors").toString())
        .isEqualTo("[" + country.get("id").asInt() + "]");
    String call = entry + "/Fields/GetDynamicFieldLogicValue";
    String body = "{\"templateId\":" + template + ",\"fieldValues\":{\"Country\":\"%s\"}}";
    assertThat(ok(client.post(call, body.formatted("germany")), 200).toString())
        .isEqualTo("{\"City\":[\"Berlin\",\"Hamburg\"]}");
    assertThat(ok(client.post(call, body.formatted("Peru")), 200).toString())
        .isEqualTo("{\"City\":[]}");
    assertThat(ok(client.post(call, "{\"templateId\":" + template + "}"), 200).toString())
        .isEqualTo("{\"City\":[]}");
  }

  @Test
  void firstStart_bringsTheSeed_andLaterStartsLeaveWhatIsThere() throws Exception {
    Files.writeString(directory.resolve("scan.bin"), "scanned");
    Path seed = Files.writeString(directory.resolve("seed.yaml"), SEED);

    try (ServerProcess server = ServerProcess.start("--bare", "true", "--seed", seed.toString())) {
      assertSeeded(server.client());
      Client reader = Client.signIn(server.baseUrl(), "demo", "rob", "a reader of seeds");
      assertThat(at(reader, "\\Bills").get("entryType").asText()).isEqualTo("Folder");

      int latest = at(server.client(), "\\Latest").get("id").asInt();
      ok(server.client().json("PATCH", "/Entries/" + latest, "{\"name\":\"Newest\"}"), 200);
      server.stop();
      server.restart();
      assertThat(server.client().get("/Entries/ByPath?fullPath=%5CLatest").status())
          .as("the seed is loaded once")
          .isEqualTo(404);
      ok(server.client().json("PATCH", "/Entries/" + latest, "{\"name\":\"Latest\"}"), 200);
      assertSeeded(server.client());
      assertThat(values(ok(server.client().get("/Entries/1/Folder/Children"), 200))).hasSize(2);

      server.stop();
      assertThat(server.command(0, "check", "--deep")).contains("No damage found.");
    }
  }
}
