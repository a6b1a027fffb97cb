package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.LinkDefinition;

/** A kind of links in a seed, known by its two labels. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedLinkDefinition(
    @Nullable String source, @Nullable String target, @Nullable String description) {
  static SeedLinkDefinition of(LinkDefinition link) {
    return new SeedLinkDefinition(link.sourceLabel(), link.targetLabel(), link.description());
  }
}
