package org.muniment.api.annotation;

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
  public @Nullable LineStyle borderStyle;
  public @Nullable Integer borderThickness;
  public @Nullable LineEndingStyle focusStyle;
  public @Nullable Integer opacity;
  public @Nullable Integer textSize;
  public @Nullable String text;
  public @Nullable TextDirection direction;

  public CalloutAnnotationDto() {
    super(AnnotationType.Callout);
  }
}
