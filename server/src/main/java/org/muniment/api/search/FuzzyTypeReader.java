package org.muniment.api.search;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads a {@link FuzzyType} by its name or its number (contract: search-syntax §12). */
final class FuzzyTypeReader extends StdDeserializer<FuzzyType> {
  private static final long serialVersionUID = 1L;

  FuzzyTypeReader() {
    super(FuzzyType.class);
  }

  @Override
  public FuzzyType deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = parser.getValueAsString("");
    boolean number = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
    for (FuzzyType type : FuzzyType.values()) {
      if (number
          ? text.equals(String.valueOf(type.ordinal()))
          : text.equalsIgnoreCase(type.name())) {
        return type;
      }
    }
    return (FuzzyType)
        context.handleWeirdStringValue(FuzzyType.class, text, "not a way to measure likeness");
  }
}
