package org.muniment.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metadata that an import brings along or that is added to what an entry has.
 *
 * @param templateName null or empty to leave the template alone
 */
public record MetadataInput(
    @Nullable String templateName,
    List<FieldInput> fields,
    List<String> tags,
    List<LinkInput> links) {
  public boolean isEmpty() {
    return (templateName == null || templateName.isEmpty())
        && fields.isEmpty()
        && tags.isEmpty()
        && links.isEmpty();
  }
}
