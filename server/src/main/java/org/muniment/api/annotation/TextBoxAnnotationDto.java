package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A box with text. */
@Schema(
    name = "TextBoxAnnotation",
    allOf = {AnnotationDto.class})
public final class TextBoxAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationRectangleDto coordinates;
  public @Nullable String fillColor;
  public @Nullable String borderColor;
  public @Nullable LineStyle borderStyle;
  public @Nullable Integer borderThickness;
  public @Nullable Integer opacity;
  public @Nullable String text;
  public @Nullable Integer textSize;
  public @Nullable TextDirection direction;

  public TextBoxAnnotationDto() {
    super(AnnotationType.TextBox);
  }
}
