package org.muniment.definition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/** Changes of the type of a field (contract: definitions §1, "Change of type"). Thread-safe. */
public final class FieldTypeChangeService {
  private final FieldDefinitionService fields;
  private final DefinitionUse use;

  public FieldTypeChangeService(FieldDefinitionService fields, DefinitionUse use) {
    this.fields = fields;
    this.use = use;
  }

  /**
   * Gives a field another type, and takes along of its settings and values what the type can have.
   *
   * @throws MunimentException with {@link ErrorCode#DATA_LOSS_EXPECTED} when something may be lost
   *     and that isn't allowed
   */
  public FieldDefinition change(
      Transaction transaction,
      int repositoryId,
      int fieldId,
      FieldType newType,
      boolean allowDataLoss) {
    FieldDefinition field = fields.getForUpdate(transaction, repositoryId, fieldId);
    if (field.type() == newType) {
      return field;
    }
    if (newType == FieldType.BLOB) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "A field can't be given the type Blob.");
    }
    boolean widening = field.type().widensTo(newType);
    if (!allowDataLoss && !widening) {
      int uses =
          use.countEntriesWithField(transaction, repositoryId, fieldId)
              + use.countVersionsWithField(transaction, repositoryId, fieldId);
      refuseLoss(field, newType, uses);
    }
    FieldDefinition changed = fields.store(transaction, repositoryId, retyped(field, newType));
    if (widening) {
      // Values are spelled and searched alike in both types, also those that would not come in
      // any more because the constraint was made stricter.
      return changed;
    }
    FieldRules rules = FieldRules.of(changed);
    use.convertValues(
        transaction, repositoryId, fieldId, text -> convert(field.type(), text, rules));
    return changed;
  }

  private static @Nullable String convert(FieldType from, String text, FieldRules rules) {
    FieldValue value = FieldValue.tryParse(from, text);
    return value == null
        ? null
        : value
            .convertTo(rules.field().type())
            .filter(rules::accepts)
            .map(FieldValue::text)
            .orElse(null);
  }

  private static void refuseLoss(FieldDefinition field, FieldType newType, int uses) {
    String lost =
        !field.listValues().isEmpty()
            ? "list values"
            : !field.constraint().isEmpty()
                ? "a constraint"
                : !field.defaultValue().isEmpty()
                    ? "a default value"
                    : uses > 0 ? "assigned entries" : "";
    if (!lost.isEmpty()) {
      throw new MunimentException(
          ErrorCode.DATA_LOSS_EXPECTED,
          "The field '"
              + field.name()
              + "' has "
              + lost
              + ", so data may be lost when its type becomes "
              + newType.wireName()
              + ".");
    }
  }

  /** The definition with another type, rid of what that type can't have. */
  private static FieldDefinition retyped(FieldDefinition field, FieldType type) {
    boolean keepsConstraint = field.type().isNumber() && type.isNumber();
    boolean keepsFormat = formatFits(field, type);
    FieldDefinition bare =
        new FieldDefinition(
            field.id(),
            field.name(),
            type,
            field.description(),
            type.isText() ? lengthOf(field) : 0,
            "",
            field.multiValue(),
            field.required(),
            keepsConstraint ? field.constraint() : "",
            keepsConstraint ? field.constraintError() : "",
            List.of(),
            keepsFormat ? field.format() : FieldFormat.NONE,
            keepsFormat ? field.currency() : "",
            keepsFormat ? field.formatPattern() : "",
            field.indexed(),
            field.indexedForReporting(),
            field.warnIfBlank(),
            field.hideListValues(),
            field.autoExtract());
    return bare.withDefaultValue(defaultFor(field, bare));
  }

  private static int lengthOf(FieldDefinition field) {
    return field.type().isText() ? field.length() : FieldDefinition.DEFAULT_LENGTH;
  }

  private static boolean formatFits(FieldDefinition field, FieldType type) {
    if (!field.format().fits(type)) {
      return false;
    }
    // A custom pattern says something about one family of types only, and not about each of them.
    if (field.format() == FieldFormat.CUSTOM) {
      return (field.type().isNumber() && type.isNumber()) || field.type().widensTo(type);
    }
    return true;
  }

  /** The default value as the new type has it, or nothing when it can't. */
  private static String defaultFor(FieldDefinition field, FieldDefinition bare) {
    String text = field.defaultValue();
    if (text.isEmpty()) {
      return "";
    }
    if (Tokens.occurIn(text)) {
      return bare.type().isText() || (field.type().isTemporal() && bare.type().isTemporal())
          ? text
          : "";
    }
    return Optional.ofNullable(FieldValue.tryParse(field.type(), text))
        .flatMap(value -> value.convertTo(bare.type()))
        .filter(FieldRules.of(bare)::accepts)
        .map(FieldValue::text)
        .orElse("");
  }
}
