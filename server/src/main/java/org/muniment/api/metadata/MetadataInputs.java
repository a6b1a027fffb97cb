package org.muniment.api.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Defaults;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.metadata.FieldInput;
import org.muniment.metadata.LinkInput;

/** What requests say about metadata, in the terms of the service. */
public final class MetadataInputs {
  private MetadataInputs() {}

  /** Fields with their new values; no list counts as an empty one. */
  public static List<FieldInput> fields(@Nullable List<FieldToUpdate> fields) {
    return Defaults.elements("fields", fields).stream()
        .map(
            field ->
                new FieldInput(
                    filled("fields.name", field.name()),
                    Defaults.elements("values", field.values())))
        .toList();
  }

  public static List<LinkInput> links(@Nullable List<LinkToUpdate> links) {
    return Defaults.elements("links", links).stream()
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
    return Defaults.elements("tags", tags);
  }

  /**
   * A text that a request must not leave empty.
   *
   * @throws MunimentException INVALID_REQUEST
   */
  static String filled(String member, String text) {
    if (text.isEmpty()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The member '" + member + "' must not be empty.");
    }
    return text;
  }

  private static Map<String, String> properties(@Nullable Map<String, String> properties) {
    if (properties == null) {
      return Map.of();
    }
    Defaults.elements("customProperties", new ArrayList<>(properties.values()));
    return properties;
  }
}
