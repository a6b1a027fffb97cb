package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muniment.blob.CrashingWriter.Step;

class FilesystemBlobStoreCrashTest {
  @TempDir Path root;

  private static void assertWhole(BlobStore store, BlobRef ref) throws IOException {
    try (InputStream input = store.open(ref)) {
      assertThat(BlobRef.of(BlobOutput.sha256().digest(input.readAllBytes()), ref.size()))
          .isEqualTo(ref);
    }
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void commit_processStopsAtAStep_leavesAllOrNothing(Step step) throws Exception {
    for (int size : new int[] {5_000, 200_000}) {
      Path directory = root.resolve("size-" + size);
      int status =
          ChildProcess.start(
                  List.of(),
                  CrashingWriter.class,
                  directory.toString(),
                  step.name(),
                  String.valueOf(size))
              .waitFor();
      assertThat(status).isEqualTo(step == Step.NONE ? 0 : CrashingWriter.STATUS);

      BlobStore store = new FilesystemBlobStore(directory, Clock.systemUTC());
      byte[] content = BlobStoreContract.bytes(size, 42);
      List<StoredBlob> found;
      try (Stream<StoredBlob> list = store.list("")) {
        found = list.toList();
      }
      boolean moved = step.compareTo(Step.MOVE) > 0;
      assertThat(found).hasSize(moved ? 1 : 0);
      for (StoredBlob stored : found) {
        assertWhole(store, stored.ref());
      }
      boolean staged = step == Step.WRITE || step == Step.SYNC || step == Step.MOVE;
      assertThat(store.removeAbandoned(Instant.MAX)).isEqualTo(staged ? 1 : 0);

      try (StagedBlob again = store.stage(new ByteArrayInputStream(content), size)) {
        again.commit();
        assertWhole(store, again.ref());
      }
    }
  }

  @Test
  void commit_processKilled_keepsWhatItAcknowledged() throws Exception {
    Process process = ChildProcess.start(List.of(), EagerWriter.class, root.toString());
    List<BlobRef> acknowledged = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ");
        if (parts.length == 3) {
          acknowledged.add(new BlobRef(parts[0], Long.parseLong(parts[1])));
        }
        if (acknowledged.size() == 100) {
          process.destroyForcibly();
        }
      }
    } catch (IOException closedByTheKill) {
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(100);
    }
    process.waitFor();
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(100);
    BlobStore store = new FilesystemBlobStore(root, Clock.systemUTC());
    for (BlobRef ref : acknowledged) {
      assertWhole(store, ref);
    }
    try (Stream<StoredBlob> list = store.list("")) {
      for (StoredBlob stored : list.toList()) {
        assertWhole(store, stored.ref());
      }
    }
  }

  /** Stores contents from many threads until it is killed, and says each that is committed. */
  static final class EagerWriter {
    private EagerWriter() {}

    public static void main(String[] arguments) {
      BlobStore store = new FilesystemBlobStore(Path.of(arguments[0]), Clock.systemUTC());
      for (int thread = 0; thread < 8; thread++) {
        long base = thread * 1_000_000L;
        new Thread(
                () -> {
                  for (long seed = base; ; seed++) {
                    write(store, BlobStoreContract.bytes(seed % 3 == 0 ? 200_000 : 3_000, seed));
                  }
                })
            .start();
      }
    }

    private static void write(BlobStore store, byte[] content) {
      try (StagedBlob staged = store.stage(new ByteArrayInputStream(content), content.length)) {
        staged.commit();
        String line = staged.ref().sha256() + " " + staged.ref().size() + " .\n";
        synchronized (System.out) {
          System.out.print(line);
          System.out.flush();
        }
      } catch (IOException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
