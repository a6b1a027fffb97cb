package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The outline of a rectangle annotation. */
@Schema(name = "BoxStyle")
public enum BoxStyle {
  Rectangle,
  Ellipse,
  RoundedRectangle
}
