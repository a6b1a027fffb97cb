package org.muniment.metadata;

import java.util.Map;

/**
 * A link a caller wants an entry to have.
 *
 * @param otherEntryId the entry at the other end
 * @param isSource whether the link starts from the entry rather than leads to it
 */
public record LinkInput(
    int linkDefinitionId, int otherEntryId, boolean isSource, Map<String, String> properties) {}
