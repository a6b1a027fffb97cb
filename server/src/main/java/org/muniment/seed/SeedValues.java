package org.muniment.seed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of a field in a seed: one, or a list of them. They are texts as they stand in the
 * file, so 12.50 stays 12.50 with or without quotes.
 */
@JsonDeserialize(using = SeedValues.Reader.class)
@JsonSerialize(using = SeedValues.Writer.class)
record SeedValues(List<String> texts) {
  static final class Reader extends JsonDeserializer<SeedValues> {
    @Override
    public SeedValues deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.isExpectedStartArrayToken()) {
        return new SeedValues(List.of(scalar(parser, context)));
      }
      List<String> texts = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        texts.add(scalar(parser, context));
      }
      return new SeedValues(List.copyOf(texts));
    }

    private static String scalar(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      return parser.getText();
    }
  }

  static final class Writer extends JsonSerializer<SeedValues> {
    @Override
    public void serialize(SeedValues values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (values.texts().size() == 1) {
        out.writeString(values.texts().get(0));
      } else {
        out.writeStartArray();
        for (String text : values.texts()) {
          out.writeString(text);
        }
        out.writeEndArray();
      }
    }
  }
}
