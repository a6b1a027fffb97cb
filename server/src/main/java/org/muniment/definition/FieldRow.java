package org.muniment.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.muniment.database.NameKey;
import org.muniment.database.SqlStatement;

/** The columns of a field definition. */
final class FieldRow {
  private FieldRow() {}

  static FieldDefinition read(ResultSet row) throws SQLException {
    return new FieldDefinition(
        row.getInt("id"),
        text(row, "name"),
        FieldType.of(text(row, "field_type")),
        text(row, "description"),
        row.getObject("length", Integer.class),
        text(row, "default_value"),
        flag(row, "is_multi_value"),
        flag(row, "is_required"),
        text(row, "constraint_text"),
        text(row, "constraint_error"),
        List.of((String[]) row.getArray("list_values").getArray()),
        FieldFormat.of(text(row, "format")),
        text(row, "currency"),
        text(row, "format_pattern"),
        flag(row, "is_indexed"),
        flag(row, "is_indexed_for_reporting"),
        flag(row, "warn_if_blank"),
        flag(row, "hide_list_values"),
        flag(row, "auto_extract"));
  }

  static <S extends SqlStatement<S>> S bind(S statement, FieldDefinition field) {
    return statement
        .bind("id", field.id())
        .bind("name", field.name())
        .bind("nameKey", NameKey.of(field.name()))
        .bind("fieldType", field.type().wireName())
        .bind("description", field.description())
        .bind("length", field.length())
        .bind("defaultValue", field.defaultValue())
        .bind("multiValue", field.multiValue())
        .bind("required", field.required())
        .bind("constraintText", field.constraint())
        .bind("constraintError", field.constraintError())
        .bindArray("listValues", String.class, field.listValues())
        .bind("format", field.format().wireName())
        .bind("currency", field.currency())
        .bind("formatPattern", field.formatPattern())
        .bind("indexed", field.indexed())
        .bind("indexedForReporting", field.indexedForReporting())
        .bind("warnIfBlank", field.warnIfBlank())
        .bind("hideListValues", field.hideListValues())
        .bind("autoExtract", field.autoExtract());
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  private static boolean flag(ResultSet row, String column) throws SQLException {
    return row.getBoolean(column);
  }
}
