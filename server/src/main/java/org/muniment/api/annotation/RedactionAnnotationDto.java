package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Regions hidden from those who lack the right to see through them. */
@Schema(
    name = "RedactionAnnotation",
    allOf = {AnnotationDto.class})
public final class RedactionAnnotationDto extends AnnotationDto {
  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Boolean isWhiteout;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer textStart;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer textEnd;

  public @Nullable List<AnnotationRectangleDto> rectangles;

  public RedactionAnnotationDto() {
    super(AnnotationType.Redaction);
  }
}
