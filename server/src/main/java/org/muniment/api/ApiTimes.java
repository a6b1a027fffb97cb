package org.muniment.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The forms of times on the wire, all in UTC (contract: overview §5). */
public final class ApiTimes {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TICKS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private ApiTimes() {}

  /** Whole seconds, for everything but tasks: {@code 2023-09-06T13:53:20Z}. */
  public static String seconds(Instant time) {
    return SECONDS.format(time);
  }

  /** Seven fraction digits, for tasks: {@code 2023-09-06T13:53:20.5232733Z}. */
  public static String ticks(Instant time) {
    return TICKS.format(time);
  }

  /** Writes whole seconds. */
  public static final class Seconds extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(seconds(time));
    }
  }

  /** Writes seven fraction digits. */
  public static final class Ticks extends JsonSerializer<Instant> {
    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(ticks(time));
    }
  }
}
