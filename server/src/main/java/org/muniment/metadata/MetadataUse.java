package org.muniment.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.definition.DefinitionUse;

/**
 * What entries hold of the definitions. Values are changed set by set, each once however many
 * entries share it; entries are not touched. The caller holds the definitions locked, which keeps
 * writers of their values away.
 */
public final class MetadataUse implements DefinitionUse {
  private static final int BATCH = 500;

  private final MetadataSetDao sets = new MetadataSetDao();

  @Override
  public int countEntriesWithField(Transaction transaction, int repositoryId, int fieldId) {
    return sets.countEntriesWithField(transaction, repositoryId, fieldId);
  }

  @Override
  public int countEntriesWithTemplate(Transaction transaction, int repositoryId, int templateId) {
    return sets.countEntriesWithTemplate(transaction, repositoryId, templateId);
  }

  @Override
  public void convertValues(
      Transaction transaction,
      int repositoryId,
      int fieldId,
      Function<String, @Nullable String> conversion) {
    rewrite(
        transaction,
        repositoryId,
        List.of(fieldId),
        fields -> {
          fields.computeIfPresent(
              fieldId,
              (id, texts) -> texts.stream().map(conversion).filter(Objects::nonNull).toList());
          return fields;
        });
  }

  @Override
  public void removeValues(Transaction transaction, int repositoryId, int fieldId) {
    rewrite(
        transaction,
        repositoryId,
        List.of(fieldId),
        fields -> {
          fields.remove(fieldId);
          return fields;
        });
  }

  @Override
  public void mergeValues(
      Transaction transaction,
      int repositoryId,
      List<Integer> sourceFieldIds,
      int newFieldId,
      Function<List<List<String>>, List<String>> merge) {
    rewrite(
        transaction,
        repositoryId,
        sourceFieldIds,
        fields -> {
          List<List<String>> sources = new ArrayList<>();
          sourceFieldIds.forEach(id -> sources.add(fields.getOrDefault(id, List.of())));
          if (sources.stream().anyMatch(one -> !one.isEmpty())) {
            List<String> merged = merge.apply(sources);
            sourceFieldIds.forEach(fields::remove);
            fields.put(newFieldId, merged);
          }
          return fields;
        });
  }

  private void rewrite(
      Transaction transaction,
      int repositoryId,
      List<Integer> fieldIds,
      UnaryOperator<SortedMap<Integer, List<String>>> change) {
    List<Long> ids = sets.idsWithFields(transaction, repositoryId, fieldIds);
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<Long> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
      List<Long> changed = new ArrayList<>();
      List<MetadataSet> contents = new ArrayList<>();
      for (MetadataSetDao.Row row : sets.findForUpdate(transaction, repositoryId, some)) {
        changed.add(row.id());
        contents.add(row.set().withFields(change.apply(new TreeMap<>(row.set().fields()))));
      }
      sets.rewrite(transaction, repositoryId, changed, contents);
    }
  }
}
