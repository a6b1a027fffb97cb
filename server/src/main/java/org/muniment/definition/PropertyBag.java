package org.muniment.definition;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** What applications keep with a definition (contract: definitions §1, "Property bag"). */
final class PropertyBag {
  private static final int MOST = 500;
  private static final int LONGEST_KEY = 256;
  private static final int LONGEST_VALUE = 1_000;

  private final SortedMap<String, String> properties;

  /** A bag as it is stored. */
  PropertyBag(Map<String, String> properties) {
    this.properties = new TreeMap<>(properties);
  }

  /** A bag for a new definition. */
  static PropertyBag of(@Nullable Map<String, @Nullable String> properties) {
    return new PropertyBag(Map.of()).change(properties, null);
  }

  /**
   * A bag with some keys set and some removed; keys that aren't there may be removed.
   *
   * @throws MunimentException when a key or value can't be kept, or there would be too many
   */
  PropertyBag change(
      @Nullable Map<String, @Nullable String> set, @Nullable Collection<@Nullable String> remove) {
    SortedMap<String, String> changed = new TreeMap<>(properties);
    if (remove != null) {
      for (String key : remove) {
        String checked = checkKey(key);
        if (set != null && set.containsKey(checked)) {
          throw invalid("The property '" + checked + "' is both to be set and to be removed.");
        }
        changed.remove(checked);
      }
    }
    if (set != null) {
      set.forEach((key, value) -> changed.put(checkKey(key), checkValue(key, value)));
    }
    if (changed.size() > MOST) {
      throw invalid("A definition has at most " + MOST + " properties.");
    }
    return new PropertyBag(changed);
  }

  SortedMap<String, String> asMap() {
    return Collections.unmodifiableSortedMap(properties);
  }

  private static String checkKey(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      throw invalid("A property key is empty.");
    }
    if (key.codePointCount(0, key.length()) > LONGEST_KEY) {
      throw invalid("A property key is longer than " + LONGEST_KEY + " characters.");
    }
    if (!isPlain(key)) {
      throw invalid("A property key has control characters.");
    }
    return key;
  }

  private static String checkValue(String key, @Nullable String value) {
    if (value == null) {
      throw invalid("The property '" + key + "' has no value.");
    }
    if (value.codePointCount(0, value.length()) > LONGEST_VALUE) {
      throw invalid("The property '" + key + "' is longer than " + LONGEST_VALUE + " characters.");
    }
    if (!isPlain(value)) {
      throw invalid("The property '" + key + "' has control characters.");
    }
    return value;
  }

  private static boolean isPlain(String text) {
    return FieldValue.storable(text) && text.chars().noneMatch(Character::isISOControl);
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }
}
