package org.muniment.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.access.ChildRights;
import org.muniment.database.Transaction;

/** The queries of a folder listing. */
final class EntryListingDao {
  /** A row with the key by which the next page finds its place. */
  record Row(Entry entry, String nameKey) {}

  /** Whether the order is by name alone, so that a page can begin behind a name. */
  static boolean byNameOnly(List<EntryOrder> order) {
    return order.isEmpty() || order.get(0).isByName();
  }

  /** One row more than asked for, when there is one: it tells that another page follows. */
  List<Row> page(
      Transaction transaction, int repositoryId, EntryListing.Query query, ChildRights shown) {
    return byNameOnly(query.order())
        ? pageByName(transaction, repositoryId, query, shown)
        : pageByCounting(transaction, repositoryId, query, shown);
  }

  /**
   * A page in the order of names, which the index on names gives without sorting. Groups are taken
   * one after the other; those not reached cost nothing.
   */
  private List<Row> pageByName(
      Transaction transaction, int repositoryId, EntryListing.Query query, ChildRights shown) {
    boolean descending = !query.order().isEmpty() && query.order().get(0).descending();
    EntryListing.Position after = query.after();
    List<String> parts = new ArrayList<>();
    if (query.groupByType()) {
      for (EntryType type : EntryType.values()) {
        if (after == null || type.number() >= after.type()) {
          boolean behind = after != null && type.number() == after.type();
          parts.add(
              part("and type = " + type.number(), shown.condition("entry"), behind, descending));
        }
      }
    } else {
      parts.add(part("", shown.condition("entry"), after != null, descending));
    }
    String chosen =
        parts.size() == 1
            ? parts.get(0)
            : parts.stream().collect(Collectors.joining(")\nunion all\n(", "(", ")"))
                + "\nlimit :size offset :skip\n";
    return rows(
        transaction,
        "with chosen as (\n" + chosen + ")\n",
        (query.groupByType() ? "order by e.type, e.name_key" : "order by e.name_key")
            + (descending ? " desc" : ""),
        repositoryId,
        query,
        shown,
        after == null ? null : after.nameKey(),
        after == null ? query.skip() : 0);
  }

  private static String part(String condition, String rights, boolean behind, boolean descending) {
    return """
        select id
        from entry
        where repository_id = :repositoryId and parent_id = :folderId
        """
        + condition
        + rights
        + (behind ? (descending ? " and name_key < :after" : " and name_key > :after") : "")
        + "\norder by name_key"
        + (descending ? " desc" : "")
        + (condition.isEmpty() ? "\nlimit :size offset :skip\n" : "\nlimit :size + :skip\n");
  }

  /** A page in any other order: sorts the folder and counts off the rows before. */
  private List<Row> pageByCounting(
      Transaction transaction, int repositoryId, EntryListing.Query query, ChildRights shown) {
    List<String> expressions = new ArrayList<>();
    if (query.groupByType()) {
      expressions.add("e.type");
    }
    for (EntryOrder order : query.order()) {
      String sql = order.sql();
      if (sql != null) {
        expressions.add(sql);
      }
    }
    expressions.add("e.name_key");
    String order = "order by " + String.join(", ", expressions);
    long skip = query.after() == null ? query.skip() : query.after().row();
    return rows(
        transaction,
        """
        with chosen as (
          select e.id
          from entry e
          left join trustee creator
            on creator.repository_id = e.repository_id and creator.id = e.creator_id
          left join electronic_document document
            on document.repository_id = e.repository_id
            and document.id = e.electronic_document_id
          left join metadata_set metadata
            on metadata.repository_id = e.repository_id and metadata.id = e.metadata_set_id
          left join template_definition template
            on template.repository_id = metadata.repository_id
            and template.id = metadata.template_id
          left join page_set pages
            on pages.repository_id = e.repository_id and pages.id = e.page_set_id
          left join document_control control
            on control.repository_id = e.repository_id and control.entry_id = e.id
          left join record_entry declared
            on declared.repository_id = e.repository_id and declared.entry_id = e.id
          where e.repository_id = :repositoryId and e.parent_id = :folderId
        """
            + shown.condition("e")
            + order
            + "\nlimit :size offset :skip\n)\n",
        order,
        repositoryId,
        query,
        shown,
        null,
        skip);
  }

  private static List<Row> rows(
      Transaction transaction,
      String chosen,
      String order,
      int repositoryId,
      EntryListing.Query query,
      ChildRights shown,
      @Nullable String after,
      long skip) {
    var statement =
        shown
            .bind(
                transaction.query(
                    chosen
                        + "select e.name_key, "
                        + EntryDao.COLUMNS
                        + """
                    from chosen
                    join entry e on e.repository_id = :repositoryId and e.id = chosen.id
                    """
                        + EntryDao.JOINS
                        + order))
            .bind("repositoryId", repositoryId)
            .bind("folderId", query.folderId())
            .bind("size", query.size() + 1)
            .bind("skip", skip);
    if (after != null) {
      statement.bind("after", after);
    }
    return statement.map(row -> new Row(EntryDao.map(row), row.getString("name_key"))).list();
  }

  long count(Transaction transaction, int repositoryId, int folderId, ChildRights shown) {
    return shown
        .bind(
            transaction.query(
                """
            select count(*)
            from entry
            where repository_id = :repositoryId and parent_id = :folderId
            """
                    + shown.condition("entry")))
        .bind("repositoryId", repositoryId)
        .bind("folderId", folderId)
        .mapTo(Long.class)
        .one();
  }
}
