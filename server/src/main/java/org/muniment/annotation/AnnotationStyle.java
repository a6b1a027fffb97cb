package org.muniment.annotation;

/** The styles of annotations, by the names of the contract (contract: more-resources §3). */
public final class AnnotationStyle {
  private AnnotationStyle() {}

  /** How a line is drawn. */
  public enum Line {
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

  /** How a line ends. */
  public enum Ending {
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

  /** The outline of a box. */
  public enum Box {
    Rectangle,
    Ellipse,
    RoundedRectangle
  }

  /** Whether a shape is filled. */
  public enum Fill {
    None,
    Solid
  }

  /** Which way text runs. */
  public enum Direction {
    LeftToRight,
    TopToBottom,
    RightToLeft,
    BottomToTop
  }
}
