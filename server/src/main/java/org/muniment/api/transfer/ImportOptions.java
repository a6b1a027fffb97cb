package org.muniment.api.transfer;

import org.jspecify.annotations.Nullable;
import org.muniment.api.metadata.MetadataInputs;
import org.muniment.definition.Culture;
import org.muniment.image.PageColor;
import org.muniment.metadata.MetadataInput;
import org.muniment.transfer.IncomingContent.PageMaking;
import org.muniment.transfer.NewMetadata;

/** The options that imports and updates have in common. */
final class ImportOptions {
  private ImportOptions() {}

  /**
   * @param culture the language tag of the request, or null
   */
  static NewMetadata metadata(
      @Nullable ImportEntryRequestMetadata metadata, @Nullable String culture) {
    return metadata == null
        ? NewMetadata.NONE
        : new NewMetadata(
            new MetadataInput(
                metadata.templateName(),
                MetadataInputs.fields(metadata.fields()),
                MetadataInputs.tags(metadata.tags()),
                MetadataInputs.links(metadata.links())),
            Culture.of(culture));
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
