package org.muniment.entry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.ChildRights;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;

/** Lists what is in a folder, page by page (contract: entries §3, overview §6). Thread-safe. */
public final class EntryListing {
  private final Database database;
  private final AccessService access;
  private final EntryDao dao = new EntryDao();
  private final EntryPathDao paths = new EntryPathDao();
  private final EntryListingDao listing = new EntryListingDao();

  public EntryListing(Database database, AccessService access) {
    this.database = database;
    this.access = access;
  }

  /**
   * A page that is asked for.
   *
   * @param order at most a handful of expressions; empty for by name
   * @param groupByType whether folders come first, then the other types
   * @param after where the page before ended, or null for the first page
   * @param skip rows to pass over, on the first page
   * @param size rows wanted, at least 1
   * @param count whether the number of all children is wanted
   */
  public record Query(
      int folderId,
      List<EntryOrder> order,
      boolean groupByType,
      @Nullable Position after,
      long skip,
      int size,
      boolean count) {}

  /**
   * Where a page ended.
   *
   * @param row the number of its last row
   * @param type the type of its last row, as a number
   * @param nameKey the folded name of its last row, or null when the order is not by name: then the
   *     next page begins by counting rows
   */
  public record Position(long row, int type, @Nullable String nameKey) {}

  /**
   * A page.
   *
   * @param next where the next page begins, or null when this is the last one
   * @param total the number of all children, or null when it wasn't asked for
   */
  public record Page(List<Entry> entries, @Nullable Position next, @Nullable Long total) {}

  /**
   * @throws MunimentException ENTRY_NOT_FOUND, or WRONG_ENTRY_TYPE for an entry that holds none
   */
  public Page list(Caller caller, Query query) {
    access.require(caller, Right.READ);
    return database.read(transaction -> list(transaction, caller, query));
  }

  private Page list(Transaction transaction, Caller caller, Query query) {
    int repositoryId = caller.repositoryId();
    EntryDao.Row folder = dao.getRow(transaction, repositoryId, query.folderId());
    if (!folder.type().isContainer()) {
      throw new MunimentException(
          ErrorCode.WRONG_ENTRY_TYPE,
          "The entry with the id " + query.folderId() + " is not a folder.");
    }
    access.require(transaction, caller, query.folderId());
    ChildRights shownChildren =
        access.children(transaction, caller, query.folderId(), EntryRight.Browse);
    List<EntryPathDao.Step> steps = paths.pathOf(transaction, repositoryId, query.folderId());
    String path = EntryPathDao.text(steps);
    RecordPlace place = RecordPlace.of(steps);
    List<EntryListingDao.Row> rows = listing.page(transaction, repositoryId, query, shownChildren);
    boolean more = rows.size() > query.size();
    List<EntryListingDao.Row> shown = more ? rows.subList(0, query.size()) : rows;
    long row = query.after() == null ? query.skip() : query.after().row();
    List<Entry> entries = new ArrayList<>();
    for (EntryListingDao.Row found : shown) {
      entries.add(found.entry().at(path, place, ++row));
    }
    Position next = null;
    if (more) {
      EntryListingDao.Row last = shown.get(shown.size() - 1);
      next =
          new Position(
              row,
              last.entry().type().number(),
              EntryListingDao.byNameOnly(query.order()) ? last.nameKey() : null);
    }
    Long total =
        query.count()
            ? listing.count(transaction, repositoryId, query.folderId(), shownChildren)
            : null;
    return new Page(entries, next, total);
  }
}
