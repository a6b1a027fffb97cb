package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rectangle or an ellipse. */
@Schema(
    name = "RectangleAnnotation",
    allOf = {AnnotationDto.class})
public final class RectangleAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationRectangleDto coordinates;
  public @Nullable String fillColor;
  public @Nullable BoxStyle boxStyle;
  public @Nullable LineStyle borderStyle;
  public @Nullable String borderColor;
  public @Nullable Integer borderThickness;
  public @Nullable Integer opacity;

  public RectangleAnnotationDto() {
    super(AnnotationType.Rectangle);
  }
}
