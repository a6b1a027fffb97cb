package org.muniment.api.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.muniment.api.JsonProblems;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What the multipart bodies of documents have in common: JSON and page images. */
public class FormParts implements AutoCloseable {
  /** The most image files of one call (contract: overview §9). */
  private static final int MOST_IMAGES = 10;

  /** All image files of a call together. */
  private static final long LARGEST_IMAGES = 100L << 20;

  private final BlobStore store;
  private final ObjectMapper mapper;
  private final List<StagedBlob> images = new ArrayList<>();
  private long imageBytes;

  protected FormParts(BlobStore store, ObjectMapper mapper) {
    this.store = store;
    this.mapper = mapper;
  }

  protected final BlobStore store() {
    return store;
  }

  protected final <T> T readJson(MultipartForm.Part part, Class<T> type, int largest)
      throws IOException {
    byte[] json = part.content().readNBytes(largest + 1);
    if (json.length > largest) {
      throw new MunimentException(
          ErrorCode.REQUEST_TOO_LARGE,
          "The part '" + part.name() + "' is over " + largest + " bytes.");
    }
    try {
      T read = mapper.readValue(new String(json, part.charset()), type);
      if (read == null) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "The part '" + part.name() + "' is null.");
      }
      return read;
    } catch (JsonProcessingException failure) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The part '" + part.name() + "': " + JsonProblems.describe(failure),
          failure);
    }
  }

  protected final void readImage(MultipartForm.Part part) throws IOException {
    if (images.size() == MOST_IMAGES) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "There are more than " + MOST_IMAGES + " image files.");
    }
    StagedBlob image;
    try {
      image = store.stage(part.content(), LARGEST_IMAGES - imageBytes);
    } catch (MunimentException failure) {
      throw failure.code() == ErrorCode.REQUEST_TOO_LARGE
          ? new MunimentException(
              ErrorCode.REQUEST_TOO_LARGE,
              "The image files are together larger than " + LARGEST_IMAGES + " bytes.",
              failure)
          : failure;
    }
    images.add(image);
    if (image.ref().size() == 0) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "An image file is empty.");
    }
    imageBytes += image.ref().size();
  }

  /** The image files in their order. */
  public final List<StagedBlob> images() {
    return images;
  }

  @Override
  public void close() {
    images.forEach(StagedBlob::close);
  }
}
