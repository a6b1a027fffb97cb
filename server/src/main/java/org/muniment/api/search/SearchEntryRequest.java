package org.muniment.api.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.RequiredMember;

/** The body of {@code SearchEntry}. */
@Schema(
    name = "SearchEntryRequest",
    requiredProperties = {"searchCommand"})
public record SearchEntryRequest(@RequiredMember String searchCommand) {}
