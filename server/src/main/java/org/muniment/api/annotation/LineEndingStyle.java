package org.muniment.api.annotation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The ends of a line. */
@Schema(name = "LineEndingStyle")
public enum LineEndingStyle {
  None,
  Open,
  Closed,
  OpenReversed,
  ClosedReversed,
  Butt,
  Diamond,
  Round,
  Square,
  Slash
}
