package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What a client in a browser gets from a server that was told its origin. */
class BrowserIT {
  private static final String ORIGIN = "https://app.example.org";
  private static final String OTHER = "https://other.example.org";

  private static HttpResponse<String> send(
      ServerProcess server, String method, String origin, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/v2/Repositories"))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .header("Origin", origin);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void origins_thatAreNamed_mayCallAndReadTheHeadersOfTasks_othersMayNot() throws Exception {
    try (ServerProcess server = ServerProcess.start("--cors-origins", ORIGIN)) {
      HttpResponse<String> answer = send(server, "GET", ORIGIN);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(ORIGIN);
      assertThat(answer.headers().firstValue("Access-Control-Expose-Headers").orElse("").split(","))
          .contains("Operation-Location", "Retry-After", "X-APIServer-Error", "X-RequestId");

      HttpResponse<String> asked =
          send(
              server,
              "OPTIONS",
              ORIGIN,
              "Access-Control-Request-Method",
              "PATCH",
              "Access-Control-Request-Headers",
              "authorization,prefer,idempotency-key");
      assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).hasValue("PATCH");

      HttpResponse<String> refused = send(server, "GET", OTHER);
      assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }
}
