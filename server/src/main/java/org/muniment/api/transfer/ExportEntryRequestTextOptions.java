package org.muniment.api.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Defaults;

/** How page text is exported. */
@Schema(name = "ExportEntryRequestTextOptions")
public record ExportEntryRequestTextOptions(Boolean includeRedactions, String redactionCharacter) {
  public ExportEntryRequestTextOptions {
    includeRedactions = Defaults.orElse(includeRedactions, true);
    redactionCharacter = Defaults.orElse(redactionCharacter, "X");
  }
}
