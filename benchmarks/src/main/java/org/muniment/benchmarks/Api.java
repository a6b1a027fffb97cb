package org.muniment.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls to the repository API over kept connections. Thread-safe. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "benchmark-boundary";

  private final String server;
  private final String repository;
  private volatile String token = "";

  static {
    // Must be set before the first call: how many idle connections are kept.
    System.setProperty("http.maxConnections", "64");
  }

  Api(String server) {
    this.server = server;
    this.repository = server + "/LFRepositoryAPI/v2/Repositories/demo";
  }

  /** Gets a fresh token for the administrator, which lasts 15 minutes. */
  void signIn() throws IOException {
    signIn("admin");
  }

  void signIn(String user) throws IOException {
    byte[] form =
        ("grant_type=password&username=" + user + "&password=" + ServerProcess.PASSWORD)
            .getBytes(StandardCharsets.UTF_8);
    JsonNode answer =
        json(
            call(
                "POST",
                server + "/LFRepositoryAPI/v1/Repositories/demo/Token",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form));
    token = answer.path("access_token").asText();
  }

  JsonNode get(String path) throws IOException {
    return json(call("GET", repository + path, Map.of(), null));
  }

  /** For timing: the answer is read, not parsed. */
  void read(String path, Map<String, String> headers) throws IOException {
    call("GET", repository + path, headers, null);
  }

  /** A page of the server outside the API. */
  void readPlain(String path) throws IOException {
    call("GET", server + path, Map.of(), null);
  }

  JsonNode post(String path, Object body) throws IOException {
    return json(
        call(
            "POST",
            repository + path,
            Map.of("Content-Type", "application/json"),
            JSON.writeValueAsBytes(body)));
  }

  JsonNode delete(String path) throws IOException {
    return json(
        call("DELETE", repository + path, Map.of("Content-Type", "application/json"), null));
  }

  void setFields(int entry, List<Map<String, Object>> fields) throws IOException {
    call(
        "PUT",
        repository + "/Entries/" + entry + "/Fields",
        Map.of("Content-Type", "application/json"),
        JSON.writeValueAsBytes(Map.of("fields", fields)));
  }

  /** Gives an entry a list that doesn't inherit. */
  void setAccess(int entry, List<Map<String, Object>> elements) throws IOException {
    call(
        "PUT",
        repository + "/Entries/" + entry + "/AccessControl",
        Map.of("Content-Type", "application/json"),
        JSON.writeValueAsBytes(Map.of("inheritParents", false, "entries", elements)));
  }

  int createFolder(int parent, String name) throws IOException {
    return post(
            "/Entries/" + parent + "/Folder/Children", Map.of("name", name, "entryType", "Folder"))
        .path("id")
        .asInt();
  }

  int importDocument(int parent, String name, byte[] content) throws IOException {
    return importFile(
        parent, Map.of("name", name), "file.bin", "application/octet-stream", content);
  }

  int importText(int parent, String name, byte[] content) throws IOException {
    return importFile(parent, Map.of("name", name), "file.txt", "text/plain", content);
  }

  /**
   * Has pages made of a PDF.
   *
   * @param images whether of images or of text
   */
  int importPdf(int parent, String name, byte[] content, boolean images) throws IOException {
    Map<String, Object> options =
        images
            ? Map.of("generatePages", true, "generatePagesImageType", "BlackAndWhite")
            : Map.of("generateText", true);
    return importFile(
        parent,
        Map.of("name", name, "autoRename", true, "pdfOptions", options),
        "file.pdf",
        "application/pdf",
        content);
  }

  private int importFile(
      int parent, Map<String, Object> request, String fileName, String type, byte[] content)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(content.length + 512);
    part(body, "request", "", "application/json", JSON.writeValueAsBytes(request));
    part(body, "file", "; filename=\"" + fileName + "\"", type, content);
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return json(call(
            "POST",
            repository + "/Entries/" + parent + "/Folder/Import",
            Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
            body.toByteArray()))
        .path("id")
        .asInt();
  }

  /** Reads what a download link leads to; answers how many bytes. */
  int download(String url) throws IOException {
    return call("GET", url, Map.of(), null).length;
  }

  private static void part(
      ByteArrayOutputStream body, String name, String more, String type, byte[] content) {
    body.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; name=\"%s\"%s\r\nContent-Type: %s\r\n\r\n"
                .formatted(BOUNDARY, name, more, type))
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  String startCopy(int source, int destination, String name) throws IOException {
    return post(
            "/Entries/" + destination + "/Folder/CopyAsync",
            Map.of("name", name, "sourceId", source))
        .path("taskId")
        .asText();
  }

  String startDelete(int entry) throws IOException {
    return delete("/Entries/" + entry).path("taskId").asText();
  }

  String startTestTask() throws IOException {
    return post("/Tasks/StartTestTaskAsync", Map.of()).path("taskId").asText();
  }

  JsonNode task(String id) throws IOException {
    return get("/Tasks?taskIds=" + id).path("value").path(0);
  }

  JsonNode taskNow(String id) throws IOException {
    return json(call("GET", repository + "/Tasks?taskIds=" + id, Map.of("Prefer", "wait=0"), null))
        .path("value")
        .path(0);
  }

  /** Waits for the end of a task that must succeed; answers the entry that it made. */
  int awaitCompleted(String id) throws IOException {
    JsonNode task = awaitEnd(id);
    if (!task.path("status").asText().equals("Completed")) {
      throw new IllegalStateException("A task ended as " + task);
    }
    return task.path("result").path("entryId").asInt();
  }

  JsonNode awaitEnd(String id) throws IOException {
    JsonNode task;
    do {
      task = task(id);
    } while (task.path("status").asText().equals("InProgress"));
    return task;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] answer) throws IOException {
    return JSON.readTree(answer);
  }

  private byte[] call(
      String method, String url, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    headers.forEach(connection::setRequestProperty);
    if (body != null) {
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try (OutputStream output = connection.getOutputStream()) {
        output.write(body);
      }
    }
    int status = connection.getResponseCode();
    try (InputStream input =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      byte[] answer = input == null ? new byte[0] : input.readAllBytes();
      if (status >= 400) {
        throw new IOException(
            method + " " + url + ": " + status + " " + new String(answer, StandardCharsets.UTF_8));
      }
      return answer;
    }
  }
}
