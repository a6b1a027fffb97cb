package org.muniment.search.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A folder given by its path. The first name may turn out to be the repository's own (contract:
 * search-syntax §4.2); only whoever can look can tell.
 *
 * @param names from the root downwards; none for the root folder itself
 */
public record FolderPath(List<String> names) implements SearchValue {
  public FolderPath {
    names = List.copyOf(names);
  }

  /** Reads {@code \A\B}; a missing first, a doubled or a last backslash does not matter. */
  static FolderPath parse(String text) {
    List<String> names = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\\', start);
      end = end < 0 ? text.length() : end;
      if (end > start) {
        names.add(text.substring(start, end));
      }
      start = end + 1;
    }
    return new FolderPath(names);
  }

  @Override
  public String toString() {
    return "\\" + String.join("\\", names);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.folderPath(this);
  }
}
