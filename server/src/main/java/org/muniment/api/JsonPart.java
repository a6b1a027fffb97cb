package org.muniment.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Reads JSON that is a part of a multipart body, with the refusals of a plain JSON body. */
@Singleton
public class JsonPart {
  private final ObjectMapper mapper;

  @Inject
  public JsonPart(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Reads one request object.
   *
   * @param json the bytes of the part, which the caller has bounded
   */
  public <T> T read(InputStream json, Class<T> type) {
    T value;
    try {
      value = mapper.readValue(json, type);
    } catch (IOException failure) {
      throw JsonProblems.translate(failure);
    }
    if (value == null) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "The JSON of the request is null.");
    }
    return value;
  }
}
