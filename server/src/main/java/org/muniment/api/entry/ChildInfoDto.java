package org.muniment.api.entry;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many children a folder has. */
@Schema(name = "ChildInfo")
public record ChildInfoDto(
    boolean hasChildren, long childCount, int folderCount, int documentCount, int shortcutCount) {}
