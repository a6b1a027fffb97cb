package org.muniment.definition;

import java.util.List;
import java.util.function.Function;
import org.muniment.access.AccessService;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Sid;

/**
 * What callers can only read: tags, kinds of links and attributes (contract: definitions §3 to §5).
 * Thread-safe.
 */
public final class DefinitionCatalog {
  private final Database database;
  private final AccessService access;
  private final TagDefinitionService tags;
  private final LinkDefinitionService links;
  private final AttributeService attributes;

  public DefinitionCatalog(
      Database database,
      AccessService access,
      TagDefinitionService tags,
      LinkDefinitionService links,
      AttributeService attributes) {
    this.database = database;
    this.access = access;
    this.tags = tags;
    this.links = links;
    this.attributes = attributes;
  }

  public List<TagDefinition> tags(Caller caller) {
    return read(caller, transaction -> tags.list(transaction, caller.repositoryId()));
  }

  /**
   * @throws MunimentException TAG_NOT_FOUND
   */
  public TagDefinition tag(Caller caller, int id) {
    return read(caller, transaction -> tags.get(transaction, caller.repositoryId(), id));
  }

  public List<LinkDefinition> links(Caller caller) {
    return read(caller, transaction -> links.list(transaction, caller.repositoryId()));
  }

  /**
   * @throws MunimentException LINK_DEFINITION_NOT_FOUND
   */
  public LinkDefinition link(Caller caller, int id) {
    return read(caller, transaction -> links.get(transaction, caller.repositoryId(), id));
  }

  /**
   * @param everyone whether the attributes of Everyone are meant rather than the caller's own
   */
  public List<Attribute> attributes(Caller caller, boolean everyone) {
    return read(
        caller,
        transaction ->
            attributes.list(transaction, caller.repositoryId(), trustee(caller, everyone)));
  }

  /**
   * @throws MunimentException {@link ErrorCode#ATTRIBUTE_NOT_FOUND}
   */
  public Attribute attribute(Caller caller, boolean everyone, String key) {
    return read(
        caller,
        transaction ->
            attributes.get(transaction, caller.repositoryId(), trustee(caller, everyone), key));
  }

  private static String trustee(Caller caller, boolean everyone) {
    return everyone ? AttributeService.EVERYONE : Sid.of(caller);
  }

  private <T> T read(Caller caller, Function<Transaction, T> work) {
    access.require(caller, Right.READ);
    return database.read(work);
  }
}
