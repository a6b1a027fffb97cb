package org.muniment.image;

import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Text laid over every exported page (contract: long-operations §7).
 *
 * @param rotationAngle in degrees, counter-clockwise
 * @param pageSpanPercentage how much of the page's width the turned text takes, as far as the
 *     height allows
 */
public record Watermark(
    String text, WatermarkPosition position, int rotationAngle, int pageSpanPercentage) {
  private static final int LONGEST = 100;

  public Watermark {
    if (text.isBlank() || text.length() > LONGEST) {
      throw invalid(
          "The watermark text must have 1 to " + LONGEST + " characters, not only blanks.");
    }
    if (rotationAngle < 0 || rotationAngle > 360) {
      throw invalid("The watermark angle " + rotationAngle + " is not between 0 and 360.");
    }
    if (pageSpanPercentage < 1 || pageSpanPercentage > 100) {
      throw invalid("The watermark span " + pageSpanPercentage + " is not between 1 and 100.");
    }
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }
}
