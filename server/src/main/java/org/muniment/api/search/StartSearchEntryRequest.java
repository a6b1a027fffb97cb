package org.muniment.api.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Defaults;
import org.muniment.api.RequiredMember;

/** The body of {@code StartSearchEntry}. */
@Schema(
    name = "StartSearchEntryRequest",
    requiredProperties = {"searchCommand"})
public record StartSearchEntryRequest(
    @RequiredMember String searchCommand, FuzzyType fuzzyType, int fuzzyFactor) {
  public StartSearchEntryRequest {
    fuzzyType = Defaults.orElse(fuzzyType, FuzzyType.None);
  }
}
