package org.muniment.api.annotation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A closed polygon. */
@Schema(
    name = "PolylineAnnotation",
    allOf = {AnnotationDto.class})
public final class PolylineAnnotationDto extends AnnotationDto {
  public @Nullable List<AnnotationPointDto> points;
  public @Nullable LineStyle lineStyle;
  public @Nullable String fillColor;
  public @Nullable FillStyle fillStyle;
  public @Nullable String color;
  public @Nullable Integer thickness;
  public @Nullable Integer opacity;

  public PolylineAnnotationDto() {
    super(AnnotationType.Polyline);
  }
}
