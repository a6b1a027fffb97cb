package org.muniment.identity;

import java.util.UUID;

/**
 * What the address of a part of an upload is good for: writing that part.
 *
 * @param part the number of the part
 */
public record UploadLink(int repositoryId, UUID uploadId, int part) {}
