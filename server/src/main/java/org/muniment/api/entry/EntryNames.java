package org.muniment.api.entry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Callers;
import org.muniment.definition.Culture;
import org.muniment.definition.Tokens;

/**
 * The names that requests give to entries, with what their tokens stand for (contract: entries §2).
 */
@Singleton
public class EntryNames {
  /** In a name, the token for the name stands for itself. */
  private static final String ITSELF = "%(Name)";

  private final Clock clock;
  private final Callers callers;

  @Inject
  EntryNames(Clock clock, Callers callers) {
    this.clock = clock;
    this.callers = callers;
  }

  /**
   * @param culture the language tag of the request, or null: how dates and times are written
   * @throws org.muniment.error.MunimentException INVALID_REQUEST for a culture that is none
   */
  public String of(String name, @Nullable String culture) {
    if (!Tokens.occurIn(name)) {
      return name;
    }
    return new Tokens(
            LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()),
            Culture.of(culture),
            ITSELF,
            callers.current().name())
        .substitute(name);
  }

  /** As the other; no name stays none. */
  public @Nullable String ofNullable(@Nullable String name, @Nullable String culture) {
    return name == null ? null : of(name, culture);
  }
}
