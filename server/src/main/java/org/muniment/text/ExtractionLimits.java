package org.muniment.text;

import java.time.Duration;

/**
 * How far one file may go.
 *
 * @param characters the most text kept of a file; what follows is left out
 * @param time how long reading may take before it is stopped
 * @param depth how deep attachments within attachments are read
 * @param attachments the most attachments read in one file
 */
public record ExtractionLimits(int characters, Duration time, int depth, int attachments) {
  public static final ExtractionLimits STANDARD =
      new ExtractionLimits(5_000_000, Duration.ofSeconds(60), 4, 1_000);

  public ExtractionLimits withCharacters(int number) {
    return new ExtractionLimits(number, time, depth, attachments);
  }

  public ExtractionLimits withTime(Duration duration) {
    return new ExtractionLimits(characters, duration, depth, attachments);
  }
}
