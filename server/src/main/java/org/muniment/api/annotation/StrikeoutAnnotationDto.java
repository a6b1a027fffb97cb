package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Regions struck through. */
@Schema(
    name = "StrikeoutAnnotation",
    allOf = {AnnotationDto.class})
public final class StrikeoutAnnotationDto extends AnnotationDto {
  public @Nullable String color;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable TextDirection direction;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer textStart;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer textEnd;

  public @Nullable List<AnnotationRectangleDto> rectangles;

  public StrikeoutAnnotationDto() {
    super(AnnotationType.Strikeout);
  }
}
