package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.BlobFinding.Kind;

class BlobCheckTest {
  @TempDir Path root;
  private BlobFixture fixture;

  @BeforeEach
  void open() {
    fixture = new BlobFixture(root);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<BlobFinding> run(boolean deep) {
    List<BlobFinding> findings = new ArrayList<>();
    fixture.check().run(deep, findings::add);
    return findings;
  }

  @Test
  void run_allWell_findsNothing() throws IOException {
    for (int i = 0; i < 1_100; i++) {
      fixture.hold(1 + i % 2, "content " + i);
    }
    assertThat(fixture.check().run(true, finding -> assertThat(finding).isNull())).isEqualTo(1_100);
  }

  @Test
  void run_missingContent_isNamedForEachRepository() throws IOException {
    BlobRef ref = fixture.hold(1, "lost").ref();
    fixture.hold(2, "lost");
    fixture.store.delete(ref, Instant.MAX);
    assertThat(run(false))
        .containsExactly(
            new BlobFinding(Kind.MISSING, 1, ref), new BlobFinding(Kind.MISSING, 2, ref));
  }

  @Test
  void run_truncatedContent_isFoundWithoutReading() throws IOException {
    BlobRef ref = fixture.hold(1, "truncated").ref();
    Files.writeString(fixture.store.localPath(ref).orElseThrow(), "trunc");
    assertThat(run(false)).containsExactly(new BlobFinding(Kind.WRONG_SIZE, 1, ref));
  }

  @Test
  void run_changedContent_isFoundByReading() throws IOException {
    BlobRef ref = fixture.hold(1, "right").ref();
    Files.writeString(fixture.store.localPath(ref).orElseThrow(), "wrong");
    assertThat(run(false)).isEmpty();
    assertThat(run(true)).containsExactly(new BlobFinding(Kind.WRONG_BYTES, 1, ref));
  }

  @Test
  void run_unnamedContent_isALeftoverOnceOld() throws IOException {
    BlobRef ref;
    try (StagedBlob staged = fixture.committed("unnamed")) {
      ref = staged.ref();
    }
    fixture.hold(1, "named");
    assertThat(run(false)).containsExactly(new BlobFinding(Kind.RECENT, null, ref));
    fixture.clock.advance(BlobFixture.HOUR);
    assertThat(run(false)).containsExactly(new BlobFinding(Kind.LEFTOVER, null, ref));
    assertThat(Kind.LEFTOVER.isDamage()).isFalse();
  }
}
