package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A width and a height, in pixels. */
@Schema(name = "AnnotationSize")
public record AnnotationSizeDto(int width, int height) {}
