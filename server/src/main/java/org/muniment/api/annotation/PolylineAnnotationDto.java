package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A closed polygon. */
@Schema(
    name = "PolylineAnnotation",
    allOf = {AnnotationDto.class})
public final class PolylineAnnotationDto extends AnnotationDto {
  public @Nullable List<AnnotationPointDto> points;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable LineStyle lineStyle;

  public @Nullable String fillColor;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable FillStyle fillStyle;

  public @Nullable String color;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer thickness;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer opacity;

  public PolylineAnnotationDto() {
    super(AnnotationType.Polyline);
  }
}
