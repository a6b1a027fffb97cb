package org.muniment.api.annotation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line drawn by hand. */
@Schema(
    name = "FreeHandAnnotation",
    allOf = {AnnotationDto.class})
public final class FreeHandAnnotationDto extends AnnotationDto {
  public @Nullable List<AnnotationPointDto> points;
  public @Nullable LineStyle lineStyle;
  public @Nullable String color;
  public @Nullable Integer thickness;
  public @Nullable Integer opacity;

  public FreeHandAnnotationDto() {
    super(AnnotationType.FreeHand);
  }
}
