package org.muniment.api.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Reads a multipart/form-data body part by part as it comes in, without keeping it (contract:
 * entries §5: part names may be unquoted, parts may come without a type).
 */
public final class MultipartForm {
  private static final int MOST_PARTS = 100;
  private static final int LARGEST_HEADER = 16 * 1024;

  private MultipartForm() {}

  /**
   * One part.
   *
   * @param fileName null when the part has none
   * @param contentType null when the part has none
   * @param content to be read before the next part comes
   */
  public record Part(
      String name, @Nullable String fileName, @Nullable String contentType, InputStream content) {
    /** The charset the part states, or UTF-8. */
    public Charset charset() {
      String charset = contentType == null ? null : parameters(contentType).get("charset");
      try {
        return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
        return StandardCharsets.UTF_8;
      }
    }
  }

  /** Takes the parts. */
  public interface Reader {
    void read(Part part) throws IOException;
  }

  /**
   * Reads all parts; none of a call that has no body, which all these operations allow.
   *
   * @throws MunimentException INVALID_REQUEST for a body that is no such form or is cut off
   */
  public static void read(@Nullable String contentType, InputStream body, Reader reader) {
    if (contentType == null && isEmpty(body)) {
      return;
    }
    String boundary = contentType == null ? null : parameters(contentType).get("boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw malformed("it has no boundary");
    }
    try {
      BoundedInputStream counted = BoundedInputStream.builder().setInputStream(body).get();
      MultipartInput input =
          MultipartInput.builder()
              .setInputStream(counted)
              .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
              .setMaxPartHeaderSize(LARGEST_HEADER)
              .get();
      boolean more = input.skipPreamble();
      // Without a part there is nothing, or no more than the line that ends a form.
      if (!more && counted.getCount() > boundary.length() + 8) {
        throw malformed("its boundary is not in it");
      }
      for (int parts = 0; more; parts++) {
        if (parts == MOST_PARTS) {
          throw malformed("it has more than " + MOST_PARTS + " parts");
        }
        Map<String, String> headers = headers(input.readHeaders());
        try (InputStream content = input.newInputStream()) {
          reader.read(part(headers, content));
          content.transferTo(java.io.OutputStream.nullOutputStream());
        }
        more = input.readBoundary();
      }
    } catch (IllegalArgumentException | IOException failure) {
      if (failure.getCause() instanceof MunimentException known) {
        throw known;
      }
      throw malformed("it could not be read to its end");
    }
  }

  private static boolean isEmpty(InputStream body) {
    try {
      return body.read() < 0;
    } catch (IOException failure) {
      throw malformed("it could not be read to its end");
    }
  }

  private static Part part(Map<String, String> headers, InputStream content) {
    String disposition = headers.get("content-disposition");
    if (disposition == null) {
      throw malformed("a part has no Content-Disposition");
    }
    Map<String, String> parameters = parameters(disposition);
    String name = parameters.get("name");
    if (name == null) {
      throw malformed("a part has no name");
    }
    return new Part(name, parameters.get("filename"), headers.get("content-type"), content);
  }

  private static Map<String, String> parameters(String header) {
    ParameterParser parser = new ParameterParser();
    parser.setLowerCaseNames(true);
    return parser.parse(header, ';');
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    // Header bytes were read one by one: browsers and clients send names in UTF-8.
    for (String line : text.replaceAll("\r\n[ \t]+", " ").split("\r\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).trim());
      }
    }
    return headers;
  }

  private static MunimentException malformed(String why) {
    return new MunimentException(
        ErrorCode.INVALID_REQUEST,
        "The body is not a well-formed multipart/form-data body: " + why + ".");
  }
}
