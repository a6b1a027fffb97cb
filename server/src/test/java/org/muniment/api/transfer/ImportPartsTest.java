package org.muniment.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.BlobStore;
import org.muniment.blob.FilesystemBlobStore;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class ImportPartsTest {
  @TempDir Path directory;

  private static MultipartForm.Part part(String name, int size) {
    return new MultipartForm.Part(
        name, "a.png", "image/png", new ByteArrayInputStream(new byte[size]));
  }

  @Test
  void emptyImage_isRefused_andAnEmptyFileIsNot() throws IOException {
    try (BlobStore store = new FilesystemBlobStore(directory, Clock.systemUTC());
        ImportParts<ImportEntryRequest> parts =
            new ImportParts<>(store, 1_000, new ObjectMapper(), ImportEntryRequest.class)) {
      parts.read(part("file", 0));
      parts.read(part("imageFiles", 1));
      assertThat(parts.images()).hasSize(1);
      assertThatThrownBy(() -> parts.read(part("imageFiles", 0)))
          .isInstanceOfSatisfying(
              MunimentException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
  }
}
