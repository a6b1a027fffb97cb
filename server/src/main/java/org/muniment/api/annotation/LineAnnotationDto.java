package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line or an arrow. */
@Schema(
    name = "LineAnnotation",
    allOf = {AnnotationDto.class})
public final class LineAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationPointDto beginPosition;
  public @Nullable AnnotationPointDto endPosition;
  public @Nullable LineEndingStyle beginStyle;
  public @Nullable LineEndingStyle endStyle;
  public @Nullable LineStyle lineStyle;
  public @Nullable String color;
  public @Nullable String endColor;
  public @Nullable Integer thickness;
  public @Nullable Integer opacity;

  public LineAnnotationDto() {
    super(AnnotationType.Line);
  }
}
