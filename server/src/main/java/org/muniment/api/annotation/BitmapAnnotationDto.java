package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An image laid on a page; its bytes are uploaded on their own. */
@Schema(
    name = "BitmapAnnotation",
    allOf = {AnnotationDto.class})
public final class BitmapAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationPointDto position;
  public @Nullable AnnotationSizeDto size;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer rotation;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer opacity;

  public BitmapAnnotationDto() {
    super(AnnotationType.Bitmap);
  }
}
