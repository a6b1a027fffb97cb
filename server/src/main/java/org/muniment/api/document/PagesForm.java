package org.muniment.api.document;

import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of a body that carries pages, for the OpenAPI document. */
@Schema(name = "PagesForm")
public record PagesForm(PagesContentRequest request, List<InputStream> imageFiles) {}
