package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of annotation. */
@Schema(name = "AnnotationType")
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
