package org.muniment.api.definition;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Defaults;
import org.muniment.api.RequiredMember;

/** The body of {@code MergeFields}. */
@Schema(
    name = "MergeFieldsRequest",
    requiredProperties = {"sourceFieldIds", "newFieldName"})
public record MergeFieldsRequest(
    @RequiredMember List<Integer> sourceFieldIds,
    @RequiredMember String newFieldName,
    FieldMergeConflictStrategy onConflict,
    boolean removeFromTemplates,
    boolean autoRename,
    boolean allowDataLoss) {
  public MergeFieldsRequest {
    onConflict = Defaults.orElse(onConflict, FieldMergeConflictStrategy.Fail);
  }
}
