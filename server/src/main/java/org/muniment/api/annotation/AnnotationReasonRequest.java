package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of creating and changing an annotation reason. */
@Schema(name = "AnnotationReasonRequest")
public record AnnotationReasonRequest(@Nullable String text) {}
