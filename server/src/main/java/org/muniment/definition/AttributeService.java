package org.muniment.definition;

import java.util.List;
import java.util.Optional;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Sid;

/** Attributes of trustees (contract: definitions §5). Thread-safe. */
public final class AttributeService {
  /** The SID under which the attributes of everyone are kept. */
  public static final String EVERYONE = Sid.EVERYONE;

  private final AttributeDao attributes = new AttributeDao();

  /** The attributes of that trustee alone, by key. */
  public List<Attribute> list(Transaction transaction, int repositoryId, String trusteeSid) {
    return attributes.list(transaction, repositoryId, trusteeSid);
  }

  /** One attribute of that trustee alone. */
  public Attribute get(Transaction transaction, int repositoryId, String trusteeSid, String key) {
    Optional<Attribute> found =
        FieldValue.storable(key)
            ? attributes.find(transaction, repositoryId, trusteeSid, key)
            : Optional.empty();
    return found.orElseThrow(
        () ->
            new MunimentException(
                ErrorCode.ATTRIBUTE_NOT_FOUND, "There is no attribute '" + key + "'."));
  }

  /** Sets an attribute; no operation of the contract does, but a repository begins with some. */
  public void put(
      Transaction transaction, int repositoryId, String trusteeSid, String key, String value) {
    attributes.put(
        transaction,
        repositoryId,
        trusteeSid,
        new Attribute(DefinitionName.check(key), DefinitionName.checkText(value)));
  }
}
