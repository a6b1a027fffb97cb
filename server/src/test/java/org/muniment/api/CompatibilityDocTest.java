package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * docs/compatibility.md lists exactly the operations that the OpenAPI document has. Run with {@code
 * -Dmuniment.update-docs=true} to write the list anew.
 */
class CompatibilityDocTest {
  private static final Path DOCUMENT = Path.of("../docs/compatibility.md");
  private static final Path CONTRACT = Path.of("../contract/openapi.json");
  private static final String BEGIN = "<!-- operations: begin -->\n";
  private static final String END = "<!-- operations: end -->";
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  @Test
  void document_listsTheOperationsAsTheyAre() throws IOException {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length());
    assertThat(end).isGreaterThanOrEqualTo(begin);
    String expected = list();
    if (Boolean.getBoolean("muniment.update-docs")) {
      Files.writeString(
          DOCUMENT, document.substring(0, begin) + expected + document.substring(end));
      return;
    }
    assertThat(document.substring(begin, end)).isEqualTo(expected);
  }

  private static String list() throws IOException {
    Map<String, List<String>> groups = new TreeMap<>();
    JsonNode paths = new ObjectMapper().readTree(CONTRACT.toFile()).path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (!path.getKey().startsWith("/v2/")) {
        continue;
      }
      for (String method : METHODS) {
        JsonNode operation = path.getValue().path(method);
        if (operation.isObject()) {
          groups
              .computeIfAbsent(operation.path("tags").path(0).asText(), tag -> new ArrayList<>())
              .add(operation.path("operationId").asText());
        }
      }
    }
    StringBuilder text = new StringBuilder();
    text.append("| group | operations |\n|---|---|\n");
    groups.forEach(
        (tag, operations) -> {
          operations.sort(String::compareTo);
          text.append("| ")
              .append(tag)
              .append(" | ")
              .append(String.join(", ", operations))
              .append(" |\n");
        });
    return text.toString();
  }
}
