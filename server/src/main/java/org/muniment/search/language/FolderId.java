package org.muniment.search.language;

/** A folder given by its entry id. */
public record FolderId(int id) implements SearchValue {
  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.folderId(this);
  }
}
