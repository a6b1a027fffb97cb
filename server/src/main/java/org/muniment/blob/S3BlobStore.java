package org.muniment.blob;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.muniment.error.StartupException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps each content in an object {@code contents/<hash>} below a prefix of a bucket. A large
 * content is received into {@code staging/} and copied to its name inside S3, so that what has the
 * name of a hash is whole; a small one is written once. Uploads of clients are in {@code uploads/}.
 * The prefix belongs to one server, whose nodes may share it.
 *
 * <p>Times are those of S3's clock, which has to agree with the server's to within some minutes.
 */
public final class S3BlobStore implements BlobStore {
  private final S3Connection connection;
  private final S3Objects objects;
  private final S3Contents contents;
  private final S3PartUploads uploads;

  public S3BlobStore(S3Location location, S3Connection connection, Clock clock) {
    this(location, connection, clock, S3Sizes.STANDARD);
  }

  S3BlobStore(S3Location location, S3Connection connection, Clock clock, S3Sizes sizes) {
    this.connection = connection;
    this.objects = new S3Objects(connection.client(), location);
    this.contents = new S3Contents(objects, sizes, clock);
    this.uploads = new S3PartUploads(contents, connection.presigner());
  }

  /**
   * Opens the store that the settings of Amazon's tools lead to, and sees that it answers.
   *
   * @throws StartupException with one line for the operator
   */
  public static S3BlobStore open(S3Location location, Clock clock) {
    S3BlobStore store;
    try {
      store = new S3BlobStore(location, S3Connection.ofEnvironment(), clock);
    } catch (SdkClientException failure) {
      throw unreachable(location, failure);
    }
    try {
      store.reach(location);
      return store;
    } catch (StartupException failure) {
      store.close();
      throw failure;
    }
  }

  void reach(S3Location location) {
    try {
      objects.reach();
    } catch (S3Exception refusal) {
      throw refused(location, refusal);
    } catch (SdkException failure) {
      throw unreachable(location, failure);
    }
  }

  private static StartupException refused(S3Location location, S3Exception refusal) {
    String said =
        refusal.awsErrorDetails() == null
            ? "status " + refusal.statusCode()
            : refusal.awsErrorDetails().errorCode()
                + ", "
                + refusal.awsErrorDetails().errorMessage();
    return new StartupException(
        switch (refusal.statusCode()) {
          case 404 -> "There is no bucket '" + location.bucket() + "' for contents (" + said + ").";
          case 401, 403 ->
              "S3 refuses the credentials, or their right to list the bucket '"
                  + location.bucket()
                  + "' ("
                  + said
                  + ").";
          default -> "S3 does not list the bucket '" + location.bucket() + "' (" + said + ").";
        },
        refusal);
  }

  private static StartupException unreachable(S3Location location, SdkException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith("Unable to load credentials")) {
      return new StartupException(
          "There are no credentials for "
              + location
              + ": set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE or a role.",
          failure);
    }
    if (message.startsWith("Unable to load region")) {
      return new StartupException(
          "There is no region for " + location + ": set AWS_REGION or AWS_PROFILE.", failure);
    }
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return new StartupException(
        "S3 can't be reached for " + location + ": " + cause.getMessage(), failure);
  }

  @Override
  public BlobOutput receive(long maxBytes) {
    return new S3Output(contents, maxBytes);
  }

  @Override
  public OptionalLong size(BlobRef ref) {
    return objects.head(S3Contents.name(ref)).stream()
        .mapToLong(HeadObjectResponse::contentLength)
        .findFirst();
  }

  @Override
  public InputStream open(BlobRef ref, long offset, long length) {
    return S3Input.open(objects, S3Contents.name(ref), ref.size(), offset, length);
  }

  @Override
  public Optional<PartUploads> partUploads() {
    return Optional.of(uploads);
  }

  @Override
  public Stream<StoredBlob> list(String hashPrefix) {
    int hash = S3Contents.CONTENTS.length();
    return objects
        .list(S3Contents.CONTENTS + hashPrefix)
        .filter(listed -> BlobRef.isHash(listed.name().substring(hash)))
        .map(
            listed ->
                new StoredBlob(
                    new BlobRef(listed.name().substring(hash), listed.object().size()),
                    listed.object().lastModified()));
  }

  @Override
  public boolean delete(BlobRef ref, Instant before) {
    String name = S3Contents.name(ref);
    Optional<HeadObjectResponse> found = objects.head(name);
    if (found.isEmpty() || found.get().lastModified().isAfter(before)) {
      return false;
    }
    objects.delete(name);
    return true;
  }

  @Override
  public int removeAbandoned(Instant before) {
    return abortUploads(S3Contents.STAGING, before)
        + abortUploads(S3Contents.CONTENTS, before)
        + deleteStaged(before);
  }

  private int abortUploads(String beginning, Instant before) {
    int aborted = 0;
    try (Stream<S3Objects.Upload> uploads = objects.uploads(beginning)) {
      for (Iterator<S3Objects.Upload> each = uploads.iterator(); each.hasNext(); ) {
        S3Objects.Upload open = each.next();
        if (!open.upload().initiated().isAfter(before)) {
          objects.abort(open.name(), open.upload().uploadId());
          aborted++;
        }
      }
    }
    return aborted;
  }

  private int deleteStaged(Instant before) {
    int deleted = 0;
    try (Stream<S3Objects.Listed> staged = objects.list(S3Contents.STAGING)) {
      for (Iterator<S3Objects.Listed> each = staged.iterator(); each.hasNext(); ) {
        S3Objects.Listed found = each.next();
        if (!found.object().lastModified().isAfter(before)) {
          objects.delete(found.name());
          deleted++;
        }
      }
    }
    return deleted;
  }

  @Override
  public void close() {
    contents.close();
    connection.close();
  }
}
