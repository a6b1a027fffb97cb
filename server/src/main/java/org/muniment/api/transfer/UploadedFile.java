package org.muniment.api.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The body of an operation that takes one file in the part {@code file}, and short texts. */
public final class UploadedFile implements AutoCloseable {
  private static final int LONGEST_TEXT = 4_096;

  private final Map<String, String> texts = new HashMap<>();
  private @Nullable StagedBlob content;
  private @Nullable String fileName;
  private @Nullable String mimeType;

  private UploadedFile() {}

  /**
   * @param largest the most bytes of the file
   * @throws MunimentException INVALID_REQUEST without a file or with several, REQUEST_TOO_LARGE
   */
  public static UploadedFile read(
      BlobStore store, @Nullable String contentType, InputStream body, long largest) {
    UploadedFile read = new UploadedFile();
    boolean complete = false;
    try {
      MultipartForm.read(contentType, body, part -> read.take(store, part, largest));
      if (read.content == null) {
        throw new MunimentException(ErrorCode.INVALID_REQUEST, "The part 'file' is missing.");
      }
      complete = true;
      return read;
    } finally {
      if (!complete) {
        read.close();
      }
    }
  }

  private void take(BlobStore store, MultipartForm.Part part, long largest) throws IOException {
    if (!part.name().equals("file")) {
      byte[] text = part.content().readNBytes(LONGEST_TEXT + 1);
      if (text.length > LONGEST_TEXT) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "The part '" + part.name() + "' is too long.");
      }
      texts.put(part.name(), new String(text, StandardCharsets.UTF_8));
      return;
    }
    if (content != null) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "There is more than one 'file'.");
    }
    content = store.stage(part.content(), largest);
    fileName = part.fileName();
    mimeType = part.contentType();
  }

  /** The file, in the store but not kept yet. */
  public StagedBlob content() {
    return java.util.Objects.requireNonNull(content);
  }

  /** Null when the client gave none. */
  public @Nullable String fileName() {
    return fileName;
  }

  /** Null when the client gave none. */
  public @Nullable String mimeType() {
    return mimeType;
  }

  /** What another part says, or null. */
  public @Nullable String text(String part) {
    return texts.get(part);
  }

  @Override
  public void close() {
    if (content != null) {
      content.close();
    }
  }
}
