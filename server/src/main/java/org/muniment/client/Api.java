package org.muniment.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls that transfers need. Signs in by itself, again when a token has expired, and repeats
 * what a broken connection or a busy server has stopped. Thread-safe.
 */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
  private static final int ATTEMPTS = 4;
  private static final long LONGEST_PAUSE = 60;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Connection connection;
  private volatile String token = "";

  public Api(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws ApiException when the server refuses user or password
   */
  public void signIn() throws IOException {
    String form =
        "grant_type=password&username="
            + encode(connection.user())
            + "&password="
            + encode(connection.password());
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    connection.baseUrl()
                        + "/v1/Repositories/"
                        + encode(connection.repository())
                        + "/Token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    token = json(exchange(() -> request)).path("access_token").asText();
  }

  private void renew(String refused) throws IOException {
    synchronized (this) {
      if (token.equals(refused)) {
        signIn();
      }
    }
  }

  /** Text for a path or a query. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /**
   * @param path below the repository, or the URL of a further page
   */
  JsonNode get(String path) throws IOException {
    return json(authorized(() -> request(path).GET()));
  }

  /**
   * @param prefer the value of the header Prefer
   */
  JsonNode get(String path, String prefer) throws IOException {
    return json(authorized(() -> request(path).header("Prefer", prefer).GET()));
  }

  JsonNode post(String path, JsonNode body) throws IOException {
    return json(
        authorized(
            () ->
                request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.toString()))));
  }

  /**
   * @param body made anew for each attempt
   */
  JsonNode form(String method, String path, String boundary, Supplier<BodyPublisher> body)
      throws IOException {
    return json(
        authorized(
            () ->
                request(path)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .method(method, body.get())));
  }

  /** Writes a part of an upload; answers its ETag. */
  String put(String url, Supplier<BodyPublisher> body) throws IOException {
    HttpResponse<InputStream> answer =
        exchange(() -> HttpRequest.newBuilder(URI.create(url)).PUT(body.get()).build());
    json(answer);
    return answer
        .headers()
        .firstValue("ETag")
        .orElseThrow(() -> new IOException("The server gave no ETag for a part."));
  }

  /**
   * Opens a download.
   *
   * @param from the first byte that is wanted
   */
  InputStream download(String url, long from) throws IOException {
    HttpResponse<InputStream> answer =
        exchange(
            () -> {
              HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
              return (from == 0 ? request : request.header("Range", "bytes=" + from + "-")).build();
            });
    if (answer.statusCode() != (from == 0 ? 200 : 206)) {
      throw failure(answer);
    }
    return answer.body();
  }

  /** Waits for the end of a task; answers the task. */
  JsonNode await(String taskId) throws IOException {
    while (true) {
      JsonNode task = get("/Tasks?taskIds=" + encode(taskId)).path("value").path(0);
      switch (task.path("status").asText()) {
        case "Completed" -> {
          return task;
        }
        case "NotStarted", "InProgress" -> {
          // The server holds the call while the task runs.
        }
        default -> {
          JsonNode problem = task.path("errors").path(0);
          throw new ApiException(
              problem.path("status").asInt(500),
              problem.path("title").asText("The task did not complete."));
        }
      }
    }
  }

  private HttpRequest.Builder request(String path) {
    String url =
        path.startsWith("http")
            ? path
            : connection.baseUrl() + "/v2/Repositories/" + encode(connection.repository()) + path;
    return HttpRequest.newBuilder(URI.create(url));
  }

  private HttpResponse<InputStream> authorized(Supplier<HttpRequest.Builder> request)
      throws IOException {
    String used = token;
    HttpResponse<InputStream> answer = exchange(() -> bearer(request.get()));
    if (answer.statusCode() != 401) {
      return answer;
    }
    answer.body().close();
    renew(used);
    return exchange(() -> bearer(request.get()));
  }

  private HttpRequest bearer(HttpRequest.Builder request) {
    return request.header("Authorization", "Bearer " + token).build();
  }

  private HttpResponse<InputStream> exchange(Supplier<HttpRequest> request) throws IOException {
    for (int attempt = 1; ; attempt++) {
      long pause = 1L << (attempt - 1);
      try {
        HttpResponse<InputStream> answer =
            http.send(request.get(), HttpResponse.BodyHandlers.ofInputStream());
        if (attempt == ATTEMPTS || !BUSY.contains(answer.statusCode())) {
          return answer;
        }
        pause = Math.min(LONGEST_PAUSE, retryAfter(answer, pause));
        answer.body().close();
      } catch (IOException failure) {
        if (attempt == ATTEMPTS) {
          throw failure;
        }
      } catch (InterruptedException interrupted) {
        throw interrupted(interrupted);
      }
      try {
        Thread.sleep(Duration.ofSeconds(pause).toMillis());
      } catch (InterruptedException interrupted) {
        throw interrupted(interrupted);
      }
    }
  }

  private static long retryAfter(HttpResponse<?> answer, long usual) {
    try {
      return answer.headers().firstValueAsLong("Retry-After").orElse(usual);
    } catch (NumberFormatException date) {
      return usual;
    }
  }

  private static IOException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new IOException("The transfer was interrupted.", cause);
  }

  private static JsonNode json(HttpResponse<InputStream> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw failure(answer);
    }
    try (InputStream body = answer.body()) {
      JsonNode read = JSON.readTree(body);
      return read == null ? JSON.missingNode() : read;
    } catch (JsonProcessingException malformed) {
      throw new IOException("The answer of the server is not JSON: is this its base URL?");
    }
  }

  private static ApiException failure(HttpResponse<InputStream> answer) throws IOException {
    @Nullable String title = null;
    try (InputStream body = answer.body()) {
      JsonNode problem = JSON.readTree(body.readNBytes(1 << 20));
      title = problem == null ? null : problem.path("title").asText(null);
    } catch (JsonProcessingException other) {
      // A proxy may answer with a page; its status has to do.
    }
    return new ApiException(
        answer.statusCode(),
        title == null ? "The server answered with status " + answer.statusCode() + "." : title);
  }
}
