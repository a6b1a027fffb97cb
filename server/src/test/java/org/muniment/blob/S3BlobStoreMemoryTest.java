package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.testing.S3Server;

class S3BlobStoreMemoryTest {
  private static final long SIZE = 200L << 20;

  @TempDir Path root;

  @Test
  void stage_manyTimesTheHeap_fits() throws Exception {
    try (S3Server server = S3Server.in(root)) {
      Process process =
          ChildProcess.start(
              List.of("-Xmx48m", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"),
              Streaming.class,
              server.endpoint().toString());
      assertThat(process.waitFor()).isZero();
    }
  }

  /** Stores a large content, which takes parts and a copy in pieces, and reads it back. */
  static final class Streaming {
    private Streaming() {}

    public static void main(String[] arguments) throws IOException {
      S3Server.quiet();
      S3Connection connection =
          S3Connection.to(URI.create(arguments[0]), S3Server.ACCESS_KEY, S3Server.SECRET_KEY);
      S3Location location = new S3Location(S3Server.BUCKET, "");
      try (S3BlobStore store = new S3BlobStore(location, connection, Clock.systemUTC());
          StagedBlob staged = store.stage(new Zeros(SIZE), SIZE)) {
        staged.commit();
        try (InputStream input = store.open(staged.ref())) {
          long read = input.transferTo(OutputStream.nullOutputStream());
          if (read != SIZE || staged.ref().size() != SIZE) {
            throw new IllegalStateException("Read " + read);
          }
        }
      }
    }
  }
}
