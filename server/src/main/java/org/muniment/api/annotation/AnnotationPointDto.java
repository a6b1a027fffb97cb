package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A point on a page, in pixels. */
@Schema(name = "AnnotationPoint")
public record AnnotationPointDto(int x, int y) {}
