package org.muniment.api.metadata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.metadata.FieldInput;
import org.muniment.metadata.LinkInput;

/** What requests say about metadata, in the terms of the service. */
public final class MetadataInputs {
  private MetadataInputs() {}

  /** A missing list and missing values count as empty. */
  public static List<FieldInput> fields(@Nullable List<FieldToUpdate> fields) {
    return orEmpty(fields).stream()
        .map(field -> new FieldInput(field.name(), orEmpty(field.values())))
        .toList();
  }

  public static List<LinkInput> links(@Nullable List<LinkToUpdate> links) {
    return orEmpty(links).stream()
        .map(
            link ->
                new LinkInput(
                    link.linkDefinitionId(),
                    link.otherEntryId(),
                    link.isSource(),
                    properties(link.customProperties())))
        .toList();
  }

  public static List<String> tags(@Nullable List<String> tags) {
    return orEmpty(tags);
  }

  private static Map<String, String> properties(@Nullable Map<String, String> properties) {
    return properties == null ? Map.of() : properties;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
