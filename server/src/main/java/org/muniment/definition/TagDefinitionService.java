package org.muniment.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Tags of a repository (contract: definitions §3). Thread-safe. */
public final class TagDefinitionService {
  private final TagDefinitionDao tags = new TagDefinitionDao();
  private final DefinitionCounterDao counter = new DefinitionCounterDao();

  /** All tags, by id. */
  public List<TagDefinition> list(Transaction transaction, int repositoryId) {
    return tags.list(transaction, repositoryId);
  }

  public TagDefinition get(Transaction transaction, int repositoryId, int id) {
    return tags.find(transaction, repositoryId, id)
        .orElseThrow(
            () -> new MunimentException(ErrorCode.TAG_NOT_FOUND, "There is no tag " + id + "."));
  }

  /** The tags of those names in any case; unknown names are left out. */
  public List<TagDefinition> findByNames(
      Transaction transaction, int repositoryId, List<String> names) {
    return tags.findByNames(transaction, repositoryId, names);
  }

  /** Makes a tag; no operation of the contract does, but a repository begins with some. */
  public TagDefinition create(
      Transaction transaction,
      int repositoryId,
      String name,
      String description,
      boolean secure,
      @Nullable Watermark watermark) {
    TagDefinition tag =
        new TagDefinition(
            counter.next(transaction, repositoryId, DefinitionCounterDao.Kind.TAG),
            DefinitionName.check(name),
            DefinitionName.checkText(description),
            secure,
            watermark);
    if (!tags.insert(transaction, repositoryId, tag)) {
      throw new MunimentException(
          ErrorCode.NAME_CONFLICT, "There is a tag named '" + name + "' already.");
    }
    return tag;
  }

  /**
   * Changes a tag; no operation of the contract does.
   *
   * @throws MunimentException TAG_NOT_FOUND
   */
  public void update(Transaction transaction, int repositoryId, TagDefinition changed) {
    DefinitionName.check(changed.name());
    DefinitionName.checkText(changed.description());
    if (tags.update(transaction, repositoryId, changed) != 1) {
      throw new MunimentException(ErrorCode.TAG_NOT_FOUND, "There is no tag " + changed.id() + ".");
    }
  }
}
