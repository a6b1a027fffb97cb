package org.muniment.api.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.image.PageColor;
import org.muniment.transfer.IncomingContent.PageMaking;

/** The options that imports and updates have in common. */
final class ImportOptions {
  private ImportOptions() {}

  /**
   * @throws MunimentException NOT_IMPLEMENTED when there is any, as this server can't do it yet
   */
  static void checkMetadata(@Nullable ImportEntryRequestMetadata metadata) {
    if (metadata != null
        && (metadata.templateName() != null
            || isGiven(metadata.fields())
            || isGiven(metadata.tags())
            || isGiven(metadata.links()))) {
      throw new MunimentException(
          ErrorCode.NOT_IMPLEMENTED, "This server does not take metadata in an import yet.");
    }
  }

  private static boolean isGiven(@Nullable List<?> list) {
    return list != null && !list.isEmpty();
  }

  static PageMaking pageMaking(@Nullable ImportEntryRequestPdfOptions options) {
    return options == null
        ? PageMaking.NONE
        : new PageMaking(
            options.generatePages(),
            options.generateText(),
            switch (options.generatePagesImageType()) {
              case BlackAndWhite -> PageColor.BLACK_AND_WHITE;
              case StandardColor -> PageColor.STANDARD_COLOR;
              case HighQualityColor -> PageColor.HIGH_QUALITY_COLOR;
            },
            options.keepPdfAfterImport());
  }
}
