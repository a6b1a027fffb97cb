package org.muniment.api.entry;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.api.Callers;
import org.muniment.definition.Culture;
import org.muniment.entry.Entry;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.metadata.MetadataService;

/** Entries as rows of listings and of search results, with the fields that were asked for. */
@Singleton
public class ListedEntries {
  private static final int MOST_FIELDS = 10;

  private final MetadataService metadata;
  private final Callers callers;

  @Inject
  ListedEntries(MetadataService metadata, Callers callers) {
    this.metadata = metadata;
    this.callers = callers;
  }

  /**
   * The fields that a call asks for.
   *
   * @param culture how values are written, or null as they are stored
   */
  public record Fields(List<String> names, @Nullable Locale culture) {
    /**
     * @param format whether values are written in the way of the culture
     * @throws MunimentException INVALID_REQUEST for too many names or a culture that is none
     */
    public static Fields of(List<String> names, boolean format, @Nullable String culture) {
      if (names.size() > MOST_FIELDS) {
        throw new MunimentException(
            ErrorCode.INVALID_REQUEST, "At most " + MOST_FIELDS + " fields can be asked for.");
      }
      Locale locale = Culture.of(culture);
      return new Fields(names, format ? locale : null);
    }
  }

  /** The entries in their order. */
  public List<EntryDto> rows(List<Entry> entries, Fields fields) {
    Map<Integer, List<FieldDto>> shown = fields.names().isEmpty() ? Map.of() : of(entries, fields);
    return entries.stream().map(entry -> EntryMapper.row(entry, shown.get(entry.id()))).toList();
  }

  private Map<Integer, List<FieldDto>> of(List<Entry> entries, Fields fields) {
    Map<Integer, List<FieldDto>> ofEntries = new HashMap<>();
    metadata
        .listed(
            callers.current(),
            entries.stream().map(Entry::id).toList(),
            fields.names(),
            fields.culture())
        .forEach(
            (id, listed) -> ofEntries.put(id, listed.stream().map(FieldMapper::field).toList()));
    return ofEntries;
  }
}
