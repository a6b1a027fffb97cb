package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reason that annotations can give. */
@Schema(name = "AnnotationReason")
public record AnnotationReasonDto(int id, @Nullable String text) {}
