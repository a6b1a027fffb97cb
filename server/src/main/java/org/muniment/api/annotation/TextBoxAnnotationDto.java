package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineStyle borderStyle;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer borderThickness;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer opacity;

  public @Nullable String text;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer textSize;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable TextDirection direction;

  public TextBoxAnnotationDto() {
    super(AnnotationType.TextBox);
  }
}
