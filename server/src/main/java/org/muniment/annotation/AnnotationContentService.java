package org.muniment.annotation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobService;
import org.muniment.blob.StagedBlob;
import org.muniment.document.FileTools;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** The files that belong to annotations (contract: more-resources §3). Thread-safe. */
public final class AnnotationContentService {
  static final int LARGEST_IMAGE = 20_000;

  private final AnnotationService annotations;
  private final AnnotationRights rights;
  private final BlobService blobs;
  private final FileTools tools;
  private final Clock clock;

  public AnnotationContentService(
      AnnotationService annotations,
      AnnotationRights rights,
      BlobService blobs,
      FileTools tools,
      Clock clock) {
    this.annotations = annotations;
    this.rights = rights;
    this.blobs = blobs;
    this.tools = tools;
    this.clock = clock;
  }

  /** Where an annotation lies. */
  public record Target(int entryId, int pageNumber, int itemId) {}

  /**
   * An attached file.
   *
   * @param fileName null when none was given
   */
  public record Attachment(BlobRef ref, @Nullable String fileName, @Nullable String mimeType) {}

  /**
   * @throws MunimentException ANNOTATION_NOT_FOUND, also before a file was uploaded;
   *     INVALID_REQUEST when the annotation is no attachment
   */
  public Attachment attachment(Caller caller, Target target) {
    Annotation found =
        annotations.get(caller, target.entryId(), target.pageNumber(), target.itemId());
    AnnotationShape.Attachment shape = attachment(found);
    BlobRef ref = found.content();
    if (ref == null) {
      throw new MunimentException(
          ErrorCode.ANNOTATION_NOT_FOUND,
          "No file has been uploaded for the annotation " + target.itemId() + " yet.");
    }
    return new Attachment(ref, shape.fileName(), shape.mimeType());
  }

  private static AnnotationShape.Attachment attachment(Annotation annotation) {
    if (annotation.shape() instanceof AnnotationShape.Attachment attachment) {
      return attachment;
    }
    throw wrongType(annotation, AnnotationType.Attachment);
  }

  private static MunimentException wrongType(Annotation annotation, AnnotationType wanted) {
    return ShapeRules.invalid(
        "The annotation %d is of the type %s, not %s."
            .formatted(annotation.itemId(), annotation.type(), wanted));
  }

  /**
   * Refuses before a file comes in what can be refused.
   *
   * @throws MunimentException as the upload itself
   */
  public void check(Caller caller, Target target, AnnotationType type) {
    rights.requireAnnotate(caller, target.entryId());
    Annotation found =
        annotations.get(caller, target.entryId(), target.pageNumber(), target.itemId());
    if (found.type() != type) {
      throw wrongType(found, type);
    }
    rights.requireChange(caller, found);
  }

  /**
   * Puts a file in the place of the present one.
   *
   * @param fileName null to leave the name
   * @param mimeType null to leave the type
   * @throws MunimentException ANNOTATION_NOT_FOUND, ACCESS_DENIED, ENTRY_LOCKED; INVALID_REQUEST
   *     when the annotation is no attachment
   */
  public void putAttachment(
      Caller caller,
      Target target,
      StagedBlob file,
      @Nullable String fileName,
      @Nullable String mimeType) {
    check(caller, target, AnnotationType.Attachment);
    file.commit();
    annotations.replace(
        caller,
        target.entryId(),
        target.pageNumber(),
        target.itemId(),
        (transaction, before) -> {
          AnnotationShape.Attachment shape = attachment(before);
          blobs.name(transaction, caller.repositoryId(), file.ref());
          return with(
              before,
              new AnnotationShape.Attachment(
                  shape.position(),
                  fileName == null ? shape.fileName() : fileName,
                  mimeType == null ? shape.mimeType() : mimeType),
              file.ref());
        });
  }

  /**
   * Puts an image in the place of the present one; a bitmap without a size gets that of the image.
   *
   * @throws MunimentException as {@link #putAttachment}, INVALID_REQUEST when the annotation is no
   *     bitmap or the file is not one image
   */
  public void putImage(Caller caller, Target target, StagedBlob file) {
    check(caller, target, AnnotationType.Bitmap);
    file.commit();
    ImageCheck.Pixels pixels = ImageCheck.check(tools, file.ref(), LARGEST_IMAGE);
    annotations.replace(
        caller,
        target.entryId(),
        target.pageNumber(),
        target.itemId(),
        (transaction, before) -> {
          if (!(before.shape() instanceof AnnotationShape.Bitmap shape)) {
            throw wrongType(before, AnnotationType.Bitmap);
          }
          blobs.name(transaction, caller.repositoryId(), file.ref());
          return with(
              before,
              new AnnotationShape.Bitmap(
                  shape.position(),
                  shape.size() == null
                      ? new AnnotationPlace.Size(pixels.width(), pixels.height())
                      : shape.size(),
                  shape.rotation(),
                  shape.opacity()),
              file.ref());
        });
  }

  private Annotation with(Annotation before, AnnotationShape shape, BlobRef content) {
    return before.with(
        new Annotation.Draft(before.common(), shape),
        content,
        clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }
}
