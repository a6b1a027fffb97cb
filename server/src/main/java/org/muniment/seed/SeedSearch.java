package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.muniment.search.SearchSettings;

/**
 * How a repository searches, in a seed; see {@link SearchSettings}. What is null is not said.
 *
 * @param stemming a language, or none
 * @param accents whether a letter with an accent is another letter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeedSearch(@Nullable String stemming, @Nullable Boolean accents) {
  static SeedSearch of(SearchSettings settings) {
    return new SeedSearch(settings.stemming(), settings.accents());
  }

  SearchSettings over(SearchSettings present) {
    return new SearchSettings(
        stemming == null ? present.stemming() : stemming,
        accents == null ? present.accents() : accents);
  }
}
