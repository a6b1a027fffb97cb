package org.muniment.api.document;

import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The parts of a body that carries one page, for the OpenAPI document. */
@Schema(name = "PageForm")
public record PageForm(InputStream imageFile, WritePageTextRequest request) {}
