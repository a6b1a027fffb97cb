package org.muniment.annotation;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.FieldValue;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What the members of annotations may be; every refusal names the member. */
final class ShapeRules {
  static final int LONGEST_TEXT = 65_536;
  static final int LONGEST_COMMENT = 4_096;
  private static final int MOST_PLACES = 10_000;
  private static final Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

  private ShapeRules() {}

  /** The colour in capitals; null for a transparent one. */
  static @Nullable String color(String member, @Nullable String color) {
    if (color == null) {
      return null;
    }
    if (!COLOR.matcher(color).matches()) {
      throw invalid("The member '" + member + "' is not a colour such as #FF0000.");
    }
    return color.toUpperCase(Locale.ROOT);
  }

  static @Nullable String text(String member, @Nullable String text, int longest) {
    if (text == null) {
      return null;
    }
    if (text.length() > longest) {
      throw invalid("The member '%s' has more than %d characters.".formatted(member, longest));
    }
    if (!FieldValue.storable(text)) {
      throw invalid("The member '" + member + "' holds a character that can't be stored.");
    }
    return text;
  }

  static void opacity(int opacity) {
    within("opacity", opacity, 0, 100);
  }

  static void rotation(int rotation) {
    within("rotation", rotation, 0, 359);
  }

  static void thickness(String member, int thickness) {
    within(member, thickness, 0, 1_000);
  }

  static void textSize(int size) {
    within("textSize", size, 1, 1_000);
  }

  /** A span of text, -1 and -1 for none. */
  static void span(int start, int end) {
    within("textStart", start, -1, Integer.MAX_VALUE);
    within("textEnd", end, -1, Integer.MAX_VALUE);
    if ((start < 0) != (end < 0) || start > end) {
      throw invalid("The members 'textStart' and 'textEnd' are not a span of text.");
    }
  }

  static <T> @Nullable List<T> places(String member, @Nullable List<T> places) {
    if (places == null) {
      return null;
    }
    if (places.size() > MOST_PLACES) {
      throw invalid("The member '%s' has more than %d elements.".formatted(member, MOST_PLACES));
    }
    for (Object each : places) {
      if (each == null) {
        throw invalid("The member '" + member + "' holds an element that is null.");
      }
    }
    return List.copyOf(places);
  }

  static void within(String member, int value, int least, int most) {
    if (value < least || value > most) {
      throw invalid(
          "The value %d of '%s' is not between %d and %d.".formatted(value, member, least, most));
    }
  }

  static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }
}
