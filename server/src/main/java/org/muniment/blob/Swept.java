package org.muniment.blob;

/**
 * What a sweep removed.
 *
 * @param electronicDocuments rows of electronic documents
 * @param names rows by which repositories named contents
 * @param contents contents deleted from the store
 * @param abandoned leftovers of writes that were cut off
 */
public record Swept(int electronicDocuments, int names, int contents, int abandoned) {}
