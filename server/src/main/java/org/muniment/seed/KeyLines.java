package org.muniment.seed;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers in which line each key of an item is: one that does not exist is noticed only when the
 * whole item has been read.
 */
final class KeyLines extends JsonParserDelegate {
  private final Map<String, Integer> lines = new HashMap<>();

  KeyLines(JsonParser parser) {
    super(parser);
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (token == JsonToken.FIELD_NAME) {
      lines.put(currentName(), currentTokenLocation().getLineNr());
    }
    return token;
  }

  /** The line of the last key of that name, or else another line. */
  int line(String key, int otherwise) {
    return lines.getOrDefault(key, otherwise);
  }
}
