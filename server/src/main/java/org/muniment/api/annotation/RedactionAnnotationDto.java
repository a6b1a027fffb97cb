package org.muniment.api.annotation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Regions hidden from those who lack the right to see through them. */
@Schema(
    name = "RedactionAnnotation",
    allOf = {AnnotationDto.class})
public final class RedactionAnnotationDto extends AnnotationDto {
  public @Nullable Boolean isWhiteout;
  public @Nullable Integer textStart;
  public @Nullable Integer textEnd;
  public @Nullable List<AnnotationRectangleDto> rectangles;

  public RedactionAnnotationDto() {
    super(AnnotationType.Redaction);
  }
}
