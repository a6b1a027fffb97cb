package org.muniment.identity;

/**
 * What a download link is good for.
 *
 * @param repositoryId where the content belongs
 * @param blobHash the SHA-256 of the content in hexadecimal form
 * @param size of the content in bytes
 * @param fileName what the browser should call it
 * @param mimeType what it is
 * @param inline whether the browser should show it rather than save it
 */
public record DownloadLink(
    int repositoryId,
    String blobHash,
    long size,
    String fileName,
    String mimeType,
    boolean inline) {}
