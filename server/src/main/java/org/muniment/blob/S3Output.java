package org.muniment.blob;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Receives a content into memory while it is small, then part by part into a staged object. */
final class S3Output extends BlobOutput {
  private final S3Contents contents;
  private final String name = S3Contents.newStagingName();
  private final List<CompletedPart> parts = new ArrayList<>();
  private byte[] part = new byte[4 * SMALL];
  private int length;
  private @Nullable String upload;

  S3Output(S3Contents contents, long maxBytes) {
    super(maxBytes);
    this.contents = contents;
  }

  @Override
  protected void append(byte[] bytes, int offset, int count) {
    int from = offset;
    int left = count;
    while (left > 0) {
      if (length == contents.sizes().part()) {
        writePart();
      }
      int piece = Math.min(left, contents.sizes().part() - length);
      if (length + piece > part.length) {
        int doubled = Math.max(part.length * 2, length + piece);
        part = Arrays.copyOf(part, Math.min(doubled, contents.sizes().part()));
      }
      System.arraycopy(bytes, from, part, length, piece);
      length += piece;
      from += piece;
      left -= piece;
    }
  }

  private String writePart() {
    String open = upload;
    if (open == null) {
      open = contents.objects().begin(name);
      upload = open;
    }
    parts.add(contents.objects().putPart(name, open, parts.size() + 1, part, length));
    length = 0;
    return open;
  }

  @Override
  protected StagedBlob finishSmall(BlobRef ref, byte[] content) {
    return new S3StagedBytes(contents, ref, content);
  }

  @Override
  protected StagedBlob finishLarge(BlobRef ref) {
    if (upload == null) {
      byte[] content = Arrays.copyOf(part, length);
      if (length <= contents.sizes().memory()) {
        return new S3StagedBytes(contents, ref, content);
      }
      contents.objects().put(name, content);
    } else {
      contents.complete(name, writePart(), parts);
      upload = null;
    }
    return new S3StagedObject(contents, ref, name, true);
  }

  @Override
  protected void discard() {
    String open = upload;
    if (open != null) {
      contents.abort(name, open);
    }
  }
}
