package org.muniment.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.muniment.blob.S3Connection;

/** A server that speaks the S3 protocol on a loopback port, with one bucket. */
public final class S3Server implements AutoCloseable {
  public static final String BUCKET = "archive";
  public static final String ACCESS_KEY = "test-access-key";
  public static final String SECRET_KEY = "test-secret-key";

  // Without a configuration every byte is logged.
  private static final List<Logger> QUIET =
      Stream.of("org.apache.hc", "software.amazon.awssdk", "org.gaul")
          .map(Logger::getLogger)
          .toList();

  private final S3Proxy proxy;
  private final BlobStore store;

  private S3Server(BlobStore store) {
    quiet();
    this.store = store;
    proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    try {
      proxy.start();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    store.createContainer(BUCKET);
  }

  /** Keeps clients and servers of this process from logging bytes. */
  public static void quiet() {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  /** Keeps everything in memory. */
  public static S3Server inMemory() {
    return new S3Server(new TransientNio2BlobStore());
  }

  /** Keeps everything in a directory. */
  public static S3Server in(Path directory) {
    return new S3Server(new FilesystemNio2BlobStore(directory.toString()));
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  public S3Connection connect() {
    return S3Connection.to(endpoint(), ACCESS_KEY, SECRET_KEY);
  }

  @Override
  public void close() {
    try {
      proxy.stop();
      store.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
