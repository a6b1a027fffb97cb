package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who sees an annotation. */
@Schema(name = "AnnotationVisibility")
public enum AnnotationVisibility {
  CreatorAndOwner,
  Standard,
  AllUsers
}
