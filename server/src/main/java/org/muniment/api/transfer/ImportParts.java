package org.muniment.api.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.transfer.IncomingContent;

/** The parts of an import or update, in whatever order they come in (contract: entries §5). */
final class ImportParts<T> extends FormParts {
  private static final int LARGEST_REQUEST = 5 * 1024 * 1024;

  private final long fileLimit;
  private final Class<T> type;
  private @Nullable T request;
  private IncomingContent.@Nullable File file;

  ImportParts(BlobStore store, long fileLimit, ObjectMapper mapper, Class<T> type) {
    super(store, mapper);
    this.fileLimit = fileLimit;
    this.type = type;
  }

  void read(MultipartForm.Part part) throws IOException {
    switch (part.name()) {
      case "request" -> request = readJson(part, type, LARGEST_REQUEST);
      case "file" -> readFile(part);
      case "imageFiles" -> readImage(part);
      default -> {
        // Other parts are read over, as other members of the request are.
      }
    }
  }

  private void readFile(MultipartForm.Part part) throws IOException {
    if (file != null) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "There is more than one 'file'.");
    }
    StagedBlob content = store().stage(part.content(), fileLimit);
    String name = part.fileName();
    file = IncomingContent.File.of(content, name == null ? "" : name, part.contentType());
  }

  /**
   * @throws MunimentException INVALID_REQUEST when there was none
   */
  T request() {
    return requestOr(
        () -> {
          throw new MunimentException(ErrorCode.INVALID_REQUEST, "The part 'request' is missing.");
        });
  }

  T requestOr(Supplier<T> other) {
    T read = request;
    return read == null ? other.get() : read;
  }

  IncomingContent.@Nullable File file() {
    return file;
  }

  @Override
  public void close() {
    super.close();
    StagedBlob content = file == null ? null : file.staged();
    if (content != null) {
      content.close();
    }
  }
}
