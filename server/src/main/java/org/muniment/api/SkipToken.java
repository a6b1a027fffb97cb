package org.muniment.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Where a page ended, as the next link carries it. What it holds is not secret and not signed: a
 * caller who changes it only moves about in a listing that is checked against their rights anyway,
 * so features treat the values as any other input.
 *
 * @param position what the feature needs to go on, e.g. the last key
 * @param remaining how many items {@code $top} still allows, or null without {@code $top}
 */
public record SkipToken(Map<String, String> position, @Nullable Integer remaining) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POSITION = "p";
  private static final String REMAINING = "n";
  private static final int LONGEST = 8192;

  /** The text of a position; refuses the token that lacks it. */
  public String text(String name) {
    String value = position.get(name);
    if (value == null) {
      throw invalid();
    }
    return value;
  }

  /** The number of a position, never negative; refuses the token that lacks it. */
  public int number(String name) {
    try {
      int value = Integer.parseInt(text(name));
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the refusal
    }
    throw invalid();
  }

  String encode() {
    ObjectNode node = JSON.createObjectNode();
    position.forEach(node.putObject(POSITION)::put);
    if (remaining != null) {
      node.put(REMAINING, remaining);
    }
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(node));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static SkipToken decode(String token) {
    if (token.length() > LONGEST) {
      throw invalid();
    }
    JsonNode node;
    try {
      node = JSON.readTree(Base64.getUrlDecoder().decode(token));
    } catch (IOException | IllegalArgumentException malformed) {
      throw invalid();
    }
    if (node == null || !node.path(POSITION).isObject()) {
      throw invalid();
    }
    Map<String, String> position = new LinkedHashMap<>();
    for (Iterator<String> names = node.path(POSITION).fieldNames(); names.hasNext(); ) {
      String name = names.next();
      JsonNode value = node.path(POSITION).path(name);
      if (!value.isTextual()) {
        throw invalid();
      }
      position.put(name, value.textValue());
    }
    return new SkipToken(position, remaining(node.path(REMAINING)));
  }

  private static @Nullable Integer remaining(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    if (!node.isInt() || node.intValue() < 0) {
      throw invalid();
    }
    return node.intValue();
  }

  private static MunimentException invalid() {
    return new MunimentException(
        ErrorCode.INVALID_REQUEST, "The value of $skiptoken is not one that this server gave out.");
  }
}
