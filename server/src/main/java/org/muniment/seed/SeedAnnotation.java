package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;

/**
 * An annotation in a seed, with the line where it begins: a document may have many.
 *
 * @param line counted from 1, 0 for one that is written
 */
@JsonDeserialize(using = SeedAnnotation.Reader.class)
record SeedAnnotation(int line, SeedMark mark) {
  @JsonValue
  @Override
  public SeedMark mark() {
    return mark;
  }

  static final class Reader extends JsonDeserializer<SeedAnnotation> {
    @Override
    public SeedAnnotation deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      int line = Math.max(1, parser.currentTokenLocation().getLineNr());
      return new SeedAnnotation(line, context.readValue(parser, SeedMark.class));
    }
  }
}
