package org.muniment.seed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.nio.file.Path;
import java.util.Locale;
import org.yaml.snakeyaml.LoaderOptions;

/** The two spellings of a seed. */
enum SeedFormat {
  YAML(
      YAMLFactory.builder()
          .loaderOptions(unlimited())
          .stringQuotingChecker(new Quoting())
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build()),
  JSON(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final ObjectMapper mapper;

  SeedFormat(JsonFactory factory) {
    this.mapper =
        JsonMapper.builder(factory)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();
  }

  /** JSON for a name that ends so, else YAML. */
  static SeedFormat of(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : YAML;
  }

  ObjectMapper mapper() {
    return mapper;
  }

  /** A seed is read as a stream, and its author is trusted: the reader's limit is for neither. */
  private static LoaderOptions unlimited() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }
}
