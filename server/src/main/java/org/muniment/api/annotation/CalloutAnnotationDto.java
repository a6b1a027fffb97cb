package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A box with text that points to a place. */
@Schema(
    name = "CalloutAnnotation",
    allOf = {AnnotationDto.class})
public final class CalloutAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationRectangleDto boxCoordinates;
  public @Nullable AnnotationPointDto focusPosition;
  public @Nullable String fillColor;
  public @Nullable String borderColor;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineStyle borderStyle;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer borderThickness;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineEndingStyle focusStyle;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer opacity;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer textSize;

  public @Nullable String text;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable TextDirection direction;

  public CalloutAnnotationDto() {
    super(AnnotationType.Callout);
  }
}
