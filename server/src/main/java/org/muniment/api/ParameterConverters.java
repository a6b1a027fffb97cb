package org.muniment.api;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Reads numbers, flags and enumerations in paths and queries; what is malformed is a 400. */
@Provider
@NullUnmarked
public class ParameterConverters implements ParamConverterProvider {
  /** Ids of entries start at 1; less is refused in these words (contract: errors §2). */
  private static final Set<String> ENTRY_IDS = Set.of("entryId", "parentEntryId");

  @Override
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    String name = name(annotations);
    if (name == null) {
      return null;
    }
    Function<String, Object> parse;
    if (type == int.class || type == Integer.class) {
      parse = ENTRY_IDS.contains(name) ? ParameterConverters::entryId : Integer::parseInt;
    } else if (type == boolean.class || type == Boolean.class) {
      parse = ParameterConverters::flag;
    } else if (type.isEnum()) {
      parse = text -> constant(type, text);
    } else {
      return null;
    }
    return new Converter<>(name, type, parse);
  }

  private static @Nullable String name(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof PathParam path) {
        return path.value();
      }
      if (annotation instanceof QueryParam query) {
        return query.value();
      }
    }
    return null;
  }

  private static Integer entryId(String text) {
    ErrorCode code = ErrorCode.INVALID_ENTRY_ID;
    String title = "Error: Invalid value for entryId.";
    try {
      int id = Integer.parseInt(text);
      if (id > 0) {
        return id;
      }
    } catch (NumberFormatException notANumber) {
      throw new MunimentException(code, title, notANumber);
    }
    throw new MunimentException(code, title);
  }

  private static Boolean flag(String text) {
    if (text.equalsIgnoreCase("true") || text.equals("1")) {
      return true;
    }
    // The framework hands 0 to a primitive flag that is absent.
    if (text.equalsIgnoreCase("false") || text.equals("0")) {
      return false;
    }
    throw new IllegalArgumentException(text);
  }

  private static Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private record Converter<T>(String name, Class<T> type, Function<String, Object> parse)
      implements ParamConverter<T> {
    @Override
    @SuppressWarnings("unchecked")
    public T fromString(String text) {
      if (text == null || text.isEmpty()) {
        return type.isPrimitive() ? (T) (type == int.class ? (Object) 0 : (Object) false) : null;
      }
      try {
        return (T) parse.apply(text.trim());
      } catch (MunimentException refused) {
        throw new WebApplicationException(refused, 400);
      } catch (IllegalArgumentException malformed) {
        throw new WebApplicationException(
            new MunimentException(
                ErrorCode.INVALID_REQUEST,
                "The value '"
                    + text
                    + "' of "
                    + name
                    + " is not "
                    + JsonProblems.expected(type)
                    + ".",
                malformed),
            400);
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
