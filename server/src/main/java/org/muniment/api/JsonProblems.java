package org.muniment.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Says what is wrong with a JSON body in words that name members, never classes. */
public final class JsonProblems {
  private static final Pattern MISSING = Pattern.compile("creator property '([^']+)'");

  private JsonProblems() {}

  /**
   * What a failure to read the caller's JSON means: a body that breaks off, or whose chunks are
   * malformed, is the caller's, too. Faults in our own wire types stay what they are.
   */
  public static RuntimeException translate(Exception failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (at instanceof MunimentException known) {
        return known;
      }
      if (at instanceof JsonProcessingException json
          && !(at instanceof InvalidDefinitionException)) {
        return new MunimentException(ErrorCode.INVALID_REQUEST, describe(json), failure);
      }
      at = at.getCause();
    }
    if (failure instanceof RuntimeException unchecked) {
      return unchecked;
    }
    return failure instanceof JsonProcessingException
        ? new IllegalStateException("the body could not be read", failure)
        : new MunimentException(
            ErrorCode.INVALID_REQUEST,
            "The body of the request could not be read to its end.",
            failure);
  }

  public static String describe(JsonProcessingException failure) {
    if (failure instanceof StreamConstraintsException) {
      return "The JSON of the request is nested too deeply or holds a text that is too long.";
    }
    if (failure instanceof InvalidTypeIdException type) {
      return badType(type);
    }
    if (failure instanceof JsonMappingException mapping
        && failure.getCause() instanceof InputCoercionException) {
      return "The number '" + path(mapping) + "' is out of range.";
    }
    if (failure instanceof InvalidNullException nothing) {
      return "The member '" + path(nothing) + "' must not be null.";
    }
    if (failure instanceof InvalidFormatException format) {
      return "The value '"
          + shortened(format.getValue())
          + "' of '"
          + path(format)
          + "' is not "
          + expected(format.getTargetType())
          + ".";
    }
    if (failure instanceof MismatchedInputException mismatch) {
      Matcher missing = MISSING.matcher(mismatch.getOriginalMessage());
      if (missing.find()) {
        String parent = path(mismatch);
        String name = missing.group(1);
        String whole =
            parent.endsWith(name) ? parent : parent.isEmpty() ? name : parent + "." + name;
        return "The member '" + whole + "' is missing.";
      }
      if (mismatch.getPath().isEmpty()) {
        return "The body of the request is empty or not the JSON that this operation takes.";
      }
      return "The value of '"
          + path(mismatch)
          + "' is not "
          + expected(mismatch.getTargetType())
          + ".";
    }
    return "The body of the request is not valid JSON" + position(failure.getLocation()) + ".";
  }

  private static String badType(InvalidTypeIdException failure) {
    Class<?> base = failure.getBaseType().getRawClass();
    JsonTypeInfo info = base.getAnnotation(JsonTypeInfo.class);
    JsonSubTypes types = base.getAnnotation(JsonSubTypes.class);
    if (info == null || types == null) {
      return "The body of the request names a type that is not known.";
    }
    return "The value of '"
        + info.property()
        + "' is not one of "
        + Arrays.stream(types.value())
            .map(JsonSubTypes.Type::name)
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** Members and indexes down to the fault, e.g. {@code fields[2].name}. */
  private static String path(JsonMappingException failure) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  static String expected(@Nullable Class<?> type) {
    if (type == null) {
      return "what this operation takes";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number in range";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a date and time with its zone, such as 2023-09-06T13:53:20Z";
    }
    if (type == String.class) {
      return "a text";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return Map.class.isAssignableFrom(type) ? "an object of names and values" : "an object";
  }

  private static String shortened(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  private static String position(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
