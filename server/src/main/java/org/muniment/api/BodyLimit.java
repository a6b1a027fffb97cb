package org.muniment.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Refuses JSON bodies that are too large, whether or not they announce their size (contract:
 * overview §9), and bodies that are missing where one is needed. Multipart bodies pass: their
 * limits are those of the operation.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {
  private final long limit;

  @Inject
  public BodyLimit(
      @ConfigProperty(name = "muniment.http.json-limit", defaultValue = "5242880") long limit) {
    this.limit = limit;
  }

  @Override
  public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    MediaType type = context.getMediaType();
    if (type == null || !type.getSubtype().endsWith("json")) {
      return context.proceed();
    }
    String length = context.getHeaders().getFirst("Content-Length");
    if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > limit) {
      throw tooLarge();
    }
    context.setInputStream(new Limited(context.getInputStream()));
    Object body;
    try {
      body = context.proceed();
    } catch (IOException | WebApplicationException failure) {
      throw JsonProblems.translate(failure);
    }
    if (body == null && isRequired(context.getAnnotations())) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "The request has no body.");
    }
    return body;
  }

  static boolean isRequired(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof RequestBody body && body.required()) {
        return true;
      }
    }
    return false;
  }

  private MunimentException tooLarge() {
    return new MunimentException(
        ErrorCode.REQUEST_TOO_LARGE, "The body of the request is over " + limit + " bytes.");
  }

  private final class Limited extends FilterInputStream {
    private long read;

    Limited(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int more) {
      read += more;
      if (read > limit) {
        throw tooLarge();
      }
    }
  }
}
