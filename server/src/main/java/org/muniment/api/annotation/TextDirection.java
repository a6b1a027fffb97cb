package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which way text runs. */
@Schema(name = "TextDirection")
public enum TextDirection {
  LeftToRight,
  TopToBottom,
  RightToLeft,
  BottomToTop
}
