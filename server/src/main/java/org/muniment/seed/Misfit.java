package org.muniment.seed;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.error.MunimentException;

/** What the author of a seed is told when a value has the wrong shape. */
final class Misfit {
  private Misfit() {}

  /** The way from the item to the value, such as {@code .fields[2].required}. */
  static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + (step.getIndex() + 1) + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining());
  }

  static String reason(JsonMappingException failure) {
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return "there is no such key; there are "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (failure instanceof MismatchedInputException mismatch) {
      return "must be " + shape(mismatch.getTargetType());
    }
    if (failure.getCause() instanceof MunimentException refused) {
      return refused.text();
    }
    return failure.getOriginalMessage().lines().findFirst().orElse("can't be read");
  }

  private static String shape(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == Integer.class || type == int.class) {
      return "a whole number";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (type == String.class || type == SeedValues.class) {
      return "a text";
    }
    if (type != null && Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type != null && Map.class.isAssignableFrom(type)
        ? "a block of keys and texts"
        : "a block of keys and values";
  }
}
