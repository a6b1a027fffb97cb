package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** A client of the API that knows no more than the contract. */
final class Client {
  static final ObjectMapper JSON = new ObjectMapper();
  static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final List<String> PROBLEM_MEMBERS =
      List.of("type", "title", "status", "instance", "operationId", "traceId", "errorSource");

  private final String baseUrl;
  private final String repository;
  private final String token;

  Client(String baseUrl, String repository, String token) {
    this.baseUrl = baseUrl;
    this.repository = repository;
    this.token = token;
  }

  /** An answer with its body as JSON; a null node when there was none. */
  record Answer(int status, JsonNode body, HttpResponse<String> http) {
    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }
  }

  static Answer send(HttpRequest request) {
    try {
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Answer(
          answer.statusCode(), json ? JSON.readTree(answer.body()) : JSON.nullNode(), answer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static Answer token(String baseUrl, String repository, String form) {
    return send(
        HttpRequest.newBuilder(
                URI.create(baseUrl + "/v1/Repositories/" + encode(repository) + "/Token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  static Client signIn(String baseUrl, String repository, String user, String password) {
    Answer answer =
        token(
            baseUrl,
            repository,
            "grant_type=password&username=" + encode(user) + "&password=" + encode(password));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return new Client(baseUrl, repository, answer.body().get("access_token").asText());
  }

  String token() {
    return token;
  }

  Client at(String otherBaseUrl) {
    return new Client(otherBaseUrl, repository, token);
  }

  HttpRequest.Builder request(String path) {
    String url = path.startsWith("http") ? path : baseUrl + "/v2/Repositories/" + repository + path;
    return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token);
  }

  Answer get(String path) {
    return send(request(path).build());
  }

  Answer json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  Answer post(String path, String body) {
    return json("POST", path, body);
  }

  Answer delete(String path) {
    return send(request(path).DELETE().build());
  }

  static Answer assertProblem(Answer answer, int status) {
    assertThat(answer.status()).as("%s", answer.http().body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    for (String member : PROBLEM_MEMBERS) {
      assertThat(answer.body().hasNonNull(member)).as("%s in %s", member, answer.body()).isTrue();
    }
    answer
        .body()
        .fieldNames()
        .forEachRemaining(
            member ->
                assertThat(PROBLEM_MEMBERS.contains(member) || member.equals("errorCode"))
                    .as("%s in %s", member, answer.body())
                    .isTrue());
    assertThat(answer.body().get("status").asInt()).isEqualTo(status);
    assertThat(answer.header("X-RequestId")).isEqualTo(answer.body().get("operationId").asText());
    return answer;
  }

  static JsonNode ok(Answer answer, int status) {
    assertThat(answer.status()).as("%s", answer.http().body()).isEqualTo(status);
    return answer.body();
  }

  int folder(int parentId, String name) {
    ObjectNode body = JSON.createObjectNode().put("name", name).put("entryType", "Folder");
    return ok(post("/Entries/" + parentId + "/Folder/Children", body.toString()), 201)
        .get("id")
        .asInt();
  }

  /** Imports a file; the form is made by hand, as the contract describes it. */
  Answer importFile(int parentId, String request, String fileName, String type, byte[] content) {
    byte[] head =
        ("--b\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n"
                + request
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n")
                + "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofByteArray(head),
            BodyPublishers.ofByteArray(content),
            BodyPublishers.ofString("\r\n--b--\r\n"));
    return send(
        request("/Entries/" + parentId + "/Folder/Import?autoCreateFolderPath=true")
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(body)
            .build());
  }

  /** A part of a form; without a file name when that is null. */
  record FormPart(String name, String fileName, byte[] content) {
    static FormPart request(String json) {
      return new FormPart("request", null, json.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Sends a form made by hand, as the contract describes it. */
  Answer form(String method, String path, FormPart... parts) {
    List<byte[]> body = new java.util.ArrayList<>();
    for (FormPart part : parts) {
      String fileName = part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"";
      body.add(
          ("--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n"
                  .formatted(part.name(), fileName))
              .getBytes(StandardCharsets.UTF_8));
      body.add(part.content());
      body.add("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.add("--b--\r\n".getBytes(StandardCharsets.UTF_8));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .method(method, BodyPublishers.ofByteArrays(body))
            .build());
  }

  /** Begins an upload; answers its id and the addresses of its parts. */
  JsonNode upload(String fileName, String mimeType, int parts) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("fileName", fileName)
            .put("mimeType", mimeType)
            .put("numberOfParts", parts);
    return ok(post("/Entries/CreateMultipartUploadUrls", body.toString()), 200);
  }

  /** Writes a part, without a token; answers its ETag. */
  static String put(String url, BodyPublisher content) {
    Answer answer = send(HttpRequest.newBuilder(URI.create(url)).PUT(content).build());
    assertThat(answer.status()).as("%s", answer.http().body()).isEqualTo(200);
    return answer.header("ETag");
  }

  /** Opens a link, without a token. */
  static HttpResponse<byte[]> download(String method, String link, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(link)).method(method, BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  int document(int parentId, String name, String content) {
    return ok(
            importFile(
                parentId,
                JSON.createObjectNode().put("name", name).toString(),
                name + ".bin",
                "application/octet-stream",
                content.getBytes(StandardCharsets.UTF_8)),
            201)
        .get("id")
        .asInt();
  }

  String startCopy(int destinationId, int sourceId, String name) {
    ObjectNode body = JSON.createObjectNode().put("name", name).put("sourceId", sourceId);
    return ok(post("/Entries/" + destinationId + "/Folder/CopyAsync", body.toString()), 202)
        .get("taskId")
        .asText();
  }

  String startDelete(int id) {
    return ok(delete("/Entries/" + id), 202).get("taskId").asText();
  }

  /** One call for the task: it is held until the task has ended. */
  JsonNode await(String taskId) {
    JsonNode task = ok(get("/Tasks?taskIds=" + taskId), 200).get("value").get(0);
    assertThat(task.get("status").asText()).as("%s", task).isNotEqualTo("InProgress");
    return task;
  }

  JsonNode complete(String taskId) {
    JsonNode task = await(taskId);
    assertThat(task.get("status").asText()).as("%s", task).isEqualTo("Completed");
    return task;
  }

  /** The task as it stands. */
  JsonNode look(String taskId) {
    return ok(send(request("/Tasks?taskIds=" + taskId).header("Prefer", "wait=0").build()), 200)
        .get("value")
        .get(0);
  }

  /** All children of a folder, through all pages. */
  List<JsonNode> children(int folderId, String options, int pageSize) {
    List<JsonNode> all = new java.util.ArrayList<>();
    String next = "/Entries/" + folderId + "/Folder/Children" + options;
    while (next != null) {
      JsonNode page =
          ok(send(request(next).header("Prefer", "odata.maxpagesize=" + pageSize).build()), 200);
      StreamSupport.stream(page.get("value").spliterator(), false).forEach(all::add);
      next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asText() : null;
    }
    return all;
  }

  /** Names of all that is below a folder, as paths. */
  List<String> tree(int folderId) {
    List<String> paths = new java.util.ArrayList<>();
    collect(folderId, "", paths);
    return paths;
  }

  private void collect(int folderId, String prefix, List<String> paths) {
    for (JsonNode child : children(folderId, "", 1000)) {
      paths.add(prefix + child.get("name").asText());
      if (child.get("entryType").asText().equals("Folder")) {
        collect(child.get("id").asInt(), prefix + child.get("name").asText() + "/", paths);
      }
    }
  }
}
