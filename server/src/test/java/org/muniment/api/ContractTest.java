package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The committed OpenAPI document is the one the code makes: a wire change shows in review. */
@QuarkusTest
class ContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path COMMITTED = Path.of("../contract/openapi.json");

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private JsonNode served() throws Exception {
    return JSON.readTree(URI.create("http://localhost:" + port + "/openapi").toURL());
  }

  private static Map<String, String> operations(JsonNode document) {
    Map<String, String> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String id = operation.getValue().path("operationId").asText();
        assertThat(operations.put(id, operation.getKey() + " " + path.getKey())).as(id).isNull();
      }
    }
    return operations;
  }

  @Test
  void operationsAndRoutes_matchTheCommittedDocument() throws Exception {
    Map<String, String> operations = operations(served());
    assertThat(operations).isEqualTo(operations(JSON.readTree(Files.readString(COMMITTED))));
    // the operations of the contract, and the two token routes
    assertThat(operations).hasSize(152).containsKeys("CreateToken", "CreateOAuthToken");
  }

  @Test
  void document_equalsTheCommittedOne() throws Exception {
    assertThat(served())
        .as(
            "the document changed; copy server/target/openapi/openapi.json to contract/ if it should")
        .isEqualTo(JSON.readTree(Files.readString(COMMITTED)));
  }
}
