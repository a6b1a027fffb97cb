package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Sends what no client should send to every operation of the API. Whatever comes in: the answer is
 * no failure of the server, and says what was wrong in a problem document; the repository stays
 * whole.
 */
class HostileInputIT {
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  /** The contract leaves it open. */
  private static final String OPEN_OPERATION = "ListRepositories";

  private static final List<String> NUMBERS =
      List.of("0", "-1", "2147483647", "2147483648", "99999999999999999999", "abc", "1.5", "%00");
  private static final List<String> TEXTS =
      List.of("", "%00", "%F0%9F%98%80", "..%2F..%2Fetc", "%27;--", "a".repeat(3_000));
  private static final List<String> BODIES =
      List.of("", "null", "[]", "\"x\"", "7", "{", "{\"a\":", "[".repeat(5_000), "{}", "\u0000");
  private static final List<String> VALUES =
      List.of(
          "null",
          "-1",
          "0",
          "2147483648",
          "1e400",
          "true",
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud83d\"",
          "\"..\"",
          "\"" + "x".repeat(70_000) + "\"",
          "[]",
          "[null]",
          "[[[]]]",
          "[{\"name\":null,\"values\":[null]}]",
          "{}",
          "{\"a\":null}");

  private static ServerProcess server;
  private static Client client;
  private static int document;
  private static JsonNode openApi;

  @BeforeAll
  static void start() throws IOException {
    openApi = Client.JSON.readTree(Path.of("../contract/openapi.json").toFile());
    server = ServerProcess.start("--task-wait", "1");
    client = server.client();
    document = client.document(1, "victim", "content");
  }

  @AfterAll
  static void stop() {
    try (ServerProcess stopped = server) {
      stopped.stop();
      assertThat(stopped.log()).doesNotContain("NullPointerException", "ClassCastException");
      assertThat(stopped.command(0, "check", "--deep")).contains("No damage found.");
    }
  }

  /** One operation of the document. */
  private record Operation(String method, String path, JsonNode definition) {
    String id() {
      return definition.path("operationId").asText();
    }

    /** Names of parameters with whether they are numbers. */
    Map<String, Boolean> parameters(String place) {
      Map<String, Boolean> found = new LinkedHashMap<>();
      for (JsonNode parameter : definition.path("parameters")) {
        if (parameter.path("in").asText().equals(place)) {
          JsonNode schema = resolve(parameter.path("schema"));
          found.put(
              parameter.path("name").asText(),
              Set.of("integer", "number").contains(schema.path("type").asText()));
        }
      }
      return found;
    }

    JsonNode jsonBody() {
      return resolve(
          definition.path("requestBody").path("content").path("application/json").path("schema"));
    }
  }

  private static JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : openApi.at(reference.substring(1));
  }

  @TestFactory
  Stream<DynamicTest> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : openApi.get("paths").properties()) {
      for (String method : METHODS) {
        if (path.getKey().startsWith("/v2/") && path.getValue().has(method)) {
          operations.add(
              new Operation(method.toUpperCase(), path.getKey(), path.getValue().get(method)));
        }
      }
    }
    return operations.stream()
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> attack(operation)));
  }

  private void attack(Operation operation) {
    if (client.get("/Entries/" + document).status() == 404) {
      document = client.document(1, "victim", "content");
    }
    String path = path(operation, Map.of());
    if (!operation.id().equals(OPEN_OPERATION)) {
      assertProblem(send(operation, path, "{}", null), 401);
      assertProblem(send(operation, path, "{}", "Bearer x.y.z"), 401);
    }
    if (path.contains("/demo")) {
      JsonNode unknown =
          assertProblem(send(operation, path.replace("/demo", "/nope"), "{}"), 404).body();
      assertThat(unknown.get("title").asText()).startsWith("Error: Repository with the given Id");
    }
    operation
        .parameters("path")
        .forEach(
            (name, number) -> {
              if (!name.equals("repositoryId")) {
                for (String value : number ? NUMBERS : TEXTS) {
                  check(operation, path(operation, Map.of(name, value)), "{}");
                }
              }
            });
    operation
        .parameters("query")
        .forEach(
            (name, number) -> {
              for (String value : number ? NUMBERS : TEXTS) {
                check(operation, path + "?" + Client.encode(name) + "=" + value, "{}");
              }
            });
    if (operation.definition().has("requestBody")) {
      BODIES.forEach(body -> check(operation, path, body));
      attackMembers(operation, path);
    }
  }

  private void attackMembers(Operation operation, String path) {
    JsonNode members = operation.jsonBody().path("properties");
    ObjectNode fitting = Client.JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      fitting.set(member.getKey(), fitting(resolve(member.getValue())));
    }
    for (Map.Entry<String, JsonNode> member : members.properties()) {
      for (String value : VALUES) {
        ObjectNode others = fitting.deepCopy();
        others.remove(member.getKey());
        String rest = others.toString();
        check(
            operation,
            path,
            "{\""
                + member.getKey()
                + "\":"
                + value
                + (others.isEmpty() ? "}" : "," + rest.substring(1)));
      }
    }
  }

  /** A value of the right type, so that the one wrong value is reached. */
  private static JsonNode fitting(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (schema.path("type").asText()) {
      case "integer", "number" -> Client.JSON.getNodeFactory().numberNode(document);
      case "boolean" -> Client.JSON.getNodeFactory().booleanNode(true);
      case "array" -> Client.JSON.createArrayNode();
      case "string" -> Client.JSON.getNodeFactory().textNode("x");
      default -> Client.JSON.nullNode();
    };
  }

  private static String path(Operation operation, Map<String, String> values) {
    String path = operation.path().replace("{repositoryId}", "demo");
    for (String name : operation.parameters("path").keySet()) {
      String usual = name.toLowerCase().contains("entry") ? Integer.toString(document) : "1";
      path = path.replace("{" + name + "}", values.getOrDefault(name, usual));
    }
    return path;
  }

  private static Client.Answer send(Operation operation, String path, String body) {
    return send(operation, path, body, "Bearer " + client.token());
  }

  private static Client.Answer send(
      Operation operation, String path, String body, String authorization) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    boolean form =
        operation.definition().path("requestBody").path("content").has("multipart/form-data");
    if (form) {
      request
          .header("Content-Type", "multipart/form-data; boundary=b")
          .method(
              operation.method(),
              BodyPublishers.ofString(
                  "--b\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n"
                      + body
                      + "\r\n--b--\r\n"));
    } else if (operation.definition().has("requestBody")) {
      request
          .header("Content-Type", "application/json")
          .method(operation.method(), BodyPublishers.ofString(body));
    } else {
      request.method(operation.method(), BodyPublishers.noBody());
    }
    return Client.send(request.build());
  }

  private static void check(Operation operation, String path, String body) {
    Client.Answer answer = send(operation, path, body);
    if (answer.status() >= 400) {
      assertThat(answer.status())
          .as("%s %s %.200s: %s", operation.method(), path, body, answer.http().body())
          .isLessThan(500);
      assertProblem(answer, answer.status());
      assertThat(answer.http().body())
          .doesNotContain("Exception", "org.muniment", "java.lang", "PSQL");
    }
  }
}
