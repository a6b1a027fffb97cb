package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stamp of the catalogue laid on a page. */
@Schema(
    name = "StampAnnotation",
    allOf = {AnnotationDto.class})
public final class StampAnnotationDto extends AnnotationDto {
  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer stampId;

  public @Nullable AnnotationRectangleDto coordinates;
  public @Nullable AnnotationPointDto position;
  public @Nullable String color;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer rotation;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer opacity;

  public StampAnnotationDto() {
    super(AnnotationType.Stamp);
  }
}
