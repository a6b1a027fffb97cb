package org.muniment.api.metadata;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;
import org.muniment.api.RequiredMember;

/** One link to another entry. */
@Schema(
    name = "LinkToUpdate",
    requiredProperties = {"linkDefinitionId", "otherEntryId"})
public record LinkToUpdate(
    @RequiredMember int linkDefinitionId,
    @RequiredMember int otherEntryId,
    Boolean isSource,
    @Nullable Map<String, String> customProperties) {
  public LinkToUpdate {
    isSource = Defaults.orElse(isSource, true);
  }
}
