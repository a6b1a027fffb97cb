package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.server.TestServices;

/** The plumbing as a client meets it. */
@QuarkusTest
class PlumbingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String PROBE = "/v2/Repositories/r/Probe";

  @ConfigProperty(name = "quarkus.http.test-port")
  int port;

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Bearer " + TestServices.token())
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  private HttpResponse<String> post(String path, String json) throws Exception {
    return send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  private JsonNode assertProblem(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.fieldNames())
        .toIterable()
        .contains("type", "title", "status", "instance", "operationId", "traceId", "errorSource")
        .isSubsetOf(
            "type",
            "title",
            "status",
            "instance",
            "operationId",
            "traceId",
            "errorSource",
            "errorCode");
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-RequestId"))
        .hasValue(problem.get("operationId").asText());
    assertThat(answer.headers().firstValue("X-APIServer-Error"))
        .hasValueSatisfying(
            header ->
                assertThat(java.net.URLDecoder.decode(header, StandardCharsets.UTF_8))
                    .isEqualTo(problem.get("title").asText()));
    return problem;
  }

  @Test
  void openApi_isServedAsJson() throws Exception {
    for (String path :
        new String[] {
          "/openapi", "/openapi?format=json", "/LFRepositoryAPI/swagger/v2/swagger.json"
        }) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(answer.body()).get("openapi").asText()).startsWith("3.");
    }
    assertThat(get("/openapi", "Accept", "application/yaml").body()).startsWith("---");
    assertThat(get("/swagger-ui/").statusCode()).isEqualTo(200);
  }

  @Test
  void webClientUrl_leadsToAPage() throws Exception {
    for (String base : List.of("", "/LFRepositoryAPI")) {
      JsonNode repository =
          JSON.readTree(get(base + "/v2/Repositories").body()).get("value").get(0);
      URI url = URI.create(repository.get("webClientUrl").asText());
      assertThat(url.toString()).endsWith(base + "/web?repo=" + repository.get("id").asText());
      HttpResponse<String> answer = get(url.getPath() + "?" + url.getQuery());
      assertThat(answer.statusCode()).isEqualTo(302);
      URI page = url.resolve(answer.headers().firstValue("Location").orElseThrow());
      assertThat(page.getPath()).isEqualTo(base + "/swagger-ui/");
      assertThat(get(page.getPath()).body()).contains("<html", "swagger-ui-bundle.js");
      assertThat(get(page.resolve("swagger-ui-bundle.js").getPath()).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "XUFAKrxLKna5cZ2REBfFkg==, 200, ",
    "AAAAAAAAAAAAAAAAAAAAAA==, 400, badDigest",
    "XUFAKrxLKna5cZ2REBfFkg, 400, invalidDigest",
    "5d41402abc4b2a76b9719d911017c592, 400, invalidDigest",
    "XUFAKrxL, 400, invalidDigest",
    "no digest, 400, invalidDigest",
  })
  void part_isTakenOnlyWithItsDigest(String digest, int status, String type) throws Exception {
    JsonNode upload =
        JSON.readTree(
            post(
                    "/v2/Repositories/r/Entries/CreateMultipartUploadUrls",
                    "{\"numberOfParts\":1,\"fileName\":\"a\",\"mimeType\":\"a/b\"}")
                .body());
    String path = URI.create(upload.get("urls").get(0).asText()).getPath();
    HttpResponse<String> answer =
        send("PUT", path, BodyPublishers.ofString("hello"), "Content-MD5", digest);
    if (status == 200) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("ETag")).isPresent();
    } else {
      assertThat(assertProblem(answer, status).get("type").asText()).isEqualTo(type);
      assertThat(answer.headers().firstValue("ETag")).isEmpty();
    }
  }

  @Test
  void unknownRoute_isA404Problem() throws Exception {
    assertThat(assertProblem(get("/v2/Nothing/here"), 404).get("instance").asText())
        .isEqualTo("/v2/Nothing/here");
    assertProblem(get("/LFRepositoryAPI/v2/Repositories/x/Entries/1/Nothing"), 404);
    assertProblem(get("/"), 404);
  }

  @Test
  void wrongMethod_isA405ProblemThatNamesTheRightOnes() throws Exception {
    HttpResponse<String> answer =
        send("PUT", "/repository" + PROBE + "/1", BodyPublishers.noBody());
    assertProblem(answer, 405);
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET     | /LFRepositoryAPI/upload/x   | PUT",
        "POST    | /upload/x                   | PUT",
        "DELETE  | /repository/upload/x        | PUT",
        "PUT     | /LFRepositoryAPI/download/x | GET, HEAD",
        "POST    | /download/x                 | GET, HEAD",
        "DELETE  | /download/x                 | GET, HEAD",
        "OPTIONS | /download/x                 | GET, HEAD",
      })
  void wrongMethod_onASignedAddress_isA405Problem(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> answer = send(method, path, BodyPublishers.ofString("x"));
    assertProblem(answer, 405);
    assertThat(answer.headers().firstValue("Allow")).hasValue(allowed);
  }

  @Test
  void signedAddress_ofNobody_isA403Problem() throws Exception {
    assertProblem(send("PUT", "/upload/x", BodyPublishers.ofString("x")), 403);
    assertProblem(get("/download/x"), 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "application/problem+json", "application/octet-stream", "nonsense"})
  void accept_isNeverRequired(String accept) throws Exception {
    HttpResponse<String> answer = get(PROBE, "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(get("/LFREPOSITORYAPI" + PROBE + "/1", "Accept", accept).statusCode())
        .isEqualTo(200);
    assertProblem(get(PROBE + "/0", "Accept", accept), 400);
  }

  @Test
  void contentType_thatDoesNotFit_isAProblem() throws Exception {
    assertProblem(
        send("POST", PROBE, BodyPublishers.ofString("<a/>"), "Content-Type", "text/xml"), 415);
  }

  @ParameterizedTest
  @CsvSource({"abc", "99999999999", "-1", "0", "1.5"})
  void entryId_malformed_isA400Problem(String id) throws Exception {
    assertThat(assertProblem(get(PROBE + "/" + id), 400).get("title").asText())
        .isEqualTo("Error: Invalid value for entryId.");
  }

  @Test
  void queryParameters_malformed_areNamed() throws Exception {
    assertThat(assertProblem(get(PROBE + "/1?flag=maybe"), 400).get("title").asText())
        .isEqualTo("The value 'maybe' of flag is not true or false.");
    // A semicolon is part of a value, as in the URLs of today.
    for (String base : List.of("", "/LFRepositoryAPI")) {
      assertThat(assertProblem(get(base + PROBE + "/1?flag=true;x"), 400).get("title").asText())
          .isEqualTo("The value 'true;x' of flag is not true or false.");
    }
    assertThat(assertProblem(get(PROBE + "/1?eligibleFor=x"), 400).get("title").asText())
        .contains("eligibleFor", "Disposition, Transfer");
    assertThat(assertProblem(get(PROBE + "?$top=151"), 400).get("title").asText()).contains("$top");
    assertThat(
            JSON.readTree(get(PROBE + "/1?flag=TRUE&eligibleFor=transfer").body())
                .get("name")
                .asText())
        .isEqualTo("true Transfer");
  }

  @Test
  void paging_followsTheWayTheClientCame() throws Exception {
    JsonNode page =
        JSON.readTree(
            get("/LFREPOSITORYAPI/V2/repositories/R/PROBE?$count=true", "Prefer", "maxpagesize=2")
                .body());
    String base = "http://localhost:" + port + "/LFREPOSITORYAPI";
    assertThat(page.get("@odata.context").asText()).isEqualTo(base + "/v2/$metadata#Probes");
    assertThat(page.get("@odata.count").asInt()).isEqualTo(3);
    String link = page.get("@odata.nextLink").asText();
    assertThat(link).startsWith(base + "/v2/Repositories/R/Probe?$count=true&$skiptoken=");
    JsonNode last = JSON.readTree(get(link.substring(base.indexOf("/LFREP"))).body());
    assertThat(last.get("value").toString()).isEqualTo("[{\"id\":3}]");
    assertThat(last.has("@odata.nextLink")).isFalse();
    assertThat(page.fieldNames())
        .toIterable()
        .containsExactly("@odata.context", "@odata.count", "@odata.nextLink", "value");
  }

  @Test
  void body_memberNamesInAnyCase_unknownOnesIgnored() throws Exception {
    HttpResponse<String> answer =
        post(PROBE, "{\"NAME\":\"n\",\"EntryType\":\"folder\",\"autorename\":true,\"other\":[1]}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode bound = JSON.readTree(answer.body());
    assertThat(bound.get("name").asText()).isEqualTo("n");
    assertThat(bound.get("entryType").asText()).isEqualTo("Folder");
    assertThat(bound.get("autoRename").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"n\",\"entryType\":\"Document\"} | The value 'Document' of 'entryType' is not one of Folder, Shortcut.",
        "{\"entryType\":\"Folder\"} | The member 'name' is missing.",
        "{\"name\":null,\"entryType\":\"Folder\"} | The member 'name' must not be null.",
        "{\"name\":\"n\",\"entryType\":\"Folder\",\"targetId\":\"x\"} | The value 'x' of 'targetId' is not a whole number in range.",
        "{\"name\":\"n\",\"entryType\":\"Folder\",\"targetId\":99999999999} | The number 'targetId' is out of range.",
        "{\"name\":{},\"entryType\":\"Folder\"} | The value of 'name' is not a text.",
        "{\"name\": | The body of the request is not valid JSON at line 1, column 9.",
        "[] | The body of the request is empty or not the JSON that this operation takes.",
        "null | The request has no body.",
        "`` | The request has no body.",
      })
  void body_malformed_isNamed(String json, String title) throws Exception {
    assertThat(assertProblem(post(PROBE, json), 400).get("title").asText()).isEqualTo(title);
  }

  @Test
  void body_nestedTooDeeply_isRefused() throws Exception {
    String deep = "{\"name\":\"n\",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
    assertThat(assertProblem(post(PROBE, deep), 400).get("title").asText())
        .contains("nested too deeply");
  }

  @Test
  void body_polymorphic_followsItsType() throws Exception {
    assertThat(
            JSON.readTree(
                    post(
                            PROBE + "/Annotation",
                            "{\"zOrder\":3,\"annotationType\":\"Note\",\"text\":\"t\"}")
                        .body())
                .toString())
        .contains("\"annotationType\":\"Note\"", "\"text\":\"t\"", "\"zOrder\":3");
    assertThat(
            assertProblem(post(PROBE + "/Annotation", "{\"annotationType\":\"Blob\"}"), 400)
                .get("title")
                .asText())
        .contains("annotationType", "Highlight");
    assertProblem(post(PROBE + "/Annotation", "{\"text\":\"t\"}"), 400);
  }

  @Test
  void body_optional_mayBeMissing() throws Exception {
    assertThat(send("PUT", PROBE, BodyPublishers.noBody()).body()).isEqualTo("{\"given\":false}");
    assertThat(
            send(
                    "PUT",
                    PROBE,
                    BodyPublishers.ofString("{}"),
                    "Content-Type",
                    "application/json; charset=utf-8")
                .body())
        .isEqualTo("{\"given\":true}");
  }

  @Test
  void body_tooLarge_isA413ProblemWithOrWithoutAnnouncedSize() throws Exception {
    byte[] large = new byte[6 * 1024 * 1024];
    java.util.Arrays.fill(large, (byte) ' ');
    assertProblem(
        send("POST", PROBE, BodyPublishers.ofByteArray(large), "Content-Type", "application/json"),
        413);
    assertProblem(
        send(
            "POST",
            PROBE,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "Content-Type",
            "application/json"),
        413);
    assertThat(
            send(
                    "POST",
                    PROBE + "/Multipart",
                    BodyPublishers.ofByteArray(large),
                    "Content-Type",
                    "multipart/form-data; boundary=x")
                .body())
        .isEqualTo("{\"bytes\":" + large.length + "}");
  }

  @Test
  void failures_carryCodeTitleAndHeaders() throws Exception {
    JsonNode problem = assertProblem(get(PROBE + "/Failure/REPOSITORY_NOT_FOUND"), 404);
    assertThat(problem.get("title").asText()).isEqualTo("Error: exactly this.");
    assertThat(problem.get("errorCode").asInt()).isEqualTo(9018);
    HttpResponse<String> unknown = get(PROBE + "/Failure/INVALID_TOKEN");
    assertThat(assertProblem(unknown, 401).has("errorCode")).isFalse();
    assertThat(unknown.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(get(PROBE + "/Failure/TOO_MANY_OPERATIONS").headers().firstValue("Retry-After"))
        .isPresent();
    assertThat(get(PROBE + "/Failure/UNAVAILABLE").headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void failure_unforeseen_showsNothingOfTheInside() throws Exception {
    assertThat(assertProblem(get(PROBE + "/Failure/bug"), 500).get("title").asText())
        .isEqualTo("The server failed to carry this out.");
  }

  @Test
  void failure_toReadOurOwnJson_isNotTheCallers() throws Exception {
    assertProblem(get(PROBE + "/Failure/json"), 500);
  }

  @Test
  void trace_isTakenFromTheCaller() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    assertThat(
            assertProblem(get("/x", "traceparent", "00-" + trace + "-00f067aa0ba902b7-01"), 404)
                .get("traceId")
                .asText())
        .isEqualTo(trace);
  }

  @Test
  void query_withAThousandTaskIds_isRead() throws Exception {
    String ids = "&id=4956096f-dff1-40f1-9ae0-a04c50bc1b30".repeat(1000);
    assertProblem(get("/x?" + ids.substring(1)), 404);
  }

  @Test
  void host_thatIsNone_isAProblemWithIds() throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              "GET /x HTTP/1.1\r\nHost: a\"><b\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400");
      JsonNode problem = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
      assertThat(problem.get("operationId").asText()).isNotEmpty();
      assertThat(problem.get("traceId").asText()).isNotEmpty();
      assertThat(answer)
          .containsIgnoringCase("X-RequestId: " + problem.get("operationId").asText());
    }
  }

  @Test
  void path_thatCannotBeDecoded_isRefused() throws Exception {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              "GET /v2/Repositories/%zz/Probe HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400");
    }
  }
}
