package org.muniment.blob;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The requests to S3 that a store is made of, all below one prefix. Failures of S3 are {@link
 * BlobException}s, where a method does not say otherwise. Thread-safe.
 */
final class S3Objects {
  private static final int NOT_FOUND = 404;

  private final S3Client client;
  private final String bucket;
  private final String prefix;

  S3Objects(S3Client client, S3Location location) {
    this.client = client;
    this.bucket = location.bucket();
    this.prefix = location.prefix();
  }

  String bucket() {
    return bucket;
  }

  /** The whole key of a name below the prefix. */
  String key(String name) {
    return prefix + name;
  }

  private String name(String key) {
    return key.substring(prefix.length());
  }

  /** Asks for one name, to see that the store answers. */
  void reach() {
    client.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).maxKeys(1));
  }

  Optional<HeadObjectResponse> head(String name) {
    return attempt(
        "look at " + name,
        () -> {
          try {
            return Optional.of(client.headObject(request -> request.bucket(bucket).key(key(name))));
          } catch (S3Exception failure) {
            if (failure.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw failure;
          }
        });
  }

  /**
   * @param range as in the header, or null for all
   * @param etag what the object has to be, or null for any
   * @throws S3Exception as the store answers
   */
  ResponseInputStream<GetObjectResponse> get(
      String name, @Nullable String range, @Nullable String etag) {
    return client.getObject(
        request -> request.bucket(bucket).key(key(name)).range(range).ifMatch(etag));
  }

  void put(String name, byte[] content) {
    attempt(
        "write " + name,
        () ->
            client.putObject(
                request ->
                    request.bucket(bucket).key(key(name)).contentMD5(md5(content, content.length)),
                RequestBody.fromBytes(content)));
  }

  void copy(String from, String to) {
    attempt(
        "copy " + from + " to " + to,
        () ->
            client.copyObject(
                request ->
                    request
                        .sourceBucket(bucket)
                        .sourceKey(key(from))
                        .destinationBucket(bucket)
                        .destinationKey(key(to))));
  }

  void delete(String name) {
    attempt(
        "delete " + name,
        () -> client.deleteObject(request -> request.bucket(bucket).key(key(name))));
  }

  /** An object in a listing; the name is the one below the prefix. */
  record Listed(String name, S3Object object) {}

  /** All objects whose names begin with something, found as the stream is read. */
  Stream<Listed> list(String beginning) {
    Iterator<ListObjectsV2Response> pages =
        client
            .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(key(beginning)))
            .iterator();
    return stream(pages, beginning)
        .flatMap(page -> page.contents().stream())
        .map(object -> new Listed(name(object.key()), object));
  }

  /** An upload in parts that is open; the name is the one below the prefix. */
  record Upload(String name, MultipartUpload upload) {}

  Stream<Upload> uploads(String beginning) {
    return stream(
            client
                .listMultipartUploadsPaginator(
                    request -> request.bucket(bucket).prefix(key(beginning)))
                .iterator(),
            beginning)
        .flatMap(page -> page.uploads().stream())
        .map(upload -> new Upload(name(upload.key()), upload));
  }

  private static <T> Stream<T> stream(Iterator<T> pages, String beginning) {
    Iterator<T> translated =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return attempt("list " + beginning, pages::hasNext);
          }

          @Override
          public T next() {
            return attempt("list " + beginning, pages::next);
          }
        };
    Iterable<T> once = () -> translated;
    return StreamSupport.stream(once.spliterator(), false);
  }

  /** Begins an upload in parts. */
  String begin(String name) {
    return attempt(
        "write " + name,
        () ->
            client
                .createMultipartUpload(request -> request.bucket(bucket).key(key(name)))
                .uploadId());
  }

  CompletedPart putPart(String name, String upload, int number, byte[] piece, int length) {
    String etag =
        attempt(
            "write " + name,
            () ->
                client
                    .uploadPart(
                        request ->
                            request
                                .bucket(bucket)
                                .key(key(name))
                                .uploadId(upload)
                                .partNumber(number)
                                .contentMD5(md5(piece, length)),
                        body(piece, length))
                    .eTag());
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  // Not copied, and readable again should the request be repeated.
  private static RequestBody body(byte[] piece, int length) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(piece, 0, length), length, "application/octet-stream");
  }

  CompletedPart copyPart(String from, String to, String upload, int number, String range) {
    String etag =
        attempt(
            "copy " + from + " to " + to,
            () ->
                client
                    .uploadPartCopy(
                        request ->
                            request
                                .sourceBucket(bucket)
                                .sourceKey(key(from))
                                .copySourceRange(range)
                                .destinationBucket(bucket)
                                .destinationKey(key(to))
                                .uploadId(upload)
                                .partNumber(number))
                    .copyPartResult()
                    .eTag());
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  /**
   * The parts of an upload in their order.
   *
   * @return empty when there is no such upload, or no longer
   */
  Optional<List<Part>> parts(String name, String upload) {
    return attempt(
        "list the parts of " + name,
        () -> {
          try {
            return Optional.of(
                client
                    .listPartsPaginator(
                        request -> request.bucket(bucket).key(key(name)).uploadId(upload))
                    .parts()
                    .stream()
                    .toList());
          } catch (S3Exception failure) {
            if (failure.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw failure;
          }
        });
  }

  /**
   * Makes an object of the parts.
   *
   * @throws S3Exception as the store answers
   */
  void complete(String name, String upload, List<CompletedPart> parts) {
    client.completeMultipartUpload(
        request ->
            request
                .bucket(bucket)
                .key(key(name))
                .uploadId(upload)
                .multipartUpload(all -> all.parts(parts)));
  }

  /** Forgets an upload and its parts, if it is there. */
  void abort(String name, String upload) {
    attempt(
        "abort the upload of " + name,
        () -> {
          try {
            client.abortMultipartUpload(
                request -> request.bucket(bucket).key(key(name)).uploadId(upload));
          } catch (S3Exception failure) {
            if (failure.statusCode() != NOT_FOUND) {
              throw failure;
            }
          }
          return true;
        });
  }

  static <T> T attempt(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException failure) {
      throw new BlobException("S3 can't " + what, failure);
    }
  }

  private static String md5(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(bytes, 0, length);
      return Base64.getEncoder().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
