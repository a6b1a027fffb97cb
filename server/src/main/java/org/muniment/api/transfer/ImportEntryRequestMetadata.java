package org.muniment.api.transfer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.api.metadata.FieldToUpdate;
import org.muniment.api.metadata.LinkToUpdate;

/** The metadata of a document that is imported or changed. */
@Schema(name = "ImportEntryRequestMetadata")
public record ImportEntryRequestMetadata(
    @Nullable String templateName,
    @Nullable List<FieldToUpdate> fields,
    @Nullable List<String> tags,
    @Nullable List<LinkToUpdate> links) {}
