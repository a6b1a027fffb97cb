package org.muniment.metadata;

import java.util.Map;
import org.muniment.definition.LinkDefinition;

/**
 * A link between two entries.
 *
 * @param sourcePath the full path of the entry it starts from
 * @param targetPath the full path of the entry it leads to
 * @param properties what the maker of the link noted
 */
public record Link(
    int id,
    LinkDefinition definition,
    int sourceId,
    String sourcePath,
    int targetId,
    String targetPath,
    Map<String, String> properties) {}
