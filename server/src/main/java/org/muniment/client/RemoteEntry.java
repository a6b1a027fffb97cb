package org.muniment.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * An entry as the server describes it.
 *
 * @param size of the electronic document in bytes, 0 without
 * @param extension without dot, empty for none
 */
record RemoteEntry(
    int id, String name, String type, boolean hasFile, long size, String extension, int pageCount) {
  /** What listings have to be asked for. */
  static final String SELECT =
      "$select=name,electronicDocumentSize,isElectronicDocument,extension,pageCount";

  static RemoteEntry of(JsonNode entry) {
    return new RemoteEntry(
        entry.path("id").asInt(),
        entry.path("name").asText(),
        entry.path("entryType").asText(),
        entry.path("isElectronicDocument").asBoolean(),
        entry.path("electronicDocumentSize").asLong(),
        entry.path("extension").asText(""),
        entry.path("pageCount").asInt());
  }

  boolean isContainer() {
    return type.equals("Folder") || type.equals("RecordSeries");
  }

  boolean isDocument() {
    return type.equals("Document");
  }

  /** Names are unique within a folder by this form. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
