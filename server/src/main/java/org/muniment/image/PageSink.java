package org.muniment.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes pages in order, one at a time; the next one is made when this one has been taken. */
public interface PageSink {
  /**
   * Takes one page.
   *
   * @param number counted from 1
   * @param image the image, or null when there is none
   * @param text the text, empty when there is none
   * @return false to end early
   */
  boolean page(int number, @Nullable PageImage image, String text) throws IOException;
}
