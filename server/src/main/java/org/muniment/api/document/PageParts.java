package org.muniment.api.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.api.transfer.FormParts;
import org.muniment.api.transfer.MultipartForm;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.document.PageService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The parts of a body that carries pages (contract: entries §7). */
final class PageParts extends FormParts {
  private static final int LARGEST_REQUEST = 100 << 20;

  private List<String> texts = List.of();
  private @Nullable String text;

  PageParts(BlobStore store, ObjectMapper mapper) {
    super(store, mapper);
  }

  /** Takes a part of a body with any number of pages. */
  void read(MultipartForm.Part part) throws IOException {
    if (part.name().equals("request")) {
      List<String> given = readJson(part, PagesContentRequest.class, LARGEST_REQUEST).textPages();
      texts =
          given == null ? List.of() : given.stream().map(one -> one == null ? "" : one).toList();
    } else if (part.name().equals("imageFiles")) {
      readImage(part);
    }
  }

  /** Takes a part of a body with one page. */
  void readSingle(MultipartForm.Part part) throws IOException {
    if (part.name().equals("request")) {
      text = readJson(part, WritePageTextRequest.class, LARGEST_REQUEST).text();
    } else if (part.name().equals("imageFile")) {
      if (!images().isEmpty()) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "There is more than one 'imageFile'.");
      }
      readImage(part);
    }
  }

  PageService.Incoming incoming(boolean generateText) {
    return new PageService.Incoming(images(), texts, generateText);
  }

  @Nullable StagedBlob singleImage() {
    return images().isEmpty() ? null : images().get(0);
  }

  @Nullable String singleText() {
    return text;
  }
}
