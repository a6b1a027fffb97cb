package org.muniment.transfer;

import java.util.List;
import java.util.Locale;
import org.muniment.metadata.MetadataInput;

/**
 * Metadata that comes with a file.
 *
 * @param culture how tokens in field values are written
 */
public record NewMetadata(MetadataInput input, Locale culture) {
  /** No metadata. */
  public static final NewMetadata NONE =
      new NewMetadata(new MetadataInput(null, List.of(), List.of(), List.of()), Locale.ROOT);
}
