package org.muniment.definition;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** The {@code culture} of a request: a language tag. */
public final class Culture {
  private static final Locale DEFAULT = Locale.US;

  private Culture() {}

  /** The locale of that tag; American English when there is none. */
  public static Locale of(@Nullable String languageTag) {
    if (languageTag == null || languageTag.isBlank()) {
      return DEFAULT;
    }
    try {
      return new Locale.Builder().setLanguageTag(languageTag.strip().replace('_', '-')).build();
    } catch (IllformedLocaleException failure) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The culture '" + languageTag + "' is not a language tag.",
          failure);
    }
  }
}
