package org.muniment.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.definition.DefinitionUse;

/**
 * What entries hold of the definitions. Values are changed set by set, each once however many
 * entries share it; entries are not touched. Sets come from a cursor and are written some thousands
 * at a time, so that memory doesn't grow with their number. The caller holds the definitions
 * locked, which keeps writers of their values away.
 */
public final class MetadataUse implements DefinitionUse {
  private final MetadataSetDao sets = new MetadataSetDao();
  private final MetadataRewriteDao rewrites = new MetadataRewriteDao();

  @Override
  public int countEntriesWithField(Transaction transaction, int repositoryId, int fieldId) {
    return sets.countEntriesWithField(transaction, repositoryId, fieldId);
  }

  @Override
  public int countVersionsWithField(Transaction transaction, int repositoryId, int fieldId) {
    return sets.countVersionsWithField(transaction, repositoryId, fieldId);
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
        fieldId,
        (id, fields) -> {
          List<String> texts =
              fields.getOrDefault(fieldId, List.of()).stream()
                  .map(conversion)
                  .filter(Objects::nonNull)
                  .toList();
          return new MetadataRewriteDao.Rewrite(id, texts);
        });
  }

  @Override
  public void removeValues(Transaction transaction, int repositoryId, int fieldId) {
    rewrite(
        transaction,
        repositoryId,
        List.of(fieldId),
        fieldId,
        (id, fields) -> new MetadataRewriteDao.Rewrite(id, null));
  }

  @Override
  public boolean mergeValues(
      Transaction transaction,
      int repositoryId,
      List<Integer> sourceFieldIds,
      int newFieldId,
      Function<List<List<String>>, @Nullable List<String>> merge) {
    List<Long> conflicts = new ArrayList<>();
    boolean[] inUse = new boolean[1];
    rewrites.forEachSome(
        transaction,
        repositoryId,
        sourceFieldIds,
        rows -> {
          List<MetadataRewriteDao.Rewrite> changed = new ArrayList<>();
          for (MetadataRewriteDao.Row row : rows) {
            List<List<String>> sources = new ArrayList<>();
            sourceFieldIds.forEach(id -> sources.add(row.fields().getOrDefault(id, List.of())));
            if (sources.stream().allMatch(List::isEmpty)) {
              continue;
            }
            List<String> merged = merge.apply(sources);
            if (merged == null) {
              conflicts.add(row.id());
            } else {
              changed.add(new MetadataRewriteDao.Rewrite(row.id(), merged));
            }
          }
          rewrites.write(transaction, repositoryId, sourceFieldIds, newFieldId, changed);
          // What only old versions hold, or nothing any more, is no conflict of an entry.
          inUse[0] |= !conflicts.isEmpty() && sets.inUse(transaction, repositoryId, conflicts);
          conflicts.clear();
          return !inUse[0];
        });
    return inUse[0];
  }

  private void rewrite(
      Transaction transaction,
      int repositoryId,
      List<Integer> fieldIds,
      int targetFieldId,
      BiFunction<Long, Map<Integer, List<String>>, MetadataRewriteDao.Rewrite> change) {
    rewrites.forEachSome(
        transaction,
        repositoryId,
        fieldIds,
        rows -> {
          rewrites.write(
              transaction,
              repositoryId,
              fieldIds,
              targetFieldId,
              rows.stream()
                  .map(row -> change.apply(row.id(), new TreeMap<>(row.fields())))
                  .toList());
          return true;
        });
  }
}
