package org.muniment.api.transfer;

import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of an import, for the OpenAPI document. */
@Schema(name = "ImportForm", requiredProperties = "request")
public record ImportForm(
    InputStream file, ImportEntryRequest request, List<InputStream> imageFiles) {}
