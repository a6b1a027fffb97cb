package org.muniment.annotation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.muniment.blob.BlobService;
import org.muniment.document.DocumentFixture;
import org.muniment.document.PageAnnotations;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.image.StampTinter;
import org.muniment.testing.Repositories;

/** The services of annotations over a {@link DocumentFixture}. */
final class AnnotationFixture implements AutoCloseable {
  final DocumentFixture documents;
  final AnnotationRights rights;
  final PageAnnotations pageAnnotations;
  final AnnotationService annotations;
  final AnnotationReasonService reasons;
  final AnnotationContentService contents;
  final StampService stamps;
  final PageContentService pages;
  final Caller admin;
  final Caller reader;

  AnnotationFixture(Path directory) {
    documents = new DocumentFixture(directory);
    rights = new AnnotationRights(documents.access);
    BlobService blobs = new BlobService(documents.store, documents.clock);
    pageAnnotations =
        new PageAnnotations(documents.guard, blobs, documents.visibleTexts, documents.clock);
    annotations =
        new AnnotationService(documents.database, rights, pageAnnotations, documents.clock);
    reasons = new AnnotationReasonService(documents.database, rights);
    contents =
        new AnnotationContentService(annotations, rights, blobs, documents.tools, documents.clock);
    stamps =
        new StampService(
            documents.database,
            rights,
            blobs,
            documents.tools,
            new StampTinter(documents.workers, Duration.ofSeconds(60)));
    pages =
        new PageContentService(
            documents.database,
            rights,
            pageAnnotations,
            new PageViews(documents.database, rights, documents.pages),
            documents.tools);
    admin = Repositories.caller(documents.database, 1, "administrator", Role.ADMINISTRATOR);
    reader = Repositories.caller(documents.database, 1, "reader", Role.READER);
  }

  /** A change to a shape of a type and to what all types have. */
  static AnnotationChange change(
      AnnotationType type,
      UnaryOperator<AnnotationShape> shape,
      UnaryOperator<Annotation.Common> common) {
    return new AnnotationChange() {
      @Override
      public AnnotationType type() {
        return type;
      }

      @Override
      public Annotation.Draft apply(Annotation.Draft before) {
        return new Annotation.Draft(common.apply(before.common()), shape.apply(before.shape()));
      }
    };
  }

  static AnnotationChange of(AnnotationShape shape) {
    return change(shape.type(), before -> shape, common -> common);
  }

  static AnnotationChange note(String text) {
    return change(
        AnnotationType.Note,
        before -> new AnnotationShape.Note(null, "#FFFF00", text, false),
        common -> common);
  }

  static AnnotationChange note(String text, UnaryOperator<Annotation.Common> common) {
    return change(
        AnnotationType.Note,
        before -> new AnnotationShape.Note(null, "#FFFF00", text, false),
        common);
  }

  static UnaryOperator<Annotation.Common> visible(Annotation.Visibility visibility) {
    return c ->
        new Annotation.Common(
            c.isProtected(),
            visibility,
            c.comment(),
            c.customData(),
            c.zOrder(),
            c.reasonId(),
            c.accessType());
  }

  static UnaryOperator<Annotation.Common> protectedByCreator() {
    return c ->
        new Annotation.Common(
            true,
            c.visibility(),
            c.comment(),
            c.customData(),
            c.zOrder(),
            c.reasonId(),
            c.accessType());
  }

  static UnaryOperator<Annotation.Common> because(Integer reason) {
    return c ->
        new Annotation.Common(
            c.isProtected(),
            c.visibility(),
            c.comment(),
            c.customData(),
            c.zOrder(),
            reason,
            c.accessType());
  }

  @Override
  public void close() {
    documents.close();
  }
}
