package org.muniment.api.transfer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Problems;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.transfer.UploadService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the parts of uploads; the signed address is all that is asked for (contract:
 * long-operations §6). Bytes go from the connection to the store piece by piece.
 */
@Singleton
public class UploadRoute {
  /** Where the addresses of parts lead, below the base path. */
  public static final String PATH = "/upload/";

  private static final Logger LOG = LoggerFactory.getLogger(UploadRoute.class);

  private final UploadService uploads;
  private final Problems problems;

  @Inject
  UploadRoute(UploadService uploads, Problems problems) {
    this.uploads = uploads;
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router.put(PATH + ":token").handler(this::take);
    router.route(PATH + ":token").handler(context -> problems.otherMethod(context, "PUT"));
  }

  private void take(RoutingContext context) {
    Body body = new Body(context.request());
    long announced = length(context.request());
    String md5 = context.request().getHeader("Content-MD5");
    context
        .vertx()
        .executeBlocking(
            () -> uploads.putPart(context.pathParam("token"), announced, md5, body), false)
        .onSuccess(
            tag -> context.response().putHeader("ETag", tag).putHeader("Content-Length", "0").end())
        .onFailure(failure -> refuse(context, failure));
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : -1;
  }

  private void refuse(RoutingContext context, Throwable failure) {
    MunimentException known;
    if (failure instanceof MunimentException refused) {
      known = refused;
    } else if (failure instanceof IOException) {
      known =
          new MunimentException(
              ErrorCode.INVALID_REQUEST, "The part could not be read to its end.", failure);
    } else {
      LOG.error("A part could not be stored", failure);
      known =
          new MunimentException(
              ErrorCode.INTERNAL, "The server failed to carry this out.", failure);
    }
    // What is left of the body is not waited for.
    context.response().putHeader("Connection", "close");
    problems.write(context, known);
  }

  /** The body of a request as a stream, of which a few pieces are in memory at a time. */
  private static final class Body extends InputStream {
    private static final Object END = new Object();
    private static final long PATIENCE_SECONDS = 120;

    /** How many pieces may wait: enough that neither side waits for the other at each piece. */
    private static final int AHEAD = 64;

    private static final int REFILL = AHEAD / 2;

    private final HttpServerRequest request;
    private final BlockingQueue<Object> pieces = new LinkedBlockingQueue<>();
    private @Nullable Buffer piece;
    private int position;
    private int taken;
    private boolean ended;

    Body(HttpServerRequest request) {
      this.request = request;
      request.pause();
      request.handler(pieces::add);
      request.endHandler(ignored -> pieces.add(END));
      request.exceptionHandler(pieces::add);
      request.fetch(AHEAD);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      Buffer current = piece;
      while (current == null || position == current.length()) {
        if (!advance()) {
          return -1;
        }
        current = piece;
      }
      int count = Math.min(length, current.length() - position);
      current.getBytes(position, position + count, target, offset);
      position += count;
      return count;
    }

    private boolean advance() throws IOException {
      if (ended) {
        return false;
      }
      Object next;
      try {
        next = pieces.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", interrupted);
      }
      if (next instanceof Buffer buffer) {
        piece = buffer;
        position = 0;
        taken++;
        if (taken == REFILL) {
          taken = 0;
          request.fetch(REFILL);
        }
        return true;
      }
      ended = true;
      if (next == END) {
        return false;
      }
      throw new IOException(
          "The body was cut off.", next instanceof Throwable failure ? failure : null);
    }
  }
}
