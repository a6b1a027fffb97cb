package org.muniment.api.transfer;

import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of a document update, for the OpenAPI document. */
@Schema(name = "UpdateDocumentForm")
public record UpdateDocumentForm(
    InputStream file, UpdateDocumentRequest request, List<InputStream> imageFiles) {}
