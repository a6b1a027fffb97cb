package org.muniment.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.database.NameKey;
import org.muniment.database.SqlStatement;
import org.muniment.database.Transaction;

/** The table template_definition. */
final class TemplateDefinitionDao {
  private static final String SELECT =
      """
      select t.*,
             (select count(*)
              from template_field f
              where f.repository_id = t.repository_id
                and f.template_id = t.id) as field_count
      from template_definition t
      where t.repository_id = :repositoryId
      """;

  List<TemplateDefinition> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(SELECT + "order by t.id")
        .bind("repositoryId", repositoryId)
        .map(TemplateDefinitionDao::read)
        .list();
  }

  List<TemplateDefinition> listContaining(Transaction transaction, int repositoryId, int fieldId) {
    return transaction
        .query(
            SELECT
                + """
                  and t.id in (select c.template_id
                               from template_field c
                               where c.repository_id = :repositoryId
                                 and c.field_id = :fieldId)
                order by t.id
                """)
        .bind("repositoryId", repositoryId)
        .bind("fieldId", fieldId)
        .map(TemplateDefinitionDao::read)
        .list();
  }

  Optional<TemplateDefinition> find(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(SELECT + "and t.id = :id")
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(TemplateDefinitionDao::read)
        .findOne();
  }

  Optional<TemplateDefinition> findByName(Transaction transaction, int repositoryId, String name) {
    return transaction
        .query(SELECT + "and t.name_key = :nameKey")
        .bind("repositoryId", repositoryId)
        .bind("nameKey", NameKey.of(name))
        .map(TemplateDefinitionDao::read)
        .findOne();
  }

  /** Nobody else changes, removes or assigns the template until the transaction ends. */
  boolean lock(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select id
            from template_definition
            where repository_id = :repositoryId
              and id = :id
            for update
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Nobody else changes or removes the template until the transaction ends. */
  boolean lockForUse(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select id
            from template_definition
            where repository_id = :repositoryId
              and id = :id
            for share
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Answers false when another template has the name. */
  boolean insert(Transaction transaction, int repositoryId, TemplateDefinition template) {
    return bind(
                transaction.update(
                    """
                    insert into template_definition (
                      repository_id, id, name, name_key, description, color, is_auto_assignable)
                    values (
                      :repositoryId, :id, :name, :nameKey, :description, :color, :autoAssignable)
                    on conflict (repository_id, name_key) do nothing
                    """),
                repositoryId,
                template)
            .execute()
        == 1;
  }

  int update(Transaction transaction, int repositoryId, TemplateDefinition template) {
    return bind(
            transaction.update(
                """
                update template_definition
                set name = :name,
                    name_key = :nameKey,
                    description = :description,
                    color = :color,
                    is_auto_assignable = :autoAssignable
                where repository_id = :repositoryId
                  and id = :id
                """),
            repositoryId,
            template)
        .execute();
  }

  int delete(Transaction transaction, int repositoryId, int id) {
    return transaction
        .update(
            """
            delete from template_definition
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  PropertyBag properties(Transaction transaction, int repositoryId, int id) {
    Map<String, String> properties = new TreeMap<>();
    transaction
        .query(
            """
            select p.key, p.value
            from template_definition t
            cross join lateral jsonb_each_text(t.properties) p
            where t.repository_id = :repositoryId
              and t.id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(row -> Map.entry(row.getString("key"), row.getString("value")))
        .forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
    return new PropertyBag(properties);
  }

  int updateProperties(Transaction transaction, int repositoryId, int id, PropertyBag bag) {
    return transaction
        .update(
            """
            update template_definition
            set properties = jsonb_object(:keys, :values)
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .bindArray("keys", String.class, bag.asMap().keySet())
        .bindArray("values", String.class, bag.asMap().values())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, int repositoryId, TemplateDefinition template) {
    Color color = template.color();
    return statement
        .bind("repositoryId", repositoryId)
        .bind("id", template.id())
        .bind("name", template.name())
        .bind("nameKey", NameKey.of(template.name()))
        .bind("description", template.description())
        .bind("color", color == null ? null : (Integer) color.pack())
        .bind("autoAssignable", template.autoAssignable());
  }

  private static TemplateDefinition read(ResultSet row) throws SQLException {
    @Nullable Integer color = row.getObject("color", Integer.class);
    return new TemplateDefinition(
        row.getInt("id"),
        row.getString("name"),
        row.getString("description"),
        color == null ? null : Color.unpack(color),
        row.getInt("field_count"),
        row.getBoolean("is_auto_assignable"));
  }
}
