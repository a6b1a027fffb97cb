package org.muniment.api.annotation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Regions struck through. */
@Schema(
    name = "StrikeoutAnnotation",
    allOf = {AnnotationDto.class})
public final class StrikeoutAnnotationDto extends AnnotationDto {
  public @Nullable String color;
  public @Nullable TextDirection direction;
  public @Nullable Integer textStart;
  public @Nullable Integer textEnd;
  public @Nullable List<AnnotationRectangleDto> rectangles;

  public StrikeoutAnnotationDto() {
    super(AnnotationType.Strikeout);
  }
}
