package org.muniment.api.document;

import org.muniment.document.PageImageRef;
import org.muniment.document.PageInfo;

/** Pages as clients see them (contract: entries §7). */
final class PageMapper {
  private PageMapper() {}

  static PageInfoResponse info(int entryId, PageInfo page) {
    PageImageRef image = page.image();
    return new PageInfoResponse(
        entryId,
        page.id(),
        page.number(),
        image != null,
        page.textId() != null,
        false,
        false,
        page.rotation(),
        image == null ? 0 : image.ref().size(),
        page.textSize(),
        0,
        0,
        image == null ? 0 : image.depth(),
        image == null ? 0 : image.height(),
        image == null ? 0 : image.width(),
        image == null ? 0 : image.xResolution(),
        image == null ? 0 : image.yResolution());
  }
}
