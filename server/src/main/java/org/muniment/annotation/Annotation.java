package org.muniment.annotation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;

/**
 * An annotation as it lies on a page.
 *
 * @param itemId unique in its page, and never used there again
 * @param pageNumber from 1
 * @param created to the second
 * @param content an attached file, a bitmap, or the image of the stamp as it was when it was laid
 *     there; null for none
 * @param textId the text of the page to which the span of a redaction applies; null for none
 */
public record Annotation(
    int itemId,
    int pageNumber,
    int creatorId,
    Instant created,
    Instant modified,
    Draft draft,
    @Nullable BlobRef content,
    @Nullable Long textId) {
  /** Who sees an annotation. */
  public enum Visibility {
    CreatorAndOwner,
    Standard,
    AllUsers
  }

  /** How an annotation takes part in access control; kept as it is given. */
  public enum AccessType {
    None,
    Allow,
    Deny
  }

  /**
   * The members that all types have and callers may set.
   *
   * @param isProtected only its creator may change it
   * @param zOrder higher values are drawn on top
   * @param reasonId null for none
   */
  public record Common(
      boolean isProtected,
      Visibility visibility,
      @Nullable String comment,
      @Nullable String customData,
      int zOrder,
      @Nullable Integer reasonId,
      AccessType accessType) {
    public Common {
      comment = ShapeRules.text("comment", comment, ShapeRules.LONGEST_COMMENT);
      customData = ShapeRules.text("customData", customData, ShapeRules.LONGEST_TEXT);
    }

    static Common initial(int zOrder) {
      return new Common(false, Visibility.Standard, null, null, zOrder, null, AccessType.None);
    }

    public Common withReason(@Nullable Integer changed) {
      return new Common(isProtected, visibility, comment, customData, zOrder, changed, accessType);
    }

    public Common withZOrder(int changed) {
      return new Common(
          isProtected, visibility, comment, customData, changed, reasonId, accessType);
    }
  }

  /** All that callers may set. */
  public record Draft(Common common, AnnotationShape shape) {}

  public Common common() {
    return draft.common();
  }

  public AnnotationShape shape() {
    return draft.shape();
  }

  public AnnotationType type() {
    return draft.shape().type();
  }

  Annotation with(Draft changed, @Nullable BlobRef newContent, Instant now) {
    return new Annotation(itemId, pageNumber, creatorId, created, now, changed, newContent, textId);
  }

  Annotation withText(@Nullable Long id) {
    return new Annotation(itemId, pageNumber, creatorId, created, modified, draft, content, id);
  }
}
