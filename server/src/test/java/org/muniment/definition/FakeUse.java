package org.muniment.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;

/** Entries with values, in memory. A change is visible at once, whatever the transaction does. */
final class FakeUse implements DefinitionUse {
  /** Entry, then field, then values. */
  final Map<Integer, Map<Integer, List<String>>> values = new TreeMap<>();

  /** Entry, then template. */
  final Map<Integer, Integer> templates = new HashMap<>();

  /** Fields that only an old version has values of. */
  final Set<Integer> versions = new HashSet<>();

  void put(int entryId, int fieldId, String... texts) {
    values.computeIfAbsent(entryId, id -> new TreeMap<>()).put(fieldId, List.of(texts));
  }

  List<String> get(int entryId, int fieldId) {
    return values.getOrDefault(entryId, Map.of()).getOrDefault(fieldId, List.of());
  }

  @Override
  public int countEntriesWithField(Transaction transaction, int repositoryId, int fieldId) {
    return (int) values.values().stream().filter(entry -> entry.containsKey(fieldId)).count();
  }

  @Override
  public int countVersionsWithField(Transaction transaction, int repositoryId, int fieldId) {
    return versions.contains(fieldId) ? 1 : 0;
  }

  @Override
  public int countEntriesWithTemplate(Transaction transaction, int repositoryId, int templateId) {
    return (int) templates.values().stream().filter(id -> id == templateId).count();
  }

  @Override
  public void convertValues(
      Transaction transaction,
      int repositoryId,
      int fieldId,
      Function<String, @Nullable String> conversion) {
    for (Map<Integer, List<String>> entry : values.values()) {
      entry.computeIfPresent(
          fieldId, (id, texts) -> texts.stream().map(conversion).filter(Objects::nonNull).toList());
    }
  }

  @Override
  public void removeValues(Transaction transaction, int repositoryId, int fieldId) {
    values.values().forEach(entry -> entry.remove(fieldId));
  }

  @Override
  public boolean mergeValues(
      Transaction transaction,
      int repositoryId,
      List<Integer> sourceFieldIds,
      int newFieldId,
      Function<List<List<String>>, @Nullable List<String>> merge) {
    boolean[] conflict = new boolean[1];
    Map<Integer, List<String>> merged = new HashMap<>();
    values.forEach(
        (entryId, fields) -> {
          List<List<String>> sources = new ArrayList<>();
          sourceFieldIds.forEach(id -> sources.add(fields.getOrDefault(id, List.of())));
          if (sources.stream().anyMatch(one -> !one.isEmpty())) {
            List<String> one = merge.apply(sources);
            if (one == null) {
              conflict[0] = true;
            } else {
              merged.put(entryId, one);
            }
          }
        });
    merged.forEach(
        (entryId, texts) -> {
          sourceFieldIds.forEach(values.get(entryId)::remove);
          values.get(entryId).put(newFieldId, texts);
        });
    return conflict[0];
  }
}
