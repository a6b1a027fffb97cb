package org.muniment.api.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.muniment.api.JsonProblems;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.transfer.ImportService.ReceivedFile;

/** The parts of an import, in whatever order they come in (contract: entries §5). */
final class ImportParts implements AutoCloseable {
  private static final int LARGEST_REQUEST = 5 * 1024 * 1024;

  private final BlobStore store;
  private final long fileLimit;
  private final ObjectMapper mapper;
  private @Nullable ImportEntryRequest request;
  private @Nullable ReceivedFile file;

  ImportParts(BlobStore store, long fileLimit, ObjectMapper mapper) {
    this.store = store;
    this.fileLimit = fileLimit;
    this.mapper = mapper;
  }

  void read(MultipartForm.Part part) throws IOException {
    switch (part.name()) {
      case "request" -> readRequest(part);
      case "file" -> readFile(part);
      case "imageFiles" -> throw notYet("image files");
      default -> {
        // Other parts are read over, as other members of the request are.
      }
    }
  }

  private void readRequest(MultipartForm.Part part) throws IOException {
    byte[] json = part.content().readNBytes(LARGEST_REQUEST + 1);
    if (json.length > LARGEST_REQUEST) {
      throw new MunimentException(
          ErrorCode.REQUEST_TOO_LARGE, "The part 'request' is over " + LARGEST_REQUEST + " bytes.");
    }
    try {
      request = mapper.readValue(new String(json, part.charset()), ImportEntryRequest.class);
    } catch (JsonProcessingException failure) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The part 'request': " + JsonProblems.describe(failure),
          failure);
    }
  }

  private void readFile(MultipartForm.Part part) throws IOException {
    if (file != null) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "There is more than one 'file'.");
    }
    StagedBlob content = store.stage(part.content(), fileLimit);
    String name = part.fileName();
    file = new ReceivedFile(content, name == null ? "" : name, part.contentType());
  }

  /**
   * @throws MunimentException INVALID_REQUEST when there was none; NOT_IMPLEMENTED when it asks for
   *     what this server can't do yet
   */
  ImportEntryRequest request() {
    ImportEntryRequest read = request;
    if (read == null) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "The part 'request' is missing.");
    }
    ImportEntryRequestPdfOptions pdf = read.pdfOptions();
    if (pdf != null && (pdf.generatePages() || pdf.generateText() || !pdf.keepPdfAfterImport())) {
      throw notYet("pages made of a PDF");
    }
    return read;
  }

  private static MunimentException notYet(String what) {
    return new MunimentException(
        ErrorCode.NOT_IMPLEMENTED, "This server does not take " + what + " in an import yet.");
  }

  @Nullable ReceivedFile file() {
    return file;
  }

  @Override
  public void close() {
    if (file != null) {
      file.content().close();
    }
  }
}
