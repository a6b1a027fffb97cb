package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry in a seed: a folder, a document, a shortcut or a record series, by its path. What is
 * null is not said.
 *
 * @param code of a record series
 * @param target the path that a shortcut leads to
 * @param text the content of a document
 * @param file the file that holds the content of a document, relative to the seed file
 * @param extension of the content, without dot; else that of the file, or txt for a text
 * @param pages all of them, in order
 * @param links those that the entry has at either end
 * @param retention of a record series, or of what has a record
 * @param record what makes a document a record, and a folder a record folder
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedEntry(
    @Nullable String folder,
    @Nullable String document,
    @Nullable String shortcut,
    @Nullable String recordSeries,
    @Nullable String code,
    @Nullable String target,
    @Nullable String file,
    @Nullable String extension,
    @Nullable String mimeType,
    @Nullable String template,
    @Nullable Map<String, @Nullable SeedValues> fields,
    @Nullable List<String> tags,
    @Nullable List<SeedLink> links,
    @Nullable SeedRetention retention,
    @Nullable SeedRecord record,
    @Nullable String text,
    @Nullable List<SeedPage> pages) {

  /**
   * A page of a document.
   *
   * @param image the file that holds its image, relative to the seed file
   * @param rotation the angle by which the image is shown clockwise, 0 when not said
   * @param annotations some of what lies on it, from the bottom up
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record SeedPage(
      @Nullable String image,
      @Nullable Integer rotation,
      @Nullable String text,
      @Nullable List<SeedAnnotation> annotations) {}

  /**
   * A link of an entry.
   *
   * @param kind the labels of a link definition with a slash between, or its id
   * @param to the path of the entry it leads to; or else
   * @param from the path of the entry it comes from
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record SeedLink(
      @Nullable String kind,
      @Nullable String to,
      @Nullable String from,
      @Nullable Map<String, @Nullable String> properties) {}
}
