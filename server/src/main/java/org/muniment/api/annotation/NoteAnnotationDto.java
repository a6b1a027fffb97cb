package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sticky note. */
@Schema(
    name = "NoteAnnotation",
    allOf = {AnnotationDto.class})
public final class NoteAnnotationDto extends AnnotationDto {
  public @Nullable AnnotationPointDto position;
  public @Nullable String color;
  public @Nullable String text;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Boolean keepHistory;

  public NoteAnnotationDto() {
    super(AnnotationType.Note);
  }
}
