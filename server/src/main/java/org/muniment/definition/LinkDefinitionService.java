package org.muniment.definition;

import java.util.List;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Kinds of links in a repository (contract: definitions §4). Thread-safe. */
public final class LinkDefinitionService {
  private final LinkDefinitionDao links = new LinkDefinitionDao();
  private final DefinitionCounterDao counter = new DefinitionCounterDao();

  /** All kinds, by id. */
  public List<LinkDefinition> list(Transaction transaction, int repositoryId) {
    return links.list(transaction, repositoryId);
  }

  public LinkDefinition get(Transaction transaction, int repositoryId, int id) {
    return links
        .find(transaction, repositoryId, id)
        .orElseThrow(
            () ->
                new MunimentException(
                    ErrorCode.LINK_DEFINITION_NOT_FOUND,
                    "There is no link definition " + id + "."));
  }

  /**
   * Makes a kind of links; no operation of the contract does, but a repository begins with some.
   */
  public LinkDefinition create(
      Transaction transaction,
      int repositoryId,
      String sourceLabel,
      String targetLabel,
      String description) {
    LinkDefinition link =
        new LinkDefinition(
            counter.next(transaction, repositoryId, DefinitionCounterDao.Kind.LINK),
            DefinitionName.check(sourceLabel),
            DefinitionName.check(targetLabel),
            DefinitionName.checkText(description));
    links.insert(transaction, repositoryId, link);
    return link;
  }

  /**
   * Changes the description; no operation of the contract does.
   *
   * @throws MunimentException LINK_DEFINITION_NOT_FOUND
   */
  public void describe(Transaction transaction, int repositoryId, int id, String description) {
    String checked = DefinitionName.checkText(description);
    if (links.describe(transaction, repositoryId, id, checked) != 1) {
      throw new MunimentException(
          ErrorCode.LINK_DEFINITION_NOT_FOUND, "There is no link definition " + id + ".");
    }
  }
}
