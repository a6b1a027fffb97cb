package org.muniment.metadata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muniment.database.Json;

/**
 * The content of a set: what one entry, or many equal ones, say about themselves. Immutable.
 *
 * @param templateId 0 for none
 * @param fields the values by field id. Fields of the template without values are left out, so that
 *     a change of the template leaves sets alone; other fields may have none. Values of a field in
 *     a group may be empty between or behind others, so that rows stay together.
 */
record MetadataSet(
    int templateId, SortedMap<Integer, List<String>> fields, SortedSet<Integer> tagIds) {
  static final MetadataSet EMPTY = new MetadataSet(0, new TreeMap<>(), new TreeSet<>());

  MetadataSet {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    tagIds = Collections.unmodifiableSortedSet(new TreeSet<>(tagIds));
  }

  List<String> values(int fieldId) {
    return fields.getOrDefault(fieldId, List.of());
  }

  MetadataSet withFields(SortedMap<Integer, List<String>> other) {
    return new MetadataSet(templateId, other, tagIds);
  }

  MetadataSet withTags(SortedSet<Integer> other) {
    return new MetadataSet(templateId, fields, other);
  }

  String fieldsAsJson() {
    return Json.write(fields);
  }

  /** By which an equal set is found. */
  byte[] hash() {
    String text = templateId + "\n" + tagIds + "\n" + fieldsAsJson();
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
