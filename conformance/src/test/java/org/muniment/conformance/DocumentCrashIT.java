package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The server is killed while documents come in and go out. */
class DocumentCrashIT {
  private static final int PAGES = 20;
  private static final int PART = 5 << 20;
  private static final int MOST_MILLISECONDS = 1_500;

  private final long seed = Long.getLong("muniment.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void killedInTheMiddle_nothingIsHalfAndNothingIsLeft() throws Exception {
    System.out.println("seed " + seed);
    try (ServerProcess server = ServerProcess.start()) {
      byte[] content = new byte[2 * PART];
      random.nextBytes(content);
      Client client = server.client();
      JsonNode upload = client.upload("large.bin", "a/b", 2);
      String first =
          Client.put(
              upload.get("urls").get(0).asText(), BodyPublishers.ofByteArray(content, 0, PART));
      try (HalfSent second = new HalfSent(upload.get("urls").get(1).asText(), content)) {
        String task = startImport(client);
        pause();
        server.kill(true);
        second.fails();
        server.restart();
        client = server.client();
        assertThat(client.children(1, "", 150).size()).as("seed %d", seed).isLessThanOrEqualTo(1);
        int pages = client.complete(task).get("result").get("entryId").asInt();
        assertThat(ok(client.get("/Entries/" + pages), 200).get("pageCount").asInt())
            .isEqualTo(PAGES);
        assertThat(client.children(1, "", 150)).as("seed %d", seed).hasSize(1);
        int large = finishUpload(client, upload, first, content);
        client.complete(client.startDelete(large));

        String exported = killInMidExport(server, pages);
        client = server.client();
        client.complete(client.startDelete(pages));
        assertThat(server.command(0, "check", "--deep")).contains("No damage found.");
        server.stop();
        server.command(0, "sweep", "--grace", "0");
        // The export can still be downloaded; whatever else there was is gone.
        assertThat(server.contents()).as("seed %d", seed).isEqualTo(Set.of(exported));
      }
    }
  }

  private void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(MOST_MILLISECONDS)));
  }

  /** A part that stops half-way and never ends. */
  private static final class HalfSent extends InputStream {
    private final byte[] content;
    private final CountDownLatch half = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final CompletableFuture<HttpResponse<Void>> answer;
    private int sent;

    HalfSent(String url, byte[] content) throws InterruptedException {
      this.content = content;
      this.answer =
          Client.HTTP.sendAsync(
              HttpRequest.newBuilder(URI.create(url))
                  .PUT(BodyPublishers.ofInputStream(() -> this))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      assertThat(half.await(60, TimeUnit.SECONDS)).isTrue();
    }

    void fails() {
      over.countDown();
      assertThat(answer.handle((got, failure) -> failure != null).join()).isTrue();
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("Only pieces are read.");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (sent >= PART / 2) {
        half.countDown();
        try {
          over.await();
        } catch (InterruptedException interrupted) {
          throw new AssertionError(interrupted);
        }
        return -1;
      }
      int piece = Math.min(length, 1 << 16);
      System.arraycopy(content, PART + sent, target, offset, piece);
      sent += piece;
      return piece;
    }

    @Override
    public void close() {
      over.countDown();
    }
  }

  /** The part that was answered is still there; the other is sent again. */
  private static int finishUpload(Client client, JsonNode upload, String first, byte[] content) {
    String second =
        Client.put(
            upload.get("urls").get(1).asText(), BodyPublishers.ofByteArray(content, PART, PART));
    ObjectNode request = request(upload, first, second).put("name", "large");
    String task =
        ok(client.post("/Entries/1/Folder/ImportUploadedParts", request.toString()), 202)
            .get("taskId")
            .asText();
    int id = client.complete(task).get("result").get("entryId").asInt();
    String link =
        ok(client.post("/Entries/" + id + "/Export", "{\"part\":\"Edoc\"}"), 200)
            .get("value")
            .asText();
    assertThat(Arrays.equals(Client.download("GET", link).body(), content)).isTrue();
    return id;
  }

  private static ObjectNode request(JsonNode upload, String... tags) {
    ObjectNode request =
        Client.JSON.createObjectNode().put("uploadId", upload.get("uploadId").asText());
    Arrays.asList(tags).forEach(request.withArray("partETags")::add);
    return request;
  }

  /** Answers the task that makes pages of a PDF. */
  private static String startImport(Client client) {
    JsonNode upload = client.upload("pages.pdf", "application/pdf", 1);
    String tag =
        Client.put(
            upload.get("urls").get(0).asText(), BodyPublishers.ofByteArray(SampleFiles.pdf(PAGES)));
    ObjectNode request = request(upload, tag).put("name", "pages");
    request
        .putObject("pdfOptions")
        .put("generatePages", true)
        .put("generateText", true)
        .put("generatePagesImageType", "BlackAndWhite");
    return ok(client.post("/Entries/1/Folder/ImportUploadedParts", request.toString()), 202)
        .get("taskId")
        .asText();
  }

  /** Answers the hash of what was exported. */
  private String killInMidExport(ServerProcess server, int id) throws Exception {
    Client client = server.client();
    String body = "{\"part\":\"Image\",\"imageOptions\":{\"format\":\"MultiPageTIFF\"}}";
    String task =
        ok(client.post("/Entries/" + id + "/ExportAsync", body), 202).get("taskId").asText();
    pause();
    server.kill(false);
    server.restart();
    client = server.client();
    String link = client.complete(task).get("result").get("uri").asText();
    HttpResponse<byte[]> file = Client.download("GET", link);
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("image/tiff");
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body()));
  }
}
