package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An image laid on a page; its bytes are uploaded on their own. */
@Schema(
    name = "BitmapAnnotation",
    allOf = {AnnotationDto.class})
public final class BitmapAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationPointDto position;
  public @Nullable AnnotationSizeDto size;
  public @Nullable Integer rotation;
  public @Nullable Integer opacity;

  public BitmapAnnotationDto() {
    super(AnnotationType.Bitmap);
  }
}
