package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.Watermark;

/**
 * A tag in a seed. What is null is not said.
 *
 * @param secure whether entries with the tag are shown only to those who hold it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedTag(
    @Nullable String name,
    @Nullable String description,
    @Nullable Boolean secure,
    @Nullable SeedWatermark watermark) {

  static SeedTag of(TagDefinition tag) {
    Watermark mark = tag.watermark();
    return new SeedTag(
        tag.name(),
        tag.description(),
        tag.secure() ? true : null,
        mark == null ? null : SeedWatermark.of(mark));
  }

  /**
   * What a tag has printed across the pages; see {@link Watermark} for the ranges.
   *
   * @param span how much of the page it spans, in percent; 50 when not said
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record SeedWatermark(
      @Nullable String text,
      @Nullable Integer span,
      @Nullable String position,
      @Nullable Integer rotation,
      @Nullable Boolean mandatory,
      @Nullable Integer opacity) {
    static SeedWatermark of(Watermark mark) {
      return new SeedWatermark(
          mark.text(),
          mark.pageSpanPercentage(),
          mark.position(),
          mark.rotationAngle(),
          mark.mandatory(),
          mark.opacity());
    }

    Watermark watermark() {
      return new Watermark(
          text == null ? "" : text,
          span == null ? 50 : span,
          position == null ? "DeadCenter" : position,
          rotation == null ? 0 : rotation,
          mandatory != null && mandatory,
          opacity == null ? -1 : opacity);
    }
  }
}
