package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemBlobStoreTest extends BlobStoreContract {
  @TempDir Path root;
  private BlobStore store;

  @BeforeEach
  void open() {
    store = new FilesystemBlobStore(root, Clock.systemUTC());
  }

  @Override
  BlobStore store() {
    return store;
  }

  private Path path(BlobRef ref) {
    return store.localPath(ref).orElseThrow();
  }

  @Test
  void localPath_isTheFileUnderItsHash() throws IOException {
    byte[] content = bytes(10, 1);
    BlobRef ref = put(content);
    String hash = ref.sha256();
    assertThat(path(ref))
        .isEqualTo(root.resolve(hash.substring(0, 2)).resolve(hash))
        .hasBinaryContent(content);
  }

  @Test
  void open_truncatedFile_fails() throws IOException {
    BlobRef ref = put(bytes(10, 1));
    Files.write(path(ref), bytes(5, 1));
    assertThatThrownBy(() -> store.open(ref)).hasMessageContaining("5 bytes instead of 10");
    assertThatThrownBy(() -> store.localPath(ref)).hasMessageContaining("5 bytes instead of 10");
  }

  @Test
  void open_truncatedWhileRead_failsRatherThanEnds() throws IOException {
    BlobRef ref = put(bytes(100_000, 1));
    try (var input = store.open(ref)) {
      input.readNBytes(10);
      Files.write(path(ref), bytes(50, 1));
      assertThatThrownBy(input::readAllBytes).isInstanceOf(java.io.EOFException.class);
    }
  }

  @Test
  void commit_truncatedFileThere_isHealed() throws IOException {
    byte[] content = bytes(10, 1);
    BlobRef ref = put(content);
    Files.write(path(ref), bytes(5, 1));
    put(content);
    assertThat(path(ref)).hasBinaryContent(content);
  }

  @Test
  void commit_contentThere_isTouchedNotRewritten() throws IOException {
    BlobRef ref = put(bytes(10, 1));
    Path path = path(ref);
    Object inode = Files.getAttribute(path, "unix:ino");
    Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
    put(bytes(10, 1));
    assertThat(Files.getAttribute(path, "unix:ino")).isEqualTo(inode);
    assertThat(Files.getLastModifiedTime(path).toInstant()).isAfter(Instant.EPOCH);
  }

  @Test
  void removeAbandoned_takesOldLeftoversOnly() throws IOException {
    Instant now = Instant.now();
    Path old = Files.writeString(root.resolve("staging/old"), "x");
    Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(7_200)));
    Path young = Files.writeString(root.resolve("staging/young"), "x");
    assertThat(store.removeAbandoned(now.minusSeconds(3_600))).isEqualTo(1);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void list_strangeFiles_areLeftAlone() throws IOException {
    BlobRef ref = put(bytes(10, 1));
    Files.writeString(root.resolve("README"), "x");
    Files.writeString(root.resolve("zz"), "x");
    Files.writeString(path(ref).resolveSibling("note.txt"), "x");
    try (Stream<StoredBlob> list = store.list("")) {
      assertThat(list.map(StoredBlob::ref)).containsExactly(ref);
    }
  }

  @Test
  void commit_diskFails_isAFailureOfTheStore() throws IOException {
    DurableFiles full =
        new DurableFiles() {
          @Override
          void sync(java.nio.channels.FileChannel channel) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    store = new FilesystemBlobStore(root, Clock.systemUTC(), full);
    for (int size : new int[] {10, 100_000}) {
      assertThatThrownBy(() -> put(bytes(size, 1)))
          .isInstanceOf(BlobException.class)
          .hasMessageContaining("No space left");
    }
    assertThat(store.removeAbandoned(Instant.MAX)).isZero();
    try (Stream<StoredBlob> list = store.list("")) {
      assertThat(list).isEmpty();
    }
  }
}
