package org.muniment.api.transfer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.muniment.api.Problems;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;
import org.muniment.error.MunimentException;
import org.muniment.identity.DownloadLink;
import org.muniment.identity.LinkSigner;

/**
 * Delivers what a signed link names; the link is all that is asked for (contract: long-operations
 * §7). The kernel sends files of the file system store; nothing passes through this process.
 */
@Singleton
public class DownloadRoute {
  /** Where links lead, below the base path. */
  public static final String PATH = "/download/";

  private static final int PIECE = 256 * 1024;

  private final LinkSigner links;
  private final BlobStore store;
  private final Problems problems;

  @Inject
  DownloadRoute(LinkSigner links, BlobStore store, Problems problems) {
    this.links = links;
    this.store = store;
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router.get(PATH + ":token").blockingHandler(this::deliver, false);
    router.head(PATH + ":token").blockingHandler(this::deliver, false);
    router.route(PATH + ":token").handler(context -> problems.otherMethod(context, "GET, HEAD"));
  }

  private void deliver(RoutingContext context) {
    DownloadLink link;
    try {
      link = links.verify(context.pathParam("token"));
    } catch (MunimentException refused) {
      problems.write(context, refused);
      return;
    }
    BlobRef ref = new BlobRef(link.blobHash(), link.size());
    String etag = '"' + link.blobHash() + '"';
    String condition = context.request().getHeader("If-Range");
    ByteRange range =
        ByteRange.parse(
            condition == null || condition.equals(etag)
                ? context.request().getHeader("Range")
                : null,
            link.size());
    HttpServerResponse response = context.response();
    response
        .putHeader("Content-Type", link.mimeType())
        .putHeader("Content-Disposition", ContentDisposition.attachment(link.fileName()))
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("ETag", etag)
        .putHeader("Cache-Control", "private, no-store")
        // A document is never a page of this server, whatever its type says.
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    String contentRange = range.contentRange();
    if (contentRange != null) {
      response.putHeader("Content-Range", contentRange);
    }
    switch (range.kind()) {
      case UNSATISFIABLE -> response.setStatusCode(416).putHeader("Content-Length", "0").end();
      case WHOLE, PART -> {
        response.setStatusCode(contentRange == null ? 200 : 206);
        response.putHeader("Content-Length", Long.toString(range.length()));
        if (context.request().method() == HttpMethod.HEAD || range.length() == 0) {
          response.end();
        } else {
          send(response, ref, range);
        }
      }
    }
  }

  private void send(HttpServerResponse response, BlobRef ref, ByteRange range) {
    Optional<Path> file = store.localPath(ref);
    if (file.isPresent()) {
      response.sendFile(file.get().toString(), range.offset(), range.length());
      return;
    }
    try (InputStream content = store.open(ref, range.offset(), range.length())) {
      byte[] piece = new byte[PIECE];
      for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
        // Waits until the client has taken it: memory stays constant whatever the size.
        response
            .write(Buffer.buffer(read).appendBytes(piece, 0, read))
            .toCompletionStage()
            .toCompletableFuture()
            .get();
      }
      response.end();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (ExecutionException gone) {
      response.reset();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      response.reset();
    }
  }
}
