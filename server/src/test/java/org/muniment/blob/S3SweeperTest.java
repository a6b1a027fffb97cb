package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muniment.testing.S3Server;

/** The same sweeps and checks, of contents in S3. */
class S3SweeperTest extends SweeperTest {
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private static S3Server server;
  private S3Location location;

  @BeforeAll
  static void start() {
    server = S3Server.inMemory();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  BlobFixture openFixture() {
    location = new S3Location(S3Server.BUCKET, PREFIXES.incrementAndGet() + "/");
    return new BlobFixture(clock -> new S3BlobStore(location, server.connect(), clock));
  }

  @Override
  void cutOff() {
    onServer(objects -> objects.begin("staging/cut-off"));
  }

  private void onServer(java.util.function.Consumer<S3Objects> work) {
    try (S3Connection connection = server.connect()) {
      work.accept(new S3Objects(connection.client(), location));
    }
  }

  private List<BlobFinding.Kind> check(boolean deep) {
    List<BlobFinding.Kind> kinds = new ArrayList<>();
    fixture.check().run(deep, finding -> kinds.add(finding.kind()));
    return kinds;
  }

  @Test
  void check_findsWrongSizesAndBytes() throws IOException {
    BlobRef truncated = fixture.hold(1, "truncated").ref();
    BlobRef changed = fixture.hold(1, "right").ref();
    assertThat(check(true)).isEmpty();
    onServer(
        objects -> {
          objects.put(S3Contents.name(truncated), "trunc".getBytes());
          objects.put(S3Contents.name(changed), "wrong".getBytes());
        });
    assertThat(check(false)).containsExactly(BlobFinding.Kind.WRONG_SIZE);
    assertThat(check(true))
        .containsExactlyInAnyOrder(BlobFinding.Kind.WRONG_SIZE, BlobFinding.Kind.WRONG_BYTES);
  }
}
