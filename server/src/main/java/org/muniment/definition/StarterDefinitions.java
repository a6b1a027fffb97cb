package org.muniment.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Transaction;
import org.muniment.error.MunimentException;

/**
 * What a new repository begins with unless its maker wants it bare. The ids follow from the order
 * here: template 1 is General, template 2 Email, link definition 1 message and attachment
 * (contract: open questions 50).
 */
public final class StarterDefinitions {
  private final FieldDefinitionService fields;
  private final TemplateDefinitionService templates;
  private final TagDefinitionService tags;
  private final LinkDefinitionService links;
  private final AttributeService attributes;

  public StarterDefinitions(
      FieldDefinitionService fields,
      TemplateDefinitionService templates,
      TagDefinitionService tags,
      LinkDefinitionService links,
      AttributeService attributes) {
    this.fields = fields;
    this.templates = templates;
    this.tags = tags;
    this.links = links;
    this.attributes = attributes;
  }

  /** Fills a repository that has no definitions yet. */
  public void create(Transaction transaction, int repositoryId) {
    new Filling(transaction, repositoryId).everything();
  }

  /** What each new user begins with. */
  public void createForUser(Transaction transaction, int repositoryId, String trusteeSid) {
    attributes.put(
        transaction, repositoryId, trusteeSid, "[Settings]View.DefaultColumns", "Name,Modified");
  }

  private final class Filling {
    private final Transaction transaction;
    private final int repositoryId;

    Filling(Transaction transaction, int repositoryId) {
      this.transaction = transaction;
      this.repositoryId = repositoryId;
    }

    void everything() {
      fields();
      template("General", "Any document", "Document", "Date", "Author", "Subject", "Keywords");
      template(
          "Email",
          "A message",
          "Sender",
          "Recipients",
          "Cc",
          "Subject",
          "Received",
          "Has Attachments");
      template(
          "Invoice", "A bill", "Invoice Number", "Vendor", "Date", "Due Date", "Amount", "Status");
      template(
          "Correspondence", "A letter", "Sender", "Recipients", "Date", "Subject", "Reference");
      tags();
      links.create(
          transaction, repositoryId, "Message", "Attachment", "A message and what came with it");
      links.create(
          transaction,
          repositoryId,
          "Supersedes",
          "Superseded by",
          "A document and its predecessor");
      attributes.put(
          transaction, repositoryId, AttributeService.EVERYONE, "[Settings]View.PageSize", "150");
      attributes.put(
          transaction, repositoryId, AttributeService.EVERYONE, "[Settings]View.Theme", "Light");
    }

    private void fields() {
      text("Document", 255, false);
      field("Date", FieldType.DATE, FieldFormat.SHORT_DATE, "");
      text("Author", 100, false);
      text("Subject", 1_000, false);
      text("Keywords", 100, true);
      text("Sender", 255, false);
      text("Recipients", 255, true);
      text("Cc", 255, true);
      field("Received", FieldType.DATE_TIME, FieldFormat.SHORT_DATE_TIME, "");
      list("Has Attachments", "Yes", "No");
      text("Invoice Number", 40, false);
      text("Vendor", 100, false);
      field("Due Date", FieldType.DATE, FieldFormat.SHORT_DATE, "");
      field("Amount", FieldType.NUMBER, FieldFormat.CURRENCY, "USD");
      list("Status", "Open", "Approved", "Paid", "Rejected");
      text("Reference", 100, false);
      field("Copies", FieldType.SHORT_INTEGER, FieldFormat.NONE, "");
      field("Serial Number", FieldType.LONG_INTEGER, FieldFormat.NONE, "");
      field("Time", FieldType.TIME, FieldFormat.SHORT_TIME, "");
    }

    private void tags() {
      tags.create(transaction, repositoryId, "Reviewed", "Somebody has read it", false, null);
      tags.create(transaction, repositoryId, "Needs Attention", "Somebody has to act", false, null);
      tags.create(
          transaction,
          repositoryId,
          "Draft",
          "Not final yet",
          false,
          new Watermark("DRAFT", 50, "DeadCenter", 45, false, -1));
    }

    private void text(String name, int length, boolean multiValue) {
      make(FieldType.STRING, settings(name, length, multiValue, null, ""), null);
    }

    private void list(String name, String... values) {
      make(FieldType.LIST, settings(name, 50, false, null, ""), List.of(values));
    }

    private void field(String name, FieldType type, FieldFormat format, String currency) {
      make(type, settings(name, null, false, format, currency), null);
    }

    private void make(FieldType type, FieldSettings settings, @Nullable List<String> listValues) {
      fields.create(transaction, repositoryId, type, settings, listValues, null);
    }

    private void template(String name, String description, String... fieldNames) {
      List<TemplateFieldAssignment> assignments = new ArrayList<>();
      for (String fieldName : fieldNames) {
        assignments.add(new TemplateFieldAssignment(fieldName, false, null));
      }
      CreatedTemplate created =
          templates.create(
              transaction,
              repositoryId,
              new TemplateSettings(name, description, null, false, null),
              assignments);
      MunimentException failure = created.failure();
      if (failure != null) {
        throw failure;
      }
    }

    private static FieldSettings settings(
        String name,
        @Nullable Integer length,
        boolean multiValue,
        @Nullable FieldFormat format,
        String currency) {
      return new FieldSettings(
          name,
          null,
          length,
          null,
          multiValue,
          null,
          null,
          null,
          format,
          currency,
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }
}
