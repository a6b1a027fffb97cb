package org.muniment.annotation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The text of a page without what is redacted. A redaction with a span of text hides that span. One
 * that only covers a part of the image, or whose span was set for another text than the page has
 * now, hides the whole text: nobody knows which words are below it.
 */
public final class RedactedText {
  private RedactedText() {}

  static String of(
      String text, @Nullable Long textId, List<Annotation> annotations, String character) {
    String result = text;
    boolean[] hidden = null;
    for (Annotation annotation : annotations) {
      if (annotation.shape() instanceof AnnotationShape.Redaction redaction) {
        hidden = hidden == null ? new boolean[text.length()] : hidden;
        hide(hidden, redaction, Objects.equals(textId, annotation.textId()));
      }
    }
    return hidden == null ? result : masked(text, hidden, character);
  }

  private static void hide(
      boolean[] hidden, AnnotationShape.Redaction redaction, boolean sameText) {
    boolean linked = redaction.textStart() >= 0;
    boolean covers = redaction.rectangles() != null && !redaction.rectangles().isEmpty();
    if (!linked && !covers) {
      return;
    }
    int from = linked && sameText ? Math.min(hidden.length, redaction.textStart()) : 0;
    int to = linked && sameText ? Math.min(hidden.length, redaction.textEnd()) : hidden.length;
    for (int i = from; i < to; i++) {
      hidden[i] = true;
    }
  }

  private static String masked(String text, boolean[] hidden, String character) {
    StringBuilder masked = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int length = Character.charCount(codePoint);
      boolean hide = hidden[i] || hidden[i + length - 1];
      if (hide && !Character.isWhitespace(codePoint)) {
        masked.append(character);
      } else {
        masked.appendCodePoint(codePoint);
      }
      i += length;
    }
    return masked.toString();
  }
}
