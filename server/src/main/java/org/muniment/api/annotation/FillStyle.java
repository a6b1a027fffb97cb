package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a shape is filled. */
@Schema(name = "FillStyle")
public enum FillStyle {
  None,
  Solid
}
