package org.muniment.api.annotation;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationContentService;
import org.muniment.api.transfer.ByteRange;
import org.muniment.api.transfer.ContentDisposition;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;

/** Answers with an attached file or a part of it, never as a page of this server. */
final class FileAnswer {
  private FileAnswer() {}

  static Response of(
      BlobStore store,
      AnnotationContentService.Attachment file,
      @Nullable String rangeHeader,
      @Nullable String condition) {
    BlobRef ref = file.ref();
    String etag = '"' + ref.sha256() + '"';
    ByteRange range =
        ByteRange.parse(
            condition == null || condition.equals(etag) ? rangeHeader : null, ref.size());
    int status =
        switch (range.kind()) {
          case WHOLE -> 200;
          case PART -> 206;
          case UNSATISFIABLE -> 416;
        };
    InputStream content =
        range.length() == 0
            ? InputStream.nullInputStream()
            : store.open(ref, range.offset(), range.length());
    Response.ResponseBuilder answer =
        Response.status(status)
            .entity(content)
            .type(type(file.mimeType()))
            .header("Content-Length", range.length())
            .header(
                "Content-Disposition",
                ContentDisposition.attachment(file.fileName() == null ? "" : file.fileName()))
            .header("Accept-Ranges", "bytes")
            .header("ETag", etag)
            .header("Cache-Control", "private, no-store")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", "sandbox; default-src 'none'");
    String contentRange = range.contentRange();
    return contentRange == null
        ? answer.build()
        : answer.header("Content-Range", contentRange).build();
  }

  /** What a client once said the file is, if that is a type at all. */
  private static MediaType type(@Nullable String mimeType) {
    try {
      MediaType type = mimeType == null ? null : MediaType.valueOf(mimeType);
      return type == null || type.isWildcardType() || type.isWildcardSubtype()
          ? MediaType.APPLICATION_OCTET_STREAM_TYPE
          : type;
    } catch (IllegalArgumentException noType) {
      return MediaType.APPLICATION_OCTET_STREAM_TYPE;
    }
  }
}
