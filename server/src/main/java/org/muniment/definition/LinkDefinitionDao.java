package org.muniment.definition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.muniment.database.Transaction;

/** The table link_definition. */
final class LinkDefinitionDao {
  List<LinkDefinition> list(Transaction transaction, int repositoryId) {
    return transaction
        .query(
            """
            select *
            from link_definition
            where repository_id = :repositoryId
            order by id
            """)
        .bind("repositoryId", repositoryId)
        .map(LinkDefinitionDao::read)
        .list();
  }

  Optional<LinkDefinition> find(Transaction transaction, int repositoryId, int id) {
    return transaction
        .query(
            """
            select *
            from link_definition
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .map(LinkDefinitionDao::read)
        .findOne();
  }

  void insert(Transaction transaction, int repositoryId, LinkDefinition link) {
    transaction
        .update(
            """
            insert into link_definition (repository_id, id, source_label, target_label, description)
            values (:repositoryId, :id, :sourceLabel, :targetLabel, :description)
            """)
        .bind("repositoryId", repositoryId)
        .bind("id", link.id())
        .bind("sourceLabel", link.sourceLabel())
        .bind("targetLabel", link.targetLabel())
        .bind("description", link.description())
        .execute();
  }

  int describe(Transaction transaction, int repositoryId, int id, String description) {
    return transaction
        .update(
            """
            update link_definition
            set description = :description
            where repository_id = :repositoryId
              and id = :id
            """)
        .bind("description", description)
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .execute();
  }

  private static LinkDefinition read(ResultSet row) throws SQLException {
    return new LinkDefinition(
        row.getInt("id"),
        row.getString("source_label"),
        row.getString("target_label"),
        row.getString("description"));
  }
}
