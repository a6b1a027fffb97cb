package org.muniment.api.definition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where on a page a watermark stands. */
@Schema(name = "WatermarkPosition")
public enum WatermarkPosition {
  TopLeft,
  TopCenter,
  TopRight,
  MiddleLeft,
  DeadCenter,
  MiddleRight,
  BottomLeft,
  BottomCenter,
  BottomRight
}
