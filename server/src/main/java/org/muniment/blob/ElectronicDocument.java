package org.muniment.blob;

/**
 * A content as a file that users know: immutable, and shared by every entry that has it.
 *
 * @param id unique in its repository
 * @param ref the bytes
 * @param extension without the dot, empty for none
 * @param mimeType the type it is delivered as
 */
public record ElectronicDocument(long id, BlobRef ref, String extension, String mimeType) {}
