package org.muniment.blob;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** S3's own multipart uploads, to objects {@code uploads/<id>}. */
final class S3PartUploads implements PartUploads {
  private static final String UPLOADS = "uploads/";
  private static final int PIECE = 256 * 1024;

  private final S3Contents contents;
  private final S3Objects objects;
  private final S3Presigner presigner;

  S3PartUploads(S3Contents contents, S3Presigner presigner) {
    this.contents = contents;
    this.objects = contents.objects();
    this.presigner = presigner;
  }

  private static String name(UUID id) {
    return UPLOADS + id;
  }

  @Override
  public String begin(UUID id) {
    return objects.begin(name(id));
  }

  @Override
  public URI address(UUID id, String handle, int number, Duration lifetime) {
    return S3Objects.attempt(
        "sign an address",
        () ->
            URI.create(
                presigner
                    .presignUploadPart(
                        request ->
                            request
                                .signatureDuration(lifetime)
                                .uploadPartRequest(
                                    part ->
                                        part.bucket(objects.bucket())
                                            .key(objects.key(name(id)))
                                            .uploadId(handle)
                                            .partNumber(number)))
                    .url()
                    .toString()));
  }

  @Override
  public long join(UUID id, String handle, List<String> tags, long maxBytes) {
    // Some stores say that an upload is gone, some that it has no parts.
    List<Part> present = objects.parts(name(id), handle).orElse(List.of());
    if (present.isEmpty()) {
      return joinedSize(id)
          .orElseThrow(() -> invalid("The upload '" + id + "' has no parts.", null));
    }
    List<Part> chosen = choose(present, tags);
    long size = chosen.stream().mapToLong(Part::size).sum();
    if (size > maxBytes) {
      throw new MunimentException(
          ErrorCode.REQUEST_TOO_LARGE,
          "The parts are together larger than the " + maxBytes + " bytes that are allowed.");
    }
    complete(id, handle, chosen);
    return size;
  }

  private Optional<Long> joinedSize(UUID id) {
    return objects.head(name(id)).map(HeadObjectResponse::contentLength);
  }

  /** Equal tags are equal parts, so the first that fits is as good as any. */
  private static List<Part> choose(List<Part> present, List<String> tags) {
    List<Part> chosen = new ArrayList<>();
    Iterator<Part> parts = present.iterator();
    for (String tag : tags) {
      chosen.add(next(parts, tag));
    }
    return chosen;
  }

  private static Part next(Iterator<Part> parts, @Nullable String tag) {
    while (tag != null && parts.hasNext()) {
      Part part = parts.next();
      if (plain(part.eTag()).equals(plain(tag))) {
        return part;
      }
    }
    throw invalid(
        "The ETag " + tag + " is none of a part of this upload behind those before it.", null);
  }

  private static String plain(String tag) {
    return tag.replace("\"", "").strip();
  }

  private void complete(UUID id, String handle, List<Part> parts) {
    try {
      objects.complete(
          name(id),
          handle,
          parts.stream()
              .map(
                  part ->
                      CompletedPart.builder()
                          .partNumber(part.partNumber())
                          .eTag(part.eTag())
                          .build())
              .toList());
    } catch (S3Exception refusal) {
      // The answer to the first attempt may have been lost.
      if (refusal.statusCode() == 404 && joinedSize(id).isPresent()) {
        return;
      }
      if (refusal.statusCode() == 400 || refusal.statusCode() == 404) {
        throw invalid("The store can't join the parts: " + reason(refusal), refusal);
      }
      throw new BlobException("S3 can't join the parts of " + name(id), refusal);
    } catch (SdkException failure) {
      throw new BlobException("S3 can't join the parts of " + name(id), failure);
    }
  }

  private static String reason(S3Exception refusal) {
    return refusal.awsErrorDetails() == null
        ? "status " + refusal.statusCode()
        : refusal.awsErrorDetails().errorMessage()
            + " ("
            + refusal.awsErrorDetails().errorCode()
            + ")";
  }

  @Override
  public Optional<StagedBlob> stage(UUID id, long size, LongPredicate wanted) {
    MessageDigest digest = BlobOutput.sha256();
    byte[] piece = new byte[PIECE];
    long done = 0;
    try (InputStream content = S3Input.open(objects, name(id), size, 0, size)) {
      for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
        digest.update(piece, 0, read);
        done += read;
        if (!wanted.test(done)) {
          return Optional.empty();
        }
      }
    } catch (IOException failure) {
      throw new BlobException("The upload '" + id + "' can't be read", failure);
    }
    return Optional.of(
        new S3StagedObject(contents, BlobRef.of(digest.digest(), size), name(id), false));
  }

  @Override
  public void remove(UUID id, String handle) {
    if (!handle.isEmpty()) {
      objects.abort(name(id), handle);
    }
    objects.delete(name(id));
  }

  @Override
  public Stream<Upload> list() {
    return Stream.concat(
        objects
            .uploads(UPLOADS)
            .flatMap(
                open ->
                    id(open.name()).stream()
                        .map(
                            id ->
                                new Upload(
                                    id, open.upload().uploadId(), open.upload().initiated()))),
        objects
            .list(UPLOADS)
            .flatMap(
                found ->
                    id(found.name()).stream()
                        .map(id -> new Upload(id, "", found.object().lastModified()))));
  }

  private static Optional<UUID> id(String name) {
    try {
      return Optional.of(UUID.fromString(name.substring(UPLOADS.length())));
    } catch (IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  private static MunimentException invalid(String message, @Nullable Throwable cause) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message, cause);
  }
}
