package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An access control list in a seed: of an entry, a field or a template, or of new ones. What is
 * null is not said.
 *
 * @param entry the path of an entry
 * @param newOnes {@code fields} or {@code templates}, for the list that new ones get
 * @param inherit whether an entry inherits from the folders above it; true when not said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeedAccess(
    @Nullable String entry,
    @Nullable String field,
    @Nullable String template,
    @Nullable String newOnes,
    @Nullable Boolean inherit,
    @Nullable List<SeedElement> elements) {

  /**
   * What a trustee is allowed or denied: one of both.
   *
   * @param trustee the name of a user or group, or Everyone
   * @param scope which entries it reaches; All when not said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SeedElement(
      @Nullable String trustee,
      @Nullable List<String> allow,
      @Nullable List<String> deny,
      @Nullable String scope) {}
}
