package org.muniment.api.transfer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;

/** How page images are exported. */
@Schema(name = "ExportEntryRequestImageOptions")
public record ExportEntryRequestImageOptions(
    ExportEntryRequestImageFormat format,
    @JsonProperty("jPEGCompressionLevel") Integer jpegCompressionLevel,
    Boolean includeAnnotations,
    Boolean convertPdfAnnotations,
    String pagePrefix,
    Boolean includeRedactions,
    @Nullable ExportEntryRequestWatermark watermark) {
  public ExportEntryRequestImageOptions {
    format = Defaults.orElse(format, ExportEntryRequestImageFormat.MultiPageTIFF);
    jpegCompressionLevel = Defaults.orElse(jpegCompressionLevel, 70);
    includeAnnotations = Defaults.orElse(includeAnnotations, true);
    convertPdfAnnotations = Defaults.orElse(convertPdfAnnotations, true);
    pagePrefix = Defaults.orElse(pagePrefix, ", Page ");
    includeRedactions = Defaults.orElse(includeRedactions, true);
  }
}
