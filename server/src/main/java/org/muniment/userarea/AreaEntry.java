package org.muniment.userarea;

/** An entry in an area or a list, with its path from the root folder. */
public record AreaEntry(int entryId, String fullPath) {}
