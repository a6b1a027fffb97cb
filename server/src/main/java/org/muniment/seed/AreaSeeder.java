package org.muniment.seed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.muniment.database.Database;
import org.muniment.identity.Caller;
import org.muniment.userarea.UserAreaCopies;

/** Gives users what a seed says they keep. Each area is a transaction of its own. Thread-safe. */
record AreaSeeder(Database database, UserAreaCopies copies, EntrySeeder entries) {

  /**
   * @throws SeedException when it says too little or too much
   */
  static void check(SeedItem<SeedArea> item) {
    SeedArea said = item.value();
    if (said.user() == null || said.kind() == null) {
      throw item.bad("an area has a user and a kind");
    }
    if ((said.name() == null) != (said.kind() == SeedArea.Kind.Starred)) {
      throw item.bad("a collection or an area has a name, and starred entries have none");
    }
    if (said.kind() != SeedArea.Kind.Area && (said.comment() != null || said.data() != null)) {
      throw item.bad("only an area of an application has a comment and data");
    }
    for (String path : paths(said)) {
      if (path == null) {
        throw item.bad("an entry is given by its path");
      }
      item.apply(() -> SeedPath.of(path));
    }
  }

  private static List<String> paths(SeedArea said) {
    return said.entries() == null ? List.of() : said.entries();
  }

  /**
   * The entries have to be there.
   *
   * @param caller who looks for the entries
   */
  void seed(Caller caller, Caller owner, SeedArea said) {
    SeedArea.Kind kind = said.kind();
    if (kind == null) {
      throw SeedService.refusal("The area has no kind.");
    }
    Set<Integer> ids = new LinkedHashSet<>();
    for (String path : paths(said)) {
      ids.add(entries.require(caller, SeedPath.of(path)).id());
    }
    database.execute(
        transaction ->
            copies.put(
                transaction,
                owner,
                kind.areaKind(),
                said.name(),
                said.comment(),
                said.data(),
                ids));
  }
}
