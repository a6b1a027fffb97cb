package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a merge does when an entry holds different values. */
@Schema(name = "FieldMergeConflictStrategy")
public enum FieldMergeConflictStrategy {
  Fail,
  MakeMultivalue,
  UseFirstField
}
