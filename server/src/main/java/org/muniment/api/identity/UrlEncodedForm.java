package org.muniment.api.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** A small form in the body of a request. */
final class UrlEncodedForm {
  private static final int LONGEST = 64 * 1024;

  private UrlEncodedForm() {}

  /**
   * @throws MunimentException REQUEST_TOO_LARGE, or INVALID_REQUEST for a bad encoding or a body
   *     that breaks off
   */
  static Map<String, String> read(InputStream body) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(LONGEST + 1);
    } catch (IOException failure) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The form could not be read to its end.", failure);
    }
    if (bytes.length > LONGEST) {
      throw new MunimentException(ErrorCode.REQUEST_TOO_LARGE, "The form is too large.");
    }
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The form is not properly percent-encoded.");
    }
  }

  /**
   * @throws MunimentException INVALID_REQUEST when the parameter is missing
   */
  static String required(Map<String, String> form, String name) {
    String value = form.get(name);
    if (value == null) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The parameter " + name + " is missing.");
    }
    return value;
  }
}
