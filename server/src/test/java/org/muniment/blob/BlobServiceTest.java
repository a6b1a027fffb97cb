package org.muniment.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobServiceTest {
  private static final Duration HOUR = Duration.ofHours(1);

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

  private long register(int repositoryId, StagedBlob staged, String extension, String type) {
    return fixture.database.write(
        transaction ->
            fixture.service.register(transaction, repositoryId, staged, extension, type));
  }

  @Test
  void register_equalContentNameAndType_isOneElectronicDocument() throws IOException {
    try (StagedBlob one = fixture.committed("same");
        StagedBlob other = fixture.committed("same")) {
      long id = register(1, one, "txt", "text/plain");
      assertThat(register(1, other, "txt", "text/plain")).isEqualTo(id);
      assertThat(register(1, one, "md", "text/plain")).isNotEqualTo(id);
      assertThat(register(1, one, "txt", "text/markdown")).isNotEqualTo(id);
      assertThat(register(2, one, "txt", "text/plain")).isNotEqualTo(id);
      assertThat(fixture.rows("blob")).isEqualTo(2);
      assertThat(fixture.rows("electronic_document")).isEqualTo(4);
    }
  }

  @Test
  void find_knownIds_areReturnedAsRegistered() throws IOException {
    try (StagedBlob staged = fixture.committed("content")) {
      long id = register(1, staged, "", "application/x-thing");
      ElectronicDocument expected =
          new ElectronicDocument(id, staged.ref(), "", "application/x-thing");
      fixture.database.read(
          transaction -> {
            assertThat(fixture.service.find(transaction, 1, List.of(id, id + 1)))
                .containsOnlyKeys(id)
                .containsValue(expected);
            assertThat(fixture.service.find(transaction, 1, List.of())).isEmpty();
            assertThat(fixture.service.find(transaction, 2, id)).isEmpty();
            assertThat(fixture.service.find(transaction, 1, id)).contains(expected);
            return true;
          });
    }
  }

  @Test
  void name_many_namesEachOnce_andKeepsThemFromASweep() throws IOException {
    List<BlobRef> refs = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      try (StagedBlob staged = fixture.committed("content " + i)) {
        refs.add(staged.ref());
      }
    }
    List<BlobRef> first = refs.subList(0, 600);
    fixture.database.execute(transaction -> fixture.service.name(transaction, 1, first));
    // Seen without a reference, and therefore marked.
    assertThat(fixture.sweeper(HOUR).sweep()).contains(new Swept(0, 0, 0, 0));
    fixture.database.execute(transaction -> fixture.service.name(transaction, 1, refs));
    fixture.database.execute(transaction -> fixture.service.name(transaction, 1, List.of()));
    assertThat(fixture.rows("blob")).isEqualTo(1_200);
    assertThat(fixture.rows("blob where unreferenced_since is null")).isEqualTo(1_200);
    BlobRef missing = BlobRef.of(new byte[32], 5);
    assertThatThrownBy(
            () ->
                fixture.database.execute(
                    transaction ->
                        fixture.service.name(transaction, 1, List.of(refs.get(0), missing))))
        .isInstanceOf(BlobException.class);
    assertThat(fixture.rows("blob")).isEqualTo(1_200);
  }

  @Test
  void register_notCommitted_isAMistake() throws IOException {
    try (StagedBlob staged = fixture.stage("content")) {
      assertThatThrownBy(() -> register(1, staged, "txt", "text/plain"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void register_contentTakenAfterCommit_isStoredAgain() throws IOException {
    for (String content : new String[] {"small", "large".repeat(20_000)}) {
      try (StagedBlob staged = fixture.committed(content)) {
        fixture.store.delete(staged.ref(), Instant.MAX);
        register(1, staged, "txt", "text/plain");
        assertThat(fixture.store.open(staged.ref())).hasContent(content);
      }
    }
  }

  @Test
  void register_earlierContent_mustBeThere() throws IOException {
    BlobRef ref;
    try (StagedBlob staged = fixture.committed("content")) {
      ref = staged.ref();
    }
    long id =
        fixture.database.write(
            transaction -> fixture.service.register(transaction, 1, ref, "txt", "text/plain"));
    assertThat(fixture.exists(1, id)).isTrue();
    fixture.store.delete(ref, Instant.MAX);
    assertThatThrownBy(
            () ->
                fixture.database.execute(transaction -> fixture.service.name(transaction, 2, ref)))
        .isInstanceOf(BlobException.class)
        .hasMessageContaining(ref.sha256());
    assertThat(fixture.rows("blob")).isEqualTo(1);
  }
}
