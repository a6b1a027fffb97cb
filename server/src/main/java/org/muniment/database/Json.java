package org.muniment.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** Records as JSON in {@code jsonb} columns. Not for the wire: the API has a mapper of its own. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(failure);
    }
  }

  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("Stored JSON is not a " + type.getSimpleName(), failure);
    }
  }

  public static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("Stored JSON is not a " + type.getType(), failure);
    }
  }

  public static <T> List<T> readList(String json, Class<T> type) {
    try {
      return MAPPER.readerForListOf(type).readValue(json);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(
          "Stored JSON is not a list of " + type.getSimpleName(), failure);
    }
  }
}
