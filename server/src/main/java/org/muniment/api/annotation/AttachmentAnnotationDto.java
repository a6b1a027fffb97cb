package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file attached to a page; its bytes are read on their own. */
@Schema(
    name = "AttachmentAnnotation",
    allOf = {AnnotationDto.class})
public final class AttachmentAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationPointDto position;
  public @Nullable String fileName;
  public @Nullable String mimeType;
  public @Nullable Long attachmentLength;

  public AttachmentAnnotationDto() {
    super(AnnotationType.Attachment);
  }
}
