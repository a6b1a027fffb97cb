package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationPlace;
import org.muniment.annotation.AnnotationStyle;
import org.muniment.annotation.AnnotationType;

/**
 * What a seed says of an annotation: first what all have, then the members of all types, of which
 * each type has some (see {@link org.muniment.annotation.AnnotationShape}). What is null is not
 * said. A colour is {@code #RRGGBB}, or {@link AnnotationMembers#TRANSPARENT}.
 *
 * @param creator the name of a user, empty for one who is no more; the loading user when not said
 * @param zOrder on top of those before it when not said
 * @param reason the text of an annotation reason
 * @param file the attachment, the bitmap, or the image of a stamp that is not in the catalogue
 * @param ofOtherText whether the span of a redaction was set for another text than the page has, so
 *     that it hides the whole of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SeedMark(
    @Nullable AnnotationType type,
    @Nullable String creator,
    Annotation.@Nullable Visibility visibility,
    @Nullable Boolean isProtected,
    Annotation.@Nullable AccessType accessType,
    @Nullable Integer zOrder,
    @Nullable String reason,
    @Nullable String comment,
    @Nullable String customData,
    @Nullable SeedStampName stamp,
    @Nullable String file,
    @Nullable Boolean ofOtherText,
    @Nullable String text,
    @Nullable String fileName,
    @Nullable String mimeType,
    @Nullable Boolean keepHistory,
    @Nullable Boolean isWhiteout,
    @Nullable Integer textStart,
    @Nullable Integer textEnd,
    AnnotationPlace.@Nullable Point position,
    AnnotationPlace.@Nullable Size size,
    AnnotationPlace.@Nullable Box coordinates,
    AnnotationPlace.@Nullable Box boxCoordinates,
    AnnotationPlace.@Nullable Point focusPosition,
    AnnotationPlace.@Nullable Point beginPosition,
    AnnotationPlace.@Nullable Point endPosition,
    @Nullable List<AnnotationPlace.Box> rectangles,
    @Nullable List<AnnotationPlace.Point> points,
    @Nullable String color,
    @Nullable String endColor,
    @Nullable String fillColor,
    @Nullable String borderColor,
    AnnotationStyle.@Nullable Line lineStyle,
    AnnotationStyle.@Nullable Line borderStyle,
    AnnotationStyle.@Nullable Box boxStyle,
    AnnotationStyle.@Nullable Fill fillStyle,
    AnnotationStyle.@Nullable Ending beginStyle,
    AnnotationStyle.@Nullable Ending endStyle,
    AnnotationStyle.@Nullable Ending focusStyle,
    AnnotationStyle.@Nullable Direction direction,
    @Nullable Integer thickness,
    @Nullable Integer borderThickness,
    @Nullable Integer textSize,
    @Nullable Integer rotation,
    @Nullable Integer opacity) {

  /**
   * A stamp of the catalogue; the name alone will do for a public one.
   *
   * @param owner the user whose personal stamp it is, or null for a public one
   * @param number which of several with the same name, from 1, in the order of the catalogue
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SeedStampName(@Nullable String name, @Nullable String owner, @Nullable Integer number) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    SeedStampName(
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("owner") @Nullable String owner,
        @JsonProperty("number") @Nullable Integer number) {
      this.name = name;
      this.owner = owner;
      this.number = number;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SeedStampName named(String name) {
      return new SeedStampName(name, null, null);
    }
  }
}
