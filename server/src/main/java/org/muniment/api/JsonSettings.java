package org.muniment.api;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * How JSON is read: member and enumeration names in any case, unknown members ignored (contract:
 * overview §2), nesting and texts bounded. How types are written is up to each type.
 */
@Singleton
public class JsonSettings implements ObjectMapperCustomizer {
  private static final int DEEPEST = 64;
  private static final int LONGEST_TEXT = 5 * 1024 * 1024;

  @Override
  public void customize(ObjectMapper mapper) {
    apply(mapper);
  }

  @SuppressWarnings("deprecation") // the builder is out of reach here
  static void apply(ObjectMapper mapper) {
    mapper.configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES, true);
    mapper.configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, true);
    mapper.configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES, true);
    mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    mapper.configure(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS, true);
    mapper.configure(DeserializationFeature.ACCEPT_FLOAT_AS_INT, false);
    mapper.configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_TEXT)
                .build());
  }
}
