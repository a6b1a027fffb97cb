package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a line is drawn. */
@Schema(name = "LineStyle")
public enum LineStyle {
  Solid,
  Dashed1,
  Dashed2,
  Dashed3,
  Dashed4,
  Dashed5,
  Dashed6,
  Cloud1,
  Cloud2
}
