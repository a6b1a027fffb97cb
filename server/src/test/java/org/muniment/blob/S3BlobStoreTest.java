package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.StartupException;
import org.muniment.testing.S3Server;

class S3BlobStoreTest extends BlobStoreContract {
  private static final int MEGABYTE = 1 << 20;
  private static final S3Sizes SMALL_SIZES = new S3Sizes(80_000, 5 * MEGABYTE, 5 * MEGABYTE);
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private static S3Server server;
  private S3Location location;
  private S3BlobStore store;

  @BeforeAll
  static void start() {
    server = S3Server.inMemory();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    location = new S3Location(S3Server.BUCKET, "test-" + PREFIXES.incrementAndGet() + "/");
    store = store(Clock.systemUTC());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private S3BlobStore store(Clock clock) {
    return new S3BlobStore(location, server.connect(), clock, SMALL_SIZES);
  }

  @Override
  BlobStore store() {
    return store;
  }

  private S3Objects objects() {
    return new S3Objects(server.connect().client(), location);
  }

  private long count(String beginning) {
    try (Stream<S3Objects.Listed> all = objects().list(beginning)) {
      return all.count();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5 * MEGABYTE, 5 * MEGABYTE + 1, 16 * MEGABYTE + 5})
  void commit_inParts_comesBackByteForByte(int size) throws IOException {
    byte[] content = bytes(size, size);
    BlobRef ref;
    try (StagedBlob staged = stage(content)) {
      ref = staged.ref();
      assertThat(store.holds(ref)).isFalse();
      try (InputStream input = staged.open()) {
        assertThat(input.readAllBytes()).isEqualTo(content);
      }
      staged.commit();
      assertThat(count("staging/")).isEqualTo(1);
    }
    assertThat(ref.hashBytes()).isEqualTo(BlobOutput.sha256().digest(content));
    try (InputStream input = store.open(ref)) {
      assertThat(input.readAllBytes()).isEqualTo(content);
    }
    try (InputStream input = store.open(ref, MEGABYTE, 4 * MEGABYTE)) {
      assertThat(input.readAllBytes())
          .isEqualTo(Arrays.copyOfRange(content, MEGABYTE, 5 * MEGABYTE));
    }
    assertThat(store.removeAbandoned(Instant.MAX)).isZero();
    assertThat(count("")).isEqualTo(1);
  }

  @Test
  void commit_inPartsAfterDeletion_storesAgain() throws IOException {
    byte[] content = bytes(11 * MEGABYTE, 1);
    try (StagedBlob staged = stage(content)) {
      for (int round = 0; round < 2; round++) {
        staged.commit();
        assertThat(store.delete(staged.ref(), Instant.MAX)).isTrue();
      }
      staged.commit();
      assertThat(store.holds(staged.ref())).isTrue();
    }
  }

  @Test
  void receive_cutOffInParts_leavesNothing() throws IOException {
    try (BlobOutput output = store.receive(Long.MAX_VALUE)) {
      output.write(bytes(6 * MEGABYTE, 1));
    }
    assertThat(count("")).isZero();
    assertThat(store.removeAbandoned(Instant.MAX)).isZero();
  }

  @Test
  void removeAbandoned_takesOldLeftoversOnly() throws IOException {
    BlobOutput output = store.receive(Long.MAX_VALUE);
    output.write(bytes(6 * MEGABYTE, 1));
    StagedBlob staged = stage(bytes(100_000, 2));
    objects().begin("contents/" + staged.ref().sha256());
    assertThat(store.removeAbandoned(Instant.now().minusSeconds(60))).isZero();
    assertThat(store.removeAbandoned(Instant.now().plusSeconds(60))).isEqualTo(3);
    assertThat(count("")).isZero();
    assertThatThrownBy(staged::commit).isInstanceOf(BlobException.class);
    assertThatThrownBy(
            () -> {
              output.write(bytes(6 * MEGABYTE, 3));
              output.finish();
            })
        .isInstanceOf(BlobException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void commit_oldContentThere_isWrittenAgain(int size) throws IOException {
    BlobRef ref = put(bytes(size, 1));
    Instant first = objects().head(S3Contents.name(ref)).orElseThrow().lastModified();
    put(bytes(size, 1));
    assertThat(objects().head(S3Contents.name(ref)).orElseThrow().lastModified()).isEqualTo(first);
    // Its times are in whole seconds.
    while (!Instant.now().isAfter(first.plusSeconds(1))) {
      Thread.onSpinWait();
    }
    try (S3BlobStore later = store(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        StagedBlob staged = later.stage(new ByteArrayInputStream(bytes(size, 1)), size)) {
      staged.commit();
    }
    assertThat(objects().head(S3Contents.name(ref)).orElseThrow().lastModified()).isAfter(first);
  }

  @Test
  void commit_otherSizeThere_isHealed() throws IOException {
    BlobRef ref = put(bytes(10, 1));
    objects().put(S3Contents.name(ref), bytes(5, 1));
    assertThatThrownBy(() -> store.open(ref)).hasMessageContaining("5 bytes instead of 10");
    assertThatThrownBy(() -> store.open(ref, 7, 2)).hasMessageContaining("5 bytes instead of 10");
    assertThatThrownBy(() -> store.open(ref, 0, 0)).hasMessageContaining("5 bytes instead of 10");
    put(bytes(10, 1));
    assertThat(store.open(ref).readAllBytes()).isEqualTo(bytes(10, 1));
  }

  @Test
  void list_strangeObjects_areLeftAlone() throws IOException {
    BlobRef ref = put(bytes(10, 1));
    objects().put("contents/README", bytes(1, 1));
    objects().put("other/" + ref.sha256(), bytes(1, 1));
    try (Stream<StoredBlob> list = store.list("")) {
      assertThat(list.map(StoredBlob::ref)).containsExactly(ref);
    }
  }

  @Test
  void store_answersNoMore_isAFailureOfTheStore() throws IOException {
    BlobRef ref = BlobRef.of(BlobOutput.sha256().digest(), 5);
    try (S3BlobStore nowhere =
        new S3BlobStore(
            location, S3Connection.to(nobody(), "a", "b"), Clock.systemUTC(), SMALL_SIZES)) {
      assertThatThrownBy(() -> nowhere.open(ref)).isInstanceOf(BlobException.class);
      assertThatThrownBy(() -> nowhere.size(ref)).isInstanceOf(BlobException.class);
      assertThatThrownBy(() -> nowhere.list("").toList()).isInstanceOf(BlobException.class);
      assertThatThrownBy(() -> nowhere.reach(location))
          .isInstanceOf(StartupException.class)
          .hasMessageStartingWith("S3 can't be reached for " + location);
    }
  }

  private static URI nobody() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return URI.create("http://127.0.0.1:" + free.getLocalPort());
    }
  }

  @Test
  void reach_wrongSecretOrBucket_saysSoInALine() {
    store.reach(location);
    S3Location missing = new S3Location("no-such-bucket", "");
    try (S3BlobStore other = new S3BlobStore(missing, server.connect(), Clock.systemUTC())) {
      assertThatThrownBy(() -> other.reach(missing))
          .isInstanceOf(StartupException.class)
          .hasMessageStartingWith("There is no bucket 'no-such-bucket'");
    }
    for (String[] keys :
        new String[][] {{S3Server.ACCESS_KEY, "wrong"}, {"unknown", S3Server.SECRET_KEY}}) {
      try (S3BlobStore other =
          new S3BlobStore(
              location, S3Connection.to(server.endpoint(), keys[0], keys[1]), Clock.systemUTC())) {
        assertThatThrownBy(() -> other.reach(location))
            .isInstanceOf(StartupException.class)
            .hasMessageStartingWith("S3 refuses the credentials");
      }
    }
  }
}
