package org.muniment.annotation;

/** What a caller wants an annotation to be; sets the given members and leaves the others. */
public interface AnnotationChange {
  /** The type that the caller names. */
  AnnotationType type();

  /**
   * @throws org.muniment.error.MunimentException INVALID_REQUEST for a member out of range
   */
  Annotation.Draft apply(Annotation.Draft before);
}
