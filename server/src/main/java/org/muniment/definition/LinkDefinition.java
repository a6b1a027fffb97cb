package org.muniment.definition;

/**
 * One kind of links between entries.
 *
 * @param sourceLabel what the entry is that a link starts from
 * @param targetLabel what the entry is that it leads to
 */
public record LinkDefinition(int id, String sourceLabel, String targetLabel, String description) {}
