package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What every store has to do. */
abstract class BlobStoreContract {
  private static final long UNLIMITED = Long.MAX_VALUE;
  private static final Instant NEVER = Instant.MAX;

  /** An empty store, the same one during a test. */
  abstract BlobStore store();

  static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  StagedBlob stage(byte[] content) throws IOException {
    return store().stage(new ByteArrayInputStream(content), UNLIMITED);
  }

  BlobRef put(byte[] content) throws IOException {
    try (StagedBlob staged = stage(content)) {
      staged.commit();
      return staged.ref();
    }
  }

  private byte[] read(BlobRef ref) throws IOException {
    try (InputStream input = store().open(ref)) {
      return input.readAllBytes();
    }
  }

  private List<BlobRef> all() {
    try (Stream<StoredBlob> list = store().list("")) {
      return list.map(StoredBlob::ref).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_096, 65_535, 65_536, 65_537, 131_072, 1_000_003})
  void commit_anySize_comesBackByteForByte(int size) throws IOException {
    byte[] content = bytes(size, size);
    BlobRef ref = put(content);
    assertThat(ref.size()).isEqualTo(size);
    assertThat(ref.hashBytes()).isEqualTo(BlobOutput.sha256().digest(content));
    assertThat(read(ref)).isEqualTo(content);
    assertThat(store().holds(ref)).isTrue();
  }

  @Test
  void stage_withoutCommit_leavesNothing() throws IOException {
    try (StagedBlob small = stage(bytes(10, 1));
        StagedBlob large = stage(bytes(100_000, 1))) {
      assertThat(small.isCommitted()).isFalse();
      assertThat(store().holds(large.ref())).isFalse();
    }
    assertThat(all()).isEmpty();
    assertThat(store().removeAbandoned(NEVER)).isZero();
  }

  @Test
  void receive_withoutFinish_leavesNothing() throws IOException {
    try (BlobOutput output = store().receive(UNLIMITED)) {
      output.write(bytes(200_000, 1));
    }
    assertThat(all()).isEmpty();
    assertThat(store().removeAbandoned(NEVER)).isZero();
  }

  @Test
  void receive_oddPieces_areJoined() throws IOException {
    byte[] content = bytes(300_000, 7);
    try (BlobOutput output = store().receive(UNLIMITED)) {
      output.write(content[0]);
      output.write(content, 1, 65_535);
      output.write(content, 65_536, 0);
      output.write(content, 65_536, content.length - 65_536);
      try (StagedBlob staged = output.finish()) {
        staged.commit();
        assertThat(read(staged.ref())).isEqualTo(content);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 65_536, 100_000})
  void stage_beyondLimit_isRefused(int limit) throws IOException {
    store().stage(new ByteArrayInputStream(bytes(limit, 1)), limit).close();
    assertThatThrownBy(() -> store().stage(new ByteArrayInputStream(bytes(limit + 1, 1)), limit))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_TOO_LARGE))
        .hasMessageContaining(" " + limit + " bytes");
    assertThat(store().removeAbandoned(NEVER)).isZero();
  }

  @Test
  void stage_streamFails_keepsTheFailureAndNothingElse() {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("The client went away.");
          }
        };
    InputStream begun = new ByteArrayInputStream(bytes(100_000, 2));
    assertThatThrownBy(() -> store().stage(new SequenceInputStream(begun, failing), UNLIMITED))
        .isInstanceOf(IOException.class);
    assertThat(store().removeAbandoned(NEVER)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void open_staged_readsBeforeAndAfterCommit(int size) throws IOException {
    byte[] content = bytes(size, 3);
    try (StagedBlob staged = stage(content)) {
      assertThat(staged.open().readAllBytes()).isEqualTo(content);
      staged.commit();
      assertThat(staged.open().readAllBytes()).isEqualTo(content);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void commit_sameContentTwice_isKeptOnce(int size) throws IOException {
    BlobRef first = put(bytes(size, 4));
    assertThat(put(bytes(size, 4))).isEqualTo(first);
    assertThat(all()).containsExactly(first);
    assertThat(store().removeAbandoned(NEVER)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void commit_afterDeletion_storesAgain(int size) throws IOException {
    byte[] content = bytes(size, 5);
    try (StagedBlob staged = stage(content)) {
      for (int round = 0; round < 3; round++) {
        staged.commit();
        assertThat(read(staged.ref())).isEqualTo(content);
        assertThat(store().delete(staged.ref(), NEVER)).isTrue();
        assertThat(store().holds(staged.ref())).isFalse();
      }
      staged.commit();
    }
    assertThat(all()).hasSize(1);
    assertThat(store().removeAbandoned(NEVER)).isZero();
  }

  @Test
  void open_part_readsJustThat() throws IOException {
    byte[] content = bytes(100_000, 6);
    BlobRef ref = put(content);
    for (int[] part : new int[][] {{0, 0}, {0, 1}, {99_999, 1}, {100_000, 0}, {500, 70_000}}) {
      try (InputStream input = store().open(ref, part[0], part[1])) {
        assertThat(input.readAllBytes())
            .isEqualTo(java.util.Arrays.copyOfRange(content, part[0], part[0] + part[1]));
      }
    }
    assertThatThrownBy(() -> store().open(ref, 99_999, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void open_skip_staysWithinThePart() throws IOException {
    BlobRef ref = put(bytes(1_000, 8));
    try (InputStream input = store().open(ref, 100, 50)) {
      assertThat(input.skip(20)).isEqualTo(20);
      assertThat(input.readAllBytes()).hasSize(30);
      assertThat(input.read()).isEqualTo(-1);
    }
  }

  @Test
  void open_missing_fails() throws IOException {
    BlobRef ref = put(bytes(10, 9));
    store().delete(ref, NEVER);
    assertThatThrownBy(() -> store().open(ref))
        .isInstanceOf(BlobException.class)
        .hasMessageContaining(ref.sha256())
        .hasMessageContaining("missing");
    assertThat(store().size(ref)).isEmpty();
    assertThat(store().delete(ref, NEVER)).isFalse();
  }

  @Test
  void open_otherSizeThanNamed_fails() throws IOException {
    BlobRef ref = put(bytes(10, 9));
    BlobRef wrong = new BlobRef(ref.sha256(), 11);
    assertThatThrownBy(() -> store().open(wrong))
        .isInstanceOf(BlobException.class)
        .hasMessageContaining("10 bytes instead of 11");
    assertThat(store().holds(wrong)).isFalse();
  }

  @Test
  void delete_wantedLately_isSpared() throws IOException {
    BlobRef ref = put(bytes(10, 10));
    assertThat(store().delete(ref, Instant.now().minusSeconds(60))).isFalse();
    assertThat(store().holds(ref)).isTrue();
  }

  @Test
  void list_byPrefix_findsThoseOnly() throws IOException {
    List<BlobRef> refs = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      refs.add(put(bytes(5, i)));
    }
    assertThat(all()).containsExactlyInAnyOrderElementsOf(refs);
    String hash = refs.get(0).sha256();
    for (int length : new int[] {1, 2, 3, 4, 5, 64}) {
      String prefix = hash.substring(0, length);
      try (Stream<StoredBlob> list = store().list(prefix)) {
        assertThat(list.map(StoredBlob::ref))
            .containsExactlyInAnyOrderElementsOf(
                refs.stream().filter(ref -> ref.sha256().startsWith(prefix)).toList());
      }
    }
  }

  @Test
  void commit_manyWritersOfSameContents_keepsEachOnceAndWhole() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 16; writer++) {
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    put(bytes(i % 2 == 0 ? 4_000 : 70_000, i));
                  }
                  return null;
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(all()).hasSize(20);
    for (BlobRef ref : all()) {
      assertThat(BlobRef.of(BlobOutput.sha256().digest(read(ref)), ref.size())).isEqualTo(ref);
    }
    assertThat(store().removeAbandoned(NEVER)).isZero();
  }
}
