package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rectangle on a page, in pixels. */
@Schema(name = "AnnotationRectangle")
public record AnnotationRectangleDto(int x, int y, int width, int height) {}
