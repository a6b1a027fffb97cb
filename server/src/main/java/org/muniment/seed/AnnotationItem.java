package org.muniment.seed;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationShape;
import org.muniment.annotation.AnnotationType;

/**
 * An annotation of a seed that says what it must and nothing that contradicts; what it refers to by
 * name has still to be found.
 *
 * @param place with the line where the annotation begins
 * @param common without reason, and with the z-order 0 when none is said
 * @param file the attachment or image, or null
 */
record AnnotationItem(
    Place place,
    SeedMark said,
    Annotation.Common common,
    AnnotationShape shape,
    @Nullable Path file) {

  /**
   * @param page counted from 1
   * @param number in the page, counted from 1
   * @throws SeedException when it isn't one
   */
  static AnnotationItem of(
      Place entry, int page, int number, SeedAnnotation annotation, Path directory) {
    SeedMark said = annotation.mark();
    SeedItem<SeedMark> item =
        new SeedItem<>(
            new Place(
                entry.file(),
                annotation.line(),
                entry.path() + ".pages[" + page + "].annotations[" + number + "]"),
            said);
    AnnotationType type = said.type();
    if (type == null) {
      throw item.bad("the type is missing");
    }
    if (said.stamp() != null && said.file() != null) {
      throw item.bad("a stamp is either one of the catalogue or a file");
    }
    if (said.stamp() != null && said.stamp().name() == null) {
      throw item.bad("the name of the stamp is missing");
    }
    return item.apply(
        () ->
            new AnnotationItem(
                item.place(),
                said,
                new Annotation.Common(
                    Boolean.TRUE.equals(said.isProtected()),
                    Objects.requireNonNullElse(said.visibility(), Annotation.Visibility.Standard),
                    said.comment(),
                    said.customData(),
                    Objects.requireNonNullElse(said.zOrder(), 0),
                    null,
                    Objects.requireNonNullElse(said.accessType(), Annotation.AccessType.None)),
                AnnotationMembers.shape(type, said),
                EntryShape.file(item, directory, said.file())));
  }

  boolean ofOtherText() {
    return Boolean.TRUE.equals(said.ofOtherText());
  }

  SeedException bad(String reason) {
    return new SeedException(place, reason);
  }
}
