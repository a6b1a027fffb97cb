package org.muniment.api.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.ApiTimes;

/**
 * What all annotations have in common. Every member can be absent, since a change names only what
 * it changes.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "annotationType")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "Highlight", value = HighlightAnnotationDto.class),
  @JsonSubTypes.Type(name = "Redaction", value = RedactionAnnotationDto.class),
  @JsonSubTypes.Type(name = "Strikeout", value = StrikeoutAnnotationDto.class),
  @JsonSubTypes.Type(name = "Underline", value = UnderlineAnnotationDto.class),
  @JsonSubTypes.Type(name = "Note", value = NoteAnnotationDto.class),
  @JsonSubTypes.Type(name = "Attachment", value = AttachmentAnnotationDto.class),
  @JsonSubTypes.Type(name = "TextBox", value = TextBoxAnnotationDto.class),
  @JsonSubTypes.Type(name = "Bitmap", value = BitmapAnnotationDto.class),
  @JsonSubTypes.Type(name = "Line", value = LineAnnotationDto.class),
  @JsonSubTypes.Type(name = "Rectangle", value = RectangleAnnotationDto.class),
  @JsonSubTypes.Type(name = "Polyline", value = PolylineAnnotationDto.class),
  @JsonSubTypes.Type(name = "Callout", value = CalloutAnnotationDto.class),
  @JsonSubTypes.Type(name = "Stamp", value = StampAnnotationDto.class),
  @JsonSubTypes.Type(name = "FreeHand", value = FreeHandAnnotationDto.class)
})
@Schema(
    name = "Annotation",
    discriminatorProperty = "annotationType",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "Highlight", schema = HighlightAnnotationDto.class),
      @DiscriminatorMapping(value = "Redaction", schema = RedactionAnnotationDto.class),
      @DiscriminatorMapping(value = "Strikeout", schema = StrikeoutAnnotationDto.class),
      @DiscriminatorMapping(value = "Underline", schema = UnderlineAnnotationDto.class),
      @DiscriminatorMapping(value = "Note", schema = NoteAnnotationDto.class),
      @DiscriminatorMapping(value = "Attachment", schema = AttachmentAnnotationDto.class),
      @DiscriminatorMapping(value = "TextBox", schema = TextBoxAnnotationDto.class),
      @DiscriminatorMapping(value = "Bitmap", schema = BitmapAnnotationDto.class),
      @DiscriminatorMapping(value = "Line", schema = LineAnnotationDto.class),
      @DiscriminatorMapping(value = "Rectangle", schema = RectangleAnnotationDto.class),
      @DiscriminatorMapping(value = "Polyline", schema = PolylineAnnotationDto.class),
      @DiscriminatorMapping(value = "Callout", schema = CalloutAnnotationDto.class),
      @DiscriminatorMapping(value = "Stamp", schema = StampAnnotationDto.class),
      @DiscriminatorMapping(value = "FreeHand", schema = FreeHandAnnotationDto.class)
    },
    requiredProperties = {"annotationType"})
public abstract class AnnotationDto {
  public @Nullable Integer itemId;
  public @Nullable Integer entryId;
  public @Nullable Integer pageNumber;

  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public final AnnotationType annotationType;

  public @Nullable String creator;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant createdTime;

  @JsonSerialize(using = ApiTimes.Seconds.class)
  public @Nullable Instant lastModifiedTime;

  public @Nullable Boolean isReadOnly;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Boolean isProtected;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable AnnotationVisibility visibility;

  public @Nullable String comment;
  public @Nullable String customData;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable Integer zOrder;

  public @Nullable Integer reasonId;

  @JsonSetter(nulls = Nulls.SKIP)
  public @Nullable AnnotationAccessControlType accessType;

  protected AnnotationDto(AnnotationType annotationType) {
    this.annotationType = annotationType;
  }
}
