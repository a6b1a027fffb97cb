package org.muniment.definition;

import java.util.HashSet;
import java.util.List;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * A wish to merge fields into a new one.
 *
 * @param sourceFieldIds the fields, in the order in which their values count
 * @param newFieldName the name of the new field
 * @param onConflict what to do with entries whose values differ
 * @param removeFromTemplates whether templates lose the source fields
 * @param autoRename whether another name may be taken when that one is taken
 * @param allowDataLoss whether values may be discarded
 */
public record FieldMerge(
    List<Integer> sourceFieldIds,
    String newFieldName,
    MergeConflict onConflict,
    boolean removeFromTemplates,
    boolean autoRename,
    boolean allowDataLoss) {
  public FieldMerge {
    sourceFieldIds = List.copyOf(sourceFieldIds);
    DefinitionName.check(newFieldName);
    if (sourceFieldIds.size() < 2) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "A merge needs two source fields or more.");
    }
    if (new HashSet<>(sourceFieldIds).size() < sourceFieldIds.size()) {
      throw new MunimentException(ErrorCode.INVALID_REQUEST, "A source field is named twice.");
    }
    if (onConflict == MergeConflict.USE_FIRST_FIELD && !allowDataLoss) {
      throw new MunimentException(
          ErrorCode.DATA_LOSS_EXPECTED,
          "Values may be lost when the first field decides, and that isn't allowed here.");
    }
  }
}
