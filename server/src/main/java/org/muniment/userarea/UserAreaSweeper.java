package org.muniment.userarea;

import org.muniment.database.Database;

/**
 * Takes entries that were deleted out of what users keep. May be run on every node, also at once.
 */
public final class UserAreaSweeper {
  private final Database database;
  private final UserAreaEntryDao entries = new UserAreaEntryDao();
  private final RecentEntryDao recent = new RecentEntryDao();

  public UserAreaSweeper(Database database) {
    this.database = database;
  }

  /** Answers how many were removed. */
  public int sweep() {
    return database.write(entries::sweep) + database.write(recent::sweep);
  }
}
