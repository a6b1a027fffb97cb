package org.muniment.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads a part of an object. Goes on over a new connection when one breaks, and fails when the
 * object ends before the part does.
 */
final class S3Input extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(S3Input.class);
  private static final int MOST_FAILURES = 3;

  private final S3Objects objects;
  private final String name;
  private final String etag;
  private final long end;
  private long position;
  private int failures;
  private ResponseInputStream<GetObjectResponse> content;

  private S3Input(
      S3Objects objects,
      String name,
      long position,
      long end,
      ResponseInputStream<GetObjectResponse> content) {
    this.objects = objects;
    this.name = name;
    this.position = position;
    this.end = end;
    this.content = content;
    this.etag = content.response().eTag();
  }

  /**
   * Opens an object.
   *
   * @param size what it has to have
   * @throws BlobException when it is missing or of another size
   */
  static InputStream open(S3Objects objects, String name, long size, long offset, long length) {
    Objects.checkFromIndexSize(offset, length, size);
    if (length == 0) {
      checkSize(objects, name, size);
      return InputStream.nullInputStream();
    }
    ResponseInputStream<GetObjectResponse> content;
    try {
      content = objects.get(name, range(offset, offset + length), null);
    } catch (S3Exception failure) {
      // What it is that can't be had tells more than that it can't.
      checkSize(objects, name, size);
      throw new BlobException("S3 can't read " + name, failure);
    } catch (SdkException failure) {
      throw new BlobException("S3 can't read " + name, failure);
    }
    try {
      checkSize(name, size, wholeSize(content.response()));
    } catch (BlobException wrong) {
      content.abort();
      throw wrong;
    }
    return new S3Input(objects, name, offset, offset + length, content);
  }

  private static String range(long from, long end) {
    return "bytes=" + from + "-" + (end - 1);
  }

  private static long wholeSize(GetObjectResponse response) {
    String range = response.contentRange();
    return range == null
        ? response.contentLength()
        : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
  }

  private static void checkSize(S3Objects objects, String name, long size) {
    HeadObjectResponse found =
        objects
            .head(name)
            .orElseThrow(() -> new BlobException(name + " is missing from the store."));
    checkSize(name, size, found.contentLength());
  }

  private static void checkSize(String name, long size, long found) {
    if (found != size) {
      throw new BlobException(name + " has " + found + " bytes instead of " + size + ".");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (position >= end) {
      return -1;
    }
    int wanted = (int) Math.min(length, end - position);
    while (true) {
      try {
        int read = content.read(bytes, offset, wanted);
        if (read < 0) {
          throw new EOFException("The object ends " + (end - position) + " bytes too early.");
        }
        position += read;
        failures = 0;
        return read;
      } catch (IOException | SdkException failure) {
        goOn(failure);
      }
    }
  }

  private void goOn(Exception failure) throws IOException {
    failures++;
    if (failures > MOST_FAILURES) {
      throw new IOException("S3 can't read " + name + " to its end", failure);
    }
    LOG.debug("Reading {} goes on at {} after a failure", name, position, failure);
    content.abort();
    try {
      content = objects.get(name, range(position, end), etag);
    } catch (SdkException gone) {
      gone.addSuppressed(failure);
      throw new IOException("S3 can't read " + name + " to its end", gone);
    }
  }

  @Override
  public void close() throws IOException {
    if (position < end) {
      // The rest is not waited for.
      content.abort();
    } else {
      content.close();
    }
  }
}
