package org.muniment.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.input.BoundedInputStream;

/** Request bodies read from one file, whose bytes are counted as they leave. */
final class FileBodies {
  private final Path file;
  private final Meter meter;
  private final AtomicLong counted = new AtomicLong();

  FileBodies(Path file, Meter meter) {
    this.file = file;
    this.meter = meter;
  }

  /** A part of the file with a length that is announced; what was counted before counts no more. */
  BodyPublisher part(long offset, long length) {
    forget();
    if (length == 0) {
      return BodyPublishers.noBody();
    }
    return BodyPublishers.fromPublisher(
        counting(BodyPublishers.ofInputStream(() -> open(offset, length))), length);
  }

  private InputStream open(long offset, long length) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ).position(offset);
      return BoundedInputStream.builder()
          .setInputStream(Channels.newInputStream(channel))
          .setMaxCount(length)
          .setPropagateClose(true)
          .get();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Takes back what was counted of an attempt that came to nothing. */
  void forget() {
    meter.moved(-counted.getAndSet(0));
  }

  /** What was counted is there for good. */
  void keep() {
    counted.set(0);
  }

  private Flow.Publisher<ByteBuffer> counting(Flow.Publisher<ByteBuffer> body) {
    return subscriber ->
        body.subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
              }

              @Override
              public void onNext(ByteBuffer piece) {
                meter.moved(piece.remaining());
                counted.addAndGet(piece.remaining());
                subscriber.onNext(piece);
              }

              @Override
              public void onError(Throwable failure) {
                subscriber.onError(failure);
              }

              @Override
              public void onComplete() {
                subscriber.onComplete();
              }
            });
  }
}
