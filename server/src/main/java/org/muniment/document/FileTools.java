package org.muniment.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;
import org.muniment.image.ImagePages;
import org.muniment.image.PageExporter;
import org.muniment.image.PdfPages;
import org.muniment.image.TesseractOcr;
import org.muniment.text.MimeTypes;
import org.muniment.text.TextExtractor;
import org.muniment.worker.WorkDirectory;
import org.muniment.worker.WorkerPool;

/**
 * All that looks into files, over one pool of workers.
 *
 * @param workers gives work directories
 */
public record FileTools(
    BlobStore store,
    WorkerPool workers,
    ImagePages images,
    PdfPages pdfs,
    TextExtractor texts,
    TesseractOcr ocr,
    PageExporter exporter,
    MimeTypes mimeTypes) {
  /** What is done with a file. */
  public interface FileWork<T> {
    T apply(Path file) throws IOException;
  }

  /** Has a stored content as a file for some time: the store's own, or a copy. */
  public <T> T withFile(BlobRef ref, FileWork<T> work) throws IOException {
    Optional<Path> local = store.localPath(ref);
    if (local.isPresent()) {
      return work.apply(local.get());
    }
    try (WorkDirectory directory = workers.workDirectory()) {
      Path copy = directory.resolve("content");
      try (InputStream content = store.open(ref)) {
        Files.copy(content, copy);
      }
      return work.apply(copy);
    }
  }
}
