package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rectangle or an ellipse. */
@Schema(
    name = "RectangleAnnotation",
    allOf = {AnnotationDto.class})
public final class RectangleAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationRectangleDto coordinates;
  public @Nullable String fillColor;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable BoxStyle boxStyle;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineStyle borderStyle;

  public @Nullable String borderColor;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer borderThickness;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer opacity;

  public RectangleAnnotationDto() {
    super(AnnotationType.Rectangle);
  }
}
