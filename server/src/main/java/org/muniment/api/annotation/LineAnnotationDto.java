package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line or an arrow. */
@Schema(
    name = "LineAnnotation",
    allOf = {AnnotationDto.class})
public final class LineAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationPointDto beginPosition;
  public @Nullable AnnotationPointDto endPosition;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineEndingStyle beginStyle;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineEndingStyle endStyle;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineStyle lineStyle;

  public @Nullable String color;
  public @Nullable String endColor;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer thickness;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer opacity;

  public LineAnnotationDto() {
    super(AnnotationType.Line);
  }
}
