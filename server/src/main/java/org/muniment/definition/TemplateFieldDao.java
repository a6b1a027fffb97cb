package org.muniment.definition;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.database.Json;
import org.muniment.database.Transaction;

/** The table template_field. Positions of a template are 1, 2, 3 and so on, without gaps. */
final class TemplateFieldDao {
  List<TemplateField> list(Transaction transaction, int repositoryId, int templateId) {
    return transaction
        .query(
            """
            select f.*,
                   t.is_required as required_here,
                   t.local_description,
                   t.group_id,
                   t.group_name,
                   t.parent_ids
            from template_field t
            join field_definition f
              on f.repository_id = t.repository_id
             and f.id = t.field_id
            where t.repository_id = :repositoryId
              and t.template_id = :templateId
            order by t.position
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .map(TemplateFieldDao::read)
        .list();
  }

  List<Integer> fieldIds(Transaction transaction, int repositoryId, int templateId) {
    return transaction
        .query(
            """
            select field_id
            from template_field
            where repository_id = :repositoryId
              and template_id = :templateId
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .mapTo(Integer.class)
        .list();
  }

  /** Puts a field in and moves those behind it back. */
  void insert(
      Transaction transaction,
      int repositoryId,
      int templateId,
      int position,
      TemplateField field) {
    transaction
        .update(
            """
            update template_field
            set position = position + 1
            where repository_id = :repositoryId
              and template_id = :templateId
              and position >= :position
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("position", position)
        .execute();
    transaction
        .update(
            """
            insert into template_field (
              repository_id, template_id, field_id, position, is_required, local_description,
              group_id, group_name)
            values (
              :repositoryId, :templateId, :fieldId, :position, :required, :localDescription,
              :groupId, :groupName)
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("fieldId", field.field().id())
        .bind("position", position)
        .bind("required", field.field().required())
        .bind("localDescription", field.localDescription())
        .bind("groupId", field.groupId())
        .bind("groupName", field.groupName())
        .execute();
  }

  int update(
      Transaction transaction,
      int repositoryId,
      int templateId,
      int fieldId,
      @Nullable Boolean required,
      @Nullable String localDescription) {
    return transaction
        .update(
            """
            update template_field
            set is_required = coalesce(:required, is_required),
                local_description = coalesce(:localDescription, local_description)
            where repository_id = :repositoryId
              and template_id = :templateId
              and field_id = :fieldId
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("fieldId", fieldId)
        .bind("required", required)
        .bind("localDescription", localDescription)
        .execute();
  }

  /** Puts a field into a group, or with nulls out of it. */
  void group(
      Transaction transaction,
      int repositoryId,
      int templateId,
      int fieldId,
      @Nullable Integer groupId,
      @Nullable String groupName) {
    transaction
        .update(
            """
            update template_field
            set group_id = :groupId,
                group_name = :groupName
            where repository_id = :repositoryId
              and template_id = :templateId
              and field_id = :fieldId
            """)
        .bind("groupId", groupId)
        .bind("groupName", groupName)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("fieldId", fieldId)
        .execute();
  }

  /** Makes a field dynamic, or with null an ordinary one. */
  void choose(
      Transaction transaction,
      int repositoryId,
      int templateId,
      int fieldId,
      @Nullable DynamicChoices choices) {
    transaction
        .update(
            """
            update template_field
            set parent_ids = :parentIds,
                choices = cast(:choices as jsonb)
            where repository_id = :repositoryId
              and template_id = :templateId
              and field_id = :fieldId
            """)
        .bind("parentIds", choices == null ? null : choices.parentIds().toArray(Integer[]::new))
        .bind("choices", choices == null ? null : Json.write(choices.choices()))
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("fieldId", fieldId)
        .execute();
  }

  Map<Integer, DynamicChoices> choices(Transaction transaction, int repositoryId, int templateId) {
    Map<Integer, DynamicChoices> all = new HashMap<>();
    transaction
        .query(
            """
            select field_id, parent_ids, choices
            from template_field
            where repository_id = :repositoryId
              and template_id = :templateId
              and choices is not null
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .map(
            row ->
                Map.entry(
                    row.getInt("field_id"),
                    new DynamicChoices(
                        List.of((Integer[]) row.getArray("parent_ids").getArray()),
                        Json.readList(row.getString("choices"), DynamicChoices.Choice.class))))
        .forEach(field -> all.put(field.getKey(), field.getValue()));
    return all;
  }

  /** Moves a field and those between its old and its new position. */
  void move(Transaction transaction, int repositoryId, int templateId, int from, int to) {
    transaction
        .update(
            """
            update template_field
            set position = case
                  when position = :from then :to
                  when :from < :to then position - 1
                  else position + 1
                end
            where repository_id = :repositoryId
              and template_id = :templateId
              and position between least(:from, :to) and greatest(:from, :to)
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("from", from)
        .bind("to", to)
        .execute();
  }

  /** Takes a field out and moves those behind it up; no other one depends on it any more. */
  void remove(Transaction transaction, int repositoryId, int templateId, int fieldId) {
    transaction
        .update(
            """
            update template_field
            set parent_ids = null,
                choices = null
            where repository_id = :repositoryId
              and template_id = :templateId
              and :fieldId = any(parent_ids)
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("fieldId", fieldId)
        .execute();
    transaction
        .update(
            """
            with gone as (
              delete from template_field
              where repository_id = :repositoryId
                and template_id = :templateId
                and field_id = :fieldId
              returning position
            )
            update template_field f
            set position = f.position - 1
            from gone
            where f.repository_id = :repositoryId
              and f.template_id = :templateId
              and f.position > gone.position
            """)
        .bind("repositoryId", repositoryId)
        .bind("templateId", templateId)
        .bind("fieldId", fieldId)
        .execute();
  }

  /**
   * Takes fields out of every template. The templates stay locked until the transaction ends; they
   * are locked in the order of ids.
   */
  void removeFromAll(Transaction transaction, int repositoryId, List<Integer> fieldIds) {
    List<Integer> templates =
        transaction
            .query(
                """
                select d.id
                from template_definition d
                where d.repository_id = :repositoryId
                  and d.id in (select t.template_id
                               from template_field t
                               where t.repository_id = :repositoryId
                                 and t.field_id = any(:fieldIds))
                order by d.id
                for update
                """)
            .bind("repositoryId", repositoryId)
            .bindArray("fieldIds", Integer.class, fieldIds)
            .mapTo(Integer.class)
            .list();
    for (int template : templates) {
      fieldIds.forEach(fieldId -> remove(transaction, repositoryId, template, fieldId));
    }
  }

  private static TemplateField read(ResultSet row) throws SQLException {
    Array parentIds = row.getArray("parent_ids");
    return new TemplateField(
        FieldRow.read(row).withRequired(row.getBoolean("required_here")),
        row.getObject("group_id", Integer.class),
        row.getString("group_name"),
        parentIds == null ? null : List.of((Integer[]) parentIds.getArray()),
        row.getString("local_description"));
  }
}
