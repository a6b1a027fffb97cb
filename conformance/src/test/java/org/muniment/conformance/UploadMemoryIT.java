package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.conformance.Client.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** A file of three times the server's heap goes in and comes out. */
class UploadMemoryIT {
  private static final int PARTS = 2;
  private static final long PART = 150L << 20;

  @Test
  void fileLargerThanTheHeap_goesThrough() throws Exception {
    try (ServerProcess server = ServerProcess.start("-Xmx96m")) {
      Client client = server.client();
      JsonNode upload = client.upload("large.bin", "a/b", PARTS);
      ObjectNode request =
          Client.JSON
              .createObjectNode()
              .put("uploadId", upload.get("uploadId").asText())
              .put("name", "large");
      CRC32 sent = new CRC32();
      for (int part = 0; part < PARTS; part++) {
        Generated content = new Generated(part, sent);
        request
            .withArray("partETags")
            .add(
                Client.put(
                    upload.get("urls").get(part).asText(),
                    BodyPublishers.ofInputStream(() -> content)));
      }
      String task =
          ok(client.post("/Entries/1/Folder/ImportUploadedParts", request.toString()), 202)
              .get("taskId")
              .asText();
      int id = client.complete(task).get("result").get("entryId").asInt();
      assertThat(ok(client.get("/Entries/" + id), 200).get("electronicDocumentSize").asLong())
          .isEqualTo(PARTS * PART);
      String link =
          ok(client.post("/Entries/" + id + "/Export", "{\"part\":\"Edoc\"}"), 200)
              .get("value")
              .asText();
      CRC32 received = new CRC32();
      try (InputStream content =
          Client.HTTP
              .send(
                  HttpRequest.newBuilder(URI.create(link)).build(),
                  HttpResponse.BodyHandlers.ofInputStream())
              .body()) {
        byte[] piece = new byte[1 << 16];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
          received.update(piece, 0, read);
        }
      }
      assertThat(received.getValue()).isEqualTo(sent.getValue());
      assertThat(server.log()).doesNotContain("OutOfMemory");
    }
  }

  /** Bytes without end in sight, none of which is kept. */
  private static final class Generated extends InputStream {
    private final SplittableRandom random;
    private final CRC32 sum;
    private final byte[] block = new byte[1 << 16];
    private long left = PART;

    Generated(int seed, CRC32 sum) {
      this.random = new SplittableRandom(seed);
      this.sum = sum;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("Only pieces are read.");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int piece = (int) Math.min(Math.min(length, block.length), left);
      random.nextBytes(block);
      System.arraycopy(block, 0, target, offset, piece);
      sum.update(block, 0, piece);
      left -= piece;
      return piece;
    }
  }
}
