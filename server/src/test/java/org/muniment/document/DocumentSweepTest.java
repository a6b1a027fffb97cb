package org.muniment.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.StagedBlob;
import org.muniment.entry.Entry;
import org.muniment.transfer.IncomingContent;

class DocumentSweepTest {
  @TempDir Path directory;
  private DocumentFixture on;

  @BeforeEach
  void open() {
    on = new DocumentFixture(directory);
  }

  @AfterEach
  void close() {
    on.close();
  }

  private void forget(int id) {
    on.database.execute(
        transaction ->
            transaction.update("delete from entry where id = :id").bind("id", id).execute());
  }

  @Test
  void sweep_keepsWhatEntriesAndVersionsReferTo() throws IOException {
    int id = on.withPages("first").id();
    try (StagedBlob image = on.stage(DocumentFixture.png(20))) {
      on.pages.create(
          on.ann, id, null, new PageService.Incoming(List.of(image), List.of("second"), false));
    }
    on.versions.putUnderVersionControl(on.ann, id);
    on.pages.replace(on.ann, id, new PageService.Incoming(List.of(), List.of("third"), false));
    on.sweep();
    // The page sets of the version and of the document; what was between is gone.
    assertThat(on.count("page_set")).isEqualTo(2);
    assertThat(on.count("page")).isEqualTo(3);
    assertThat(on.count("page_text")).isEqualTo(3);
    assertThat(on.count("blob")).isEqualTo(1);
    assertThat(on.texts(id)).containsExactly("third");
  }

  @Test
  void sweep_afterTheLastReference_removesEverything() throws IOException {
    Entry entry = on.imported(IncomingContent.of(on.file("a.tif", DocumentFixture.tiff(3))));
    Entry copy = on.entries.copy(on.ann, Entry.ROOT, entry.id(), "copy", false, null);
    on.locks.lock(on.ann, copy.id(), "", LockExtent.All);
    on.versions.putUnderVersionControl(on.ann, copy.id());
    forget(entry.id());
    on.sweep();
    assertThat(on.pageIds(copy.id())).hasSize(3);
    forget(copy.id());
    on.sweep();
    for (String table :
        List.of(
            "page_set",
            "page",
            "page_text",
            "blob",
            "document_lock",
            "document_control",
            "document_version")) {
      assertThat(on.count(table)).as(table).isZero();
    }
    try (var contents = on.store.list("")) {
      assertThat(contents).isEmpty();
    }
  }

  @Test
  void textOfAFile_isReadOncePerContentAndGoesWithIt() throws IOException {
    byte[] pdf = DocumentFixture.pdf(2);
    Entry entry = on.imported(IncomingContent.of(on.file("a.pdf", pdf)));
    on.imported(IncomingContent.of(on.file("b.pdf", pdf)));
    assertThat(on.count("text_extraction")).isEqualTo(1);
    on.textReader.readAll();
    assertThat(on.count("text_extraction")).isZero();
    on.imported(IncomingContent.of(on.file("c.pdf", pdf)));
    assertThat(on.count("text_extraction")).isZero();
    String text =
        on.database.read(
            transaction ->
                on.contents
                    .text(transaction, 1, entry.electronicDocument().ref())
                    .map(DocumentContents.KnownText::text)
                    .orElse(null));
    assertThat(text).contains("This is page 1").contains("This is page 2");
    on.database.execute(
        transaction -> transaction.update("delete from entry where id > 1").execute());
    on.sweep();
    assertThat(on.count("document_text")).isZero();
  }
}
