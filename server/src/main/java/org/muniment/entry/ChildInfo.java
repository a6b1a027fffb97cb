package org.muniment.entry;

/** How many immediate children a folder has, by kind (contract: entries §3). */
public record ChildInfo(long folders, long documents, long shortcuts) {
  public long children() {
    return folders + documents + shortcuts;
  }
}
