package org.muniment.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Takes the bytes of one content, hashes them as they come and enforces a size limit. Contents of
 * at most {@link #SMALL} bytes stay in memory; a store implements what happens to larger ones.
 * Closing without {@link #finish()} forgets everything. Not thread-safe.
 */
public abstract class BlobOutput extends OutputStream {
  /** The largest content held in memory, and the size of the pieces of larger ones. */
  public static final int SMALL = 64 * 1024;

  private final long maxBytes;
  private final MessageDigest digest = sha256();
  private final byte[] buffer = new byte[SMALL];
  private int buffered;
  private long size;
  private boolean appended;
  private boolean finished;

  protected BlobOutput(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Keeps the next piece of a content that is not small. */
  protected abstract void append(byte[] bytes, int offset, int length);

  /** Makes the result of a content of which nothing was appended. */
  protected abstract StagedBlob finishSmall(BlobRef ref, byte[] content);

  /** Makes the result of a content that was appended piece by piece. */
  protected abstract StagedBlob finishLarge(BlobRef ref);

  /** Removes what was appended. */
  protected abstract void discard();

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      makeRoom();
      int piece = Math.min(left, SMALL - buffered);
      System.arraycopy(bytes, from, buffer, buffered, piece);
      accept(piece);
      from += piece;
      left -= piece;
    }
  }

  void receiveAll(InputStream content) throws IOException {
    while (true) {
      makeRoom();
      int read = content.read(buffer, buffered, SMALL - buffered);
      if (read < 0) {
        return;
      }
      accept(read);
    }
  }

  private void makeRoom() {
    if (finished) {
      throw new IllegalStateException("The content is finished.");
    }
    if (buffered == SMALL) {
      appendBuffer();
    }
  }

  private void accept(int added) {
    if (added > maxBytes - size) {
      throw new MunimentException(
          ErrorCode.REQUEST_TOO_LARGE,
          "The content is larger than the " + maxBytes + " bytes that are allowed.");
    }
    digest.update(buffer, buffered, added);
    buffered += added;
    size += added;
  }

  private void appendBuffer() {
    appended = true;
    append(buffer, 0, buffered);
    buffered = 0;
  }

  /** Ends the content. */
  public StagedBlob finish() {
    if (finished) {
      throw new IllegalStateException("The content is finished.");
    }
    BlobRef ref = BlobRef.of(digest.digest(), size);
    StagedBlob staged;
    if (appended) {
      if (buffered > 0) {
        appendBuffer();
      }
      staged = finishLarge(ref);
    } else {
      staged = finishSmall(ref, Arrays.copyOf(buffer, buffered));
    }
    finished = true;
    return staged;
  }

  @Override
  public void close() {
    if (!finished) {
      finished = true;
      discard();
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
