package org.muniment.annotation;

/** The kinds of annotation, by the names of the contract. */
public enum AnnotationType {
  Highlight,
  Redaction,
  Strikeout,
  Underline,
  Note,
  Attachment,
  TextBox,
  Bitmap,
  Line,
  Rectangle,
  Polyline,
  Callout,
  Stamp,
  FreeHand
}
